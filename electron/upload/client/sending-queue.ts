import { join } from 'node:path';
import type { AskLedger, OutboxEntry, UploadLink, UploadQueue, UploadSettings } from '#shared/contract/upload.ts';
import { LedgerError } from '#shared/errors.ts';
import { refuseToSend } from '../../keys/superior-revoked.ts';
import { backOff } from './back-off.ts';
import { Pacer } from './pacer.ts';
import { proxyFor } from './proxy.ts';
import { canHeal, mismatch, type Sending, sendFile } from './send-file.ts';

export interface QueueParts {
  /** What the ledger keeps of the queue; the queue itself forgets everything when it ends. */
  readonly ask: AskLedger;
  /** Where the files to send stand. */
  readonly outbox: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Is told whenever something has changed, at most a few times a second. */
  readonly onChange: (queue: UploadQueue) => void;
  /** Is told of what should not happen, for the log. */
  readonly onTrouble: (error: unknown) => void;
  readonly send?: ((sending: Sending) => Promise<'sent' | 'known'>) | undefined;
  readonly chance?: (() => number) | undefined;
}

const betweenNews = 250;
/** Sent wrongly so often, a file is no longer tried by itself. */
const mismatches = 3;

type Now = UploadQueue['now'];

/** Sends what stands in the ledger's outbox, one file after another, through cuts and restarts, until it is sent, refused or called off. */
export class SendingQueue {
  readonly #parts: QueueParts;
  readonly #pacer: Pacer;
  #settings: UploadSettings | undefined;
  #now: Now = null;
  #attempt = 0;
  #running: { readonly id: string; readonly abort: AbortController } | undefined;
  #loop: Promise<void> | undefined;
  #again = false;
  #wake: (() => void) | undefined;
  #closed = false;
  #toldAt = 0;
  #mismatched = new Map<string, number>();

