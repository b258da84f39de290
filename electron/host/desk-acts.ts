import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CallName, HostEvent, ParsedInputOf } from '#shared/contract/calls.ts';
import type { DeskState } from '#shared/contract/desk.ts';
import { LedgerError } from '#shared/errors.ts';
import type { ReadCells } from '../intake/reading/read-cells.ts';
import { Carrier, isCarrierCall } from './carrier.ts';
import { openThread, type ThreadSettings } from './client.ts';
import { diagnostics } from './diagnostics.ts';
import { divisionName, findDivisions } from './divisions.ts';
import type { HandedDocuments } from './handed-documents.ts';
import type { LedgerThread } from './host.ts';
import { type Keychain, noKeychain } from './keychain.ts';
import { newFolder } from './new-folder.ts';
import type { Preferences } from './preferences.ts';
import { readRecent, rememberRecent } from './recent-ledgers.ts';
import { fillSample, sampleLedger } from './sample.ts';
import type { ThreadRequest } from './thread-messages.ts';

export interface DeskSettings {
  readonly shell: DeskState['shell'];
  /** The ledger thread's file, beside the entry: this file may be bundled into a chunk elsewhere. */
  readonly threadUrl: URL;
  readonly readCells: ReadCells;
  /** The program's own folder: ledgers by default, logs, the list of recent ledgers. */
  readonly home: string;
  readonly version: string;
  readonly keychain?: Keychain | undefined;
  /** For tests: what opens a ledger. */
  readonly open?: typeof openThread | undefined;
}

/** Who is told of what happens on the ledger thread. */
export interface DeskEars {
  event(event: HostEvent): void;
  failure: NonNullable<ThreadSettings['onFailure']>;
  /** Something went wrong beside every call. */
  trouble(error: unknown): void;
}

interface OpenLedger {
  readonly folder: string;
  readonly thread: LedgerThread;
  readonly carrier: Carrier;
}

