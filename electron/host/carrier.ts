import { rmSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CallName, HostEvent, ParsedInputOf } from '#shared/contract/calls.ts';
import { largestFile } from '#shared/contract/encoding.ts';
import type { AskLedger, InboxState, UploadQueue } from '#shared/contract/upload.ts';
import { LedgerError } from '#shared/errors.ts';
import { asLedgerError } from '../ledger/failures.ts';
import { ledgerFolder } from '../ledger/ledger-folder.ts';
import { SendingQueue } from '../upload/client/sending-queue.ts';
import { hostsOf, readListen } from '../upload/server/addresses.ts';
import { type Credentials, type Inbox, startInbox } from '../upload/server/inbox.ts';
import { Landing } from '../upload/server/landing.ts';
import { cachedPermits } from '../upload/server/permit-cache.ts';

export interface CarrierParts {
  readonly ask: AskLedger;
  /** The ledger's folder. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  tell(event: HostEvent): void;
  /** What should not happen, for the log. */
  onTrouble(error: unknown): void;
  /** For tests: milliseconds from one server certificate to the next. */
  readonly renewal?: number;
}

/** So long at most a change of keys or of the address is not seen by who connects. */
const renewal = 60_000;

/** Somebody took the file away after it was listed. */
const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

type CarrierCall = Extract<CallName, `upload.${string}` | `inbox.${string}`>;
export const isCarrierCall = (name: CallName): name is CarrierCall => /^(upload|inbox)\./.test(name);

/** The network's side of an open ledger: sends what is in its outbox, and receives into its inbox where a person has started that. */
export class Carrier {
  readonly #parts: CarrierParts;
  readonly #queue: SendingQueue;
  readonly #inboxFolder: string;
  #inbox: Inbox | undefined;
  /** From the moment it is asked for until it is closed: what stops it waits for a start that is under way. */
  #starting: Promise<Inbox> | undefined;
  #closed = false;

  constructor(parts: CarrierParts) {
    this.#parts = parts;
    this.#inboxFolder = ledgerFolder(parts.folder).inbox;
    this.#queue = new SendingQueue({
      ...parts,
      outbox: ledgerFolder(parts.folder).outbox,
      onChange: (queue) => parts.tell({ type: 'upload', queue }),
    });
  }

  /** Goes on with what was under way when the program ended. */
  begin(): void {
    this.#queue.wake();
  }

  /** Answers an upload.* or inbox.* call with its parsed input. */
  async answer(name: CarrierCall, input: unknown): Promise<UploadQueue | InboxState | { name: string; bytes: Uint8Array }> {
    const given = <N extends CallName>(_: N) => input as ParsedInputOf<N>;
    const { ask } = this.#parts;
    switch (name) {
      case 'upload.send':
        await ask('outbox.put', given(name));
        this.#queue.wake();
        return this.#queue.state();
      case 'upload.retry':
        await this.#queue.retry(given(name).id);
        return this.#queue.state();
      case 'upload.cancel':
        await this.#queue.cancel(given(name).id);
        return this.#queue.state();
      case 'upload.keepSettings':
        await ask('outbox.keepSettings', given(name));
        this.#queue.wake();
        return this.#queue.state();
      case 'upload.queue':
        return this.#queue.state();
      case 'inbox.start':
        await this.#start(given(name).listen);
        return this.#state();
      case 'inbox.stop':
        await this.#stop();
        return this.#state();
      case 'inbox.file':
        return { name: given(name).name, bytes: await this.#read(given(name).name) };
      case 'inbox.settle':
        this.#remove(given(name).names);
        return this.#state();
      default:
        return this.#state();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#queue.close(), this.#end()]);
  }

  async #start(listen: string): Promise<void> {
    if (this.#closed) throw new LedgerError('HOST-CLOSED');
    if (this.#starting) throw new LedgerError('INBOX-RUNNING');
    const starting = this.#open(listen);
    this.#starting = starting;
    try {
      this.#inbox = await starting;
    } catch (error) {
      this.#starting = undefined;
      throw error;
    }
    await this.#parts.ask('outbox.keepSettings', { listen });
    this.#parts.tell({ type: 'inbox' });
  }

  async #open(listen: string): Promise<Inbox> {
    const { ask, onTrouble, tell } = this.#parts;
    const { host, port } = readListen(listen);
    const inbox = await startInbox({
      ...{ host, port, onTrouble, credentials: await this.#credentials(host), folder: this.#inboxFolder },
      permitOf: cachedPermits(async () => (await ask('inbox.permits', {})).permits),
      onLanded: () => tell({ type: 'inbox' }),
    });
    return this.#renewed(inbox, host);
  }

  async #credentials(host: string): Promise<Credentials> {
    const { settings } = await this.#parts.ask('inbox.permits', {});
    return this.#parts.ask('inbox.credentials', { hosts: hostsOf(host, settings.address) });
  }

  /** Its certificate is made anew again and again: so it follows the desk's keys and never expires. */
  #renewed(inbox: Inbox, host: string): Inbox {
    const timer = setInterval(
      () => void this.#credentials(host).then(inbox.renew, (error: unknown) => this.#closed || this.#parts.onTrouble(error)),
      this.#parts.renewal ?? renewal,
    );
    const close = () => {
      clearInterval(timer);
      return inbox.close();
    };
    return { ...inbox, close };
  }

  async #stop(): Promise<void> {
    await this.#end();
    this.#parts.tell({ type: 'inbox' });
  }

  async #end(): Promise<void> {
    const starting = this.#starting;
    // a start that failed told whoever asked for it
    const inbox = await starting?.catch(() => undefined);
    await inbox?.close();
    if (this.#starting !== starting) return;
    this.#inbox = undefined;
    this.#starting = undefined;
  }

  async #state(): Promise<InboxState> {
    const { permits, withoutToken, settings } = await this.#parts.ask('inbox.permits', {});
    const names = new Map(permits.map(({ unit, name }) => [unit, name]));
    const waiting = (this.#inbox?.landing ?? new Landing(this.#inboxFolder)).waiting();
    return {
      running: this.#inbox ? { address: this.#inbox.address, since: this.#inbox.since } : null,
      folder: this.#inboxFolder,
      settings,
      units: { withToken: names.size, without: withoutToken },
      waiting: waiting.map(({ name, unit, bytes, at }) => ({ name, unit, unitName: names.get(unit) ?? unit, bytes, at })),
    };
  }

  #path = (name: string) => join(this.#inboxFolder, basename(name));

  /** All that can be removed is; then it throws for the first that another program holds. */
  #remove(names: readonly string[]): void {
    const failed: unknown[] = [];
    for (const name of names)
      try {
        rmSync(this.#path(name), { force: true });
      } catch (error) {
        failed.push(asLedgerError(error, name));
      }
    if (failed.length > 0) throw failed[0];
  }

  async #read(name: string): Promise<Uint8Array> {
    const path = this.#path(name);
    try {
      if ((await stat(path)).size > largestFile) throw new LedgerError('INBOX-LARGE', { name });
      const bytes = await readFile(path);
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    } catch (error) {
      if (isMissing(error)) throw new LedgerError('FILE-GONE', { name }, { cause: error });
      throw asLedgerError(error, name);
    }
  }
}