  constructor(parts: QueueParts) {
    this.#parts = parts;
    this.#pacer = new Pacer(() => {
      const limit = this.#settings?.kilobytesPerSecond;
      return limit == null ? null : limit * 1024;
    });
  }

  /** The queue as people see it. */
  async state(): Promise<UploadQueue> {
    const { entries, link, settings } = await this.#parts.ask('outbox.read', {});
    this.#settings = settings;
    return {
      address: link.address,
      hasToken: link.token !== null,
      settings,
      items: entries.map(({ file: _, url: __, ...item }) => item).reverse(),
      now: this.#now,
    };
  }

  /** Looks at the outbox: at the start, and whenever something may have come or changed. A wait is cut short. */
  wake(): void {
    if (this.#closed) return;
    this.#again = true;
    this.#wake?.();
    this.#loop ??= this.#work().finally(() => {
      this.#loop = undefined;
      // woken after the loop's last look
      if (this.#again) this.wake();
    });
  }

  /** Calls a file off; what the other side has of it is left to expire. */
  async cancel(id: string): Promise<void> {
    // first of all, so that nothing more is noted of what is called off
    if (this.#running?.id === id) this.#running.abort.abort();
    await this.#parts.ask('outbox.note', { id, state: 'cancelled', failure: null });
    this.wake();
    await this.#tell();
  }

  /** Tries a refused file again, or a waiting one at once. */
  async retry(id: string): Promise<void> {
    this.#mismatched.delete(id);
    this.#attempt = 0;
    await this.#parts.ask('outbox.note', { id, state: 'queued', failure: null });
    this.wake();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#running?.abort.abort();
    this.#wake?.();
    await this.#loop;
  }

  async #work(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false;
      try {
        await this.#round();
      } catch (error) {
        this.#parts.onTrouble(error);
        // the ledger's own trouble, a full disk or a busy ledger, passes as the network's does
        if (!this.#again && !this.#closed) await this.#wait();
        this.#again = true;
      }
    }
  }

  async #round(): Promise<void> {
    for (;;) {
      if (this.#closed) return;
      const { entries, link, settings } = await this.#parts.ask('outbox.read', {});
      this.#settings = settings;
      const next = entries.find(({ state, file }) => state === 'queued' && file !== null);
      const failure = next && (await this.#one(next, link, settings));
      if (!next || this.#closed) break;
      // what a person changed in the meantime is tried at once
      if (failure && !this.#again) await this.#wait();
      if (failure) this.#again = false;
    }
    this.#now = null;
    if (!this.#closed) await this.#tell();
  }

  /** Sends one; gives the failure after which the queue waits. */
  async #one(entry: OutboxEntry, link: UploadLink, settings: UploadSettings): Promise<LedgerError | undefined> {
    const { ask, environment } = this.#parts;
    const abort = new AbortController();
    this.#running = { id: entry.id, abort };
    try {
      refuseToSend(link.revoked);
      if (link.address === null) throw new LedgerError('UPLOAD-ADDRESS');
      if (link.token === null) throw new LedgerError('UPLOAD-TOKEN-MISSING');
      const address = new URL(link.address);
      const to = { address, token: link.token, authorities: link.authorities, proxy: proxyFor(settings.proxy, address, environment) };
      await this.#send(entry, to, abort.signal);
    } catch (error) {
      if (this.#closed || abort.signal.aborted) return undefined;
      return await this.#failed(entry, error);
    } finally {
      this.#running = undefined;
    }
    // the other side has it: where this cannot be noted, it is asked again later and says so
    await ask('outbox.note', { id: entry.id, state: 'sent', offset: entry.size, failure: null });
    this.#attempt = 0;
    return undefined;
  }

  #send(
    entry: OutboxEntry,
    to: Pick<Sending, 'address' | 'token' | 'authorities' | 'proxy'>,
    signal: AbortSignal,
  ): Promise<'sent' | 'known'> {
    const { ask, outbox, send = sendFile } = this.#parts;
    const { id, name, size, url } = entry;
    this.#now = { id, offset: entry.offset, total: size };
    void this.#tell();
    return send({
      ...to,
      ...{ path: join(outbox, entry.file ?? ''), name, size, sha256: id, url, pacer: this.#pacer, signal },
      onUrl: async (found) => {
        if (found !== url) await ask('outbox.note', { id, url: found }).catch(this.#parts.onTrouble);
      },
      onProgress: (offset, acknowledged) => {
        this.#now = { id, offset, total: size };
        if (acknowledged) {
          this.#attempt = 0;
          ask('outbox.note', { id, offset }).catch(this.#parts.onTrouble);
        }
        this.#tellSometimes();
      },
    });
  }

  async #failed(entry: OutboxEntry, thrown: unknown): Promise<LedgerError | undefined> {
    const { ask, onTrouble } = this.#parts;
    const error = thrown instanceof LedgerError ? thrown : new LedgerError('INTERNAL', {}, { cause: thrown });
    if (error.code === 'INTERNAL') onTrouble(thrown);
    const { id } = entry;
    const failure = { code: error.code, message: error.message };
    // the whole queue waits, and goes on by itself
    if (canHeal(error)) {
      await ask('outbox.note', { id, failure });
      return error;
    }
    // arrived otherwise than it was sent: from the beginning, but not for ever
    const changed = error.code === 'UPLOAD-REFUSED' && error.details.reason === mismatch;
    const count = (this.#mismatched.get(id) ?? 0) + 1;
    if (changed && count < mismatches) {
      this.#mismatched.set(id, count);
      await ask('outbox.note', { id, failure, url: null, offset: 0 });
      return error;
    }
    await ask('outbox.note', { id, state: 'refused', failure });
    return undefined;
  }

  async #wait(): Promise<void> {
    this.#attempt += 1;
    const time = backOff(this.#attempt, (this.#parts.chance ?? Math.random)());
    this.#now = { waitsUntil: new Date(Date.now() + time).toISOString(), attempt: this.#attempt };
    void this.#tell();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, time);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  #tellSometimes(): void {
    const now = Date.now();
    if (now - this.#toldAt < betweenNews) return;
    this.#toldAt = now;
    void this.#tell();
  }

  async #tell(): Promise<void> {
    if (this.#closed) return;
    try {
      this.#parts.onChange(await this.state());
    } catch (error) {
      if (!this.#closed) this.#parts.onTrouble(error);
    }
  }
}