/** The acts of the desk: which ledger is open, and how another comes in its place. One at a time, in the order they were asked. */
export class DeskActs {
  readonly #settings: DeskSettings;
  readonly #keychain: Keychain;
  readonly #ears: DeskEars;
  readonly #preferences: Preferences;
  readonly #handed: HandedDocuments;
  #open: OpenLedger | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(settings: DeskSettings, ears: DeskEars, preferences: Preferences, handed: HandedDocuments) {
    this.#preferences = preferences;
    this.#handed = handed;
    this.#settings = settings;
    this.#keychain = settings.keychain ?? noKeychain;
    this.#ears = ears;
  }

  get openThread(): LedgerThread | undefined {
    return this.#open?.thread;
  }

  /** The open ledger. Throws LEDGER-MISSING where none is. */
  thread(): LedgerThread {
    return this.#opened().thread;
  }

  #opened(): OpenLedger {
    if (!this.#open) throw new LedgerError('LEDGER-MISSING', { folder: '当前窗口' });
    return this.#open;
  }

  /** Answers a desk.* call with its parsed input. */
  answer(name: CallName, input: unknown): Promise<unknown> {
    const given = <N extends CallName>(_: N) => input as ParsedInputOf<N>;
    switch (name) {
      case 'desk.state':
        return this.state();
      case 'desk.divisions':
        return findDivisions(given(name).text, given(name).level);
      case 'desk.create':
        return this.#inTurn(() => this.#create(given(name)));
      case 'desk.open':
        return this.#inTurn(() => this.#openOne(given(name)));
      case 'desk.openSample':
        return this.#inTurn(() => this.#openSample());
      case 'desk.restore':
        return this.#inTurn(() => this.#restore(given(name)));
      case 'desk.close':
        return this.#inTurn(() => this.#replace(undefined));
      case 'desk.diagnostics':
        return Promise.resolve(diagnostics(this.#settings.home, this.#settings));
      case 'desk.takeHanded':
        return Promise.resolve(this.#handed.take());
      case 'desk.preferences':
        return Promise.resolve(this.#preferences.all());
      case 'desk.keepPreference':
        this.#preferences.keep(given(name).key, given(name).value);
        return Promise.resolve({});
      default:
        if (isCarrierCall(name)) return this.#opened().carrier.answer(name, input);
        throw new LedgerError('CALL-UNKNOWN', { name });
    }
  }

  async state(): Promise<DeskState> {
    const { shell, version, home } = this.#settings;
    const open = this.#open && { folder: this.#open.folder, identity: await this.#open.thread.call('ledger.identity', {}) };
    const recent = readRecent(home).map(({ folder, name, sample }) => ({
      folder,
      name,
      needsPassphrase: !sample && this.#keychain.find(folder) === undefined,
    }));
    return {
      shell,
      version,
      open: open ?? null,
      recent,
      suggestedFolder: newFolder(ledgersIn(home), '台账'),
      handed: this.#handed.waiting,
      keychain: this.#keychain.available,
    };
  }

  /** Waits for what is under way, then closes the ledger. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      await closed(this.#open);
      this.#open = undefined;
    });
  }

  async #create(input: ParsedInputOf<'desk.create'>): Promise<DeskState> {
    const { unit, level, passphrase, remember } = input;
    const name = input.name?.trim() || (await divisionName(unit, level));
    if (name === undefined) throw new LedgerError('UNIT-UNKNOWN', { unit });
    const folder = resolve(input.folder ?? newFolder(ledgersIn(this.#settings.home), name));
    await this.#start({ act: 'create', folder, unit, level, name, passphrase });
    // of a ledger that lay there before
    this.#forget(folder);
    this.#remember(folder, passphrase, remember);
    return this.state();
  }

  async #openOne(input: ParsedInputOf<'desk.open'>): Promise<DeskState> {
    const folder = resolve(input.folder);
    if (this.#open?.folder === folder) return this.state();
    if (!existsSync(folder)) throw new LedgerError('LEDGER-MISSING', { folder });
    const sample = readRecent(this.#settings.home).some((ledger) => ledger.sample && ledger.folder === folder);
    const kept = input.passphrase === undefined && !sample ? this.#keychain.find(folder) : undefined;
    const passphrase = input.passphrase ?? (sample ? sampleLedger.passphrase : kept);
    if (passphrase === undefined) throw new LedgerError('KEY-MISSING');
    try {
      await this.#start({ act: 'open', folder, passphrase }, sample);
    } catch (error) {
      // another ledger has come in its place: the person is to be asked from now on
      if (kept !== undefined && error instanceof LedgerError && error.code === 'KEY-WRONG') this.#forget(folder);
      throw error;
    }
    this.#remember(folder, passphrase, input.remember);
    return this.state();
  }

  async #openSample(): Promise<DeskState> {
    const folder = newFolder(ledgersIn(this.#settings.home), '示例台账');
    const { unit, level, name, passphrase } = sampleLedger;
    try {
      await this.#start({ act: 'create', folder, unit, level, name, passphrase }, true, fillSample);
    } catch (error) {
      await rm(folder, { recursive: true, force: true }); // half a sample would only puzzle; the folder was new
      throw error;
    }
    return this.state();
  }

  async #restore(input: ParsedInputOf<'desk.restore'>): Promise<DeskState> {
    const folder = resolve(input.folder ?? newFolder(ledgersIn(this.#settings.home), '恢复的台账'));
    const carried = await mkdtemp(join(tmpdir(), 'ledger-restore-'));
    try {
      const file = join(carried, 'backup');
      await writeFile(file, input.bytes, { mode: 0o600 });
      await this.#start({ act: 'restore', file, folder, passphrase: input.passphrase });
    } finally {
      await rm(carried, { recursive: true, force: true });
    }
    return this.state();
  }

  /** Opens, and only then lets go of the ledger that was open: a wrong passphrase leaves everything as it was. */
  async #start(request: ThreadRequest, sample = false, fill?: (thread: LedgerThread) => Promise<void>): Promise<void> {
    const { threadUrl, readCells, home, open = openThread } = this.#settings;
    const thread = await open({ threadUrl, readCells, request, onFailure: this.#ears.failure });
    try {
      await fill?.(thread);
      const { name } = await thread.call('ledger.identity', {});
      rememberRecent(home, { folder: request.folder, name: sample ? `${name}（示例）` : name, sample });
    } catch (error) {
      await thread.close();
      throw error;
    }
    thread.listen(this.#ears.event);
    // while nobody can ask for a new one yet
    await thread.ask('outbox.tidy', {}).catch(this.#ears.trouble);
    const carrier = new Carrier({
      ask: thread.ask,
      folder: request.folder,
      environment: process.env,
      tell: this.#ears.event,
      onTrouble: this.#ears.trouble,
    });
    await this.#replace({ folder: request.folder, thread, carrier });
    carrier.begin();
  }

  async #replace(next: OpenLedger | undefined): Promise<DeskState> {
    const before = this.#open;
    this.#open = next;
    await closed(before);
    return this.state();
  }

  #remember(folder: string, passphrase: string, remember: boolean): void {
    if (remember && this.#keychain.available) this.#keychain.keep(folder, passphrase);
  }

  #forget(folder: string): void {
    if (this.#keychain.available) this.#keychain.forget(folder);
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act);
    this.#last = turn.catch(() => undefined); // the next in turn does not mind; whoever asked gets the failure
    return turn;
  }
}

const ledgersIn = (home: string) => join(home, 'ledgers');

/** What speaks to the network first, then the ledger it speaks for. */
async function closed(open: OpenLedger | undefined): Promise<void> {
  await open?.carrier.close();
  await open?.thread.close();
}
