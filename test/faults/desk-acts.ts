import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tableNames } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../electron/bookkeeping/bookkeeping.ts';
import { packageDocument } from '../../electron/exchange/documents/package.ts';
import { openDocument } from '../../electron/exchange/envelope/open.ts';
import { sha256 } from '../../electron/exchange/envelope/seal.ts';
import { exportPackage } from '../../electron/exchange/export-package.ts';
import { receive } from '../../electron/exchange/receive.ts';
import { openBooks } from '../../electron/host/open-books.ts';
import { deskKeys } from '../../electron/keys/desk-keys.ts';
import { type Desk, enrolledDesks, openDesk, passphrase, period, size } from './desks.ts';

/** One act of the exchange as a command does it, and the desk as it stands before it. */
export interface DeskAct {
  readonly name: 'close' | 'export' | 'receive' | 'receipt accept';
  /** The folder of the desk before the act; a run works on a copy. */
  readonly desk: string;
  /** Whether its command writes a file. */
  readonly writes: boolean;
  /** The words of the command; `out` is where its file goes. */
  words(desk: string, out: string): string[];
  /** Whether the act happened, whole; throws where half of it did. */
  done(books: Bookkeeping): boolean;
  /** What a second run must find or give again, to be compared byte for byte; undefined before the act. */
  given(books: Bookkeeping): string | undefined;
  /** What is wrong with a file of the command's in `out`. */
  wrongIn(books: Bookkeeping, file: string): Promise<string | undefined>;
}

/** Makes a county and a township in a folder, and keeps each as it stands before an act. */
export async function deskActs(folder: string): Promise<DeskAct[]> {
  const at = (name: string) => join(folder, name);
  const keep = async (from: string, name: string) => {
    cpSync(from, at(name), { recursive: true });
    // opened once today: what a first opening does besides, such as the day's backup, is not what is looked at
    (await openBooks({ act: 'open', folder: at(name), passphrase })).close();
    return at(name);
  };
  let { county, township: below } = await enrolledDesks(folder);
  const reopened = async (desk: Desk, name: string): Promise<[Desk, string]> => {
    desk.close();
    const kept = await keep(desk.folder, name);
    return [openDesk(desk.folder), kept];
  };
  let beforeClose = '';
  [below, beforeClose] = await reopened(below, 'before-close');
  below.books.close(period, true);
  let beforeExport = '';
  [below, beforeExport] = await reopened(below, 'before-export');
  const sent = await exportPackage(below.books, period);
  const file = at(sent.name);
  writeFileSync(file, sent.bytes);
  let beforeReceive = '';
  [county, beforeReceive] = await reopened(county, 'before-receive');
  const { identity } = await deskKeys(county.books);
  const { receipt } = await receive(county.books, { name: sent.name, bytes: sent.bytes });
  if (!receipt) throw new Error('no receipt');
  writeFileSync(at(receipt.name), receipt.bytes);
  county.close();
  below.close();
  return [
    closeAct(beforeClose),
    exportAct(beforeExport, identity),
    receiveAct(beforeReceive, file),
    receiptAct(await keep(below.folder, 'before-receipt'), at(receipt.name)),
  ];
}

/** All of the signs of an act, or none. */
function whole(signs: Readonly<Record<string, boolean>>): boolean {
  const values = Object.values(signs);
  if (new Set(values).size !== 1) throw new Error(`half done: ${JSON.stringify(signs)}`);
  return values[0] === true;
}

const closeAct = (desk: string): DeskAct => ({
  name: 'close',
  desk,
  writes: false,
  words: (folder) => ['close', '--ledger', folder, '--period', period, '--unchanged'],
  done({ period: stateOf, snapshot }) {
    const closed = stateOf(period).state === 'closed';
    const resources = closed ? snapshot(period).resources.length : 0;
    return whole({ closed, snapshot: resources >= tableNames.length });
  },
  given: ({ period: stateOf, snapshot }) =>
    stateOf(period).state === 'open' ? undefined : sha256(Buffer.concat(snapshot(period).resources.map(({ bytes }) => bytes))),
  wrongIn: async () => undefined,
});

const exportAct = (desk: string, identity: string): DeskAct => ({
  name: 'export',
  desk,
  writes: true,
  words: (folder, out) => ['export', '--ledger', folder, '--period', period, '--out', out],
  done: ({ registers, period: stateOf }) =>
    whole({ sent: registers.list('sent').length === 1, state: stateOf(period).state === 'exported' }),
  given: ({ registers }) => registers.list('sent')[0]?.body.manifestSha256,
  async wrongIn(books, file) {
    const { manifest } = await openDocument({ name: basename(file), bytes: readFileSync(file) }, packageDocument, identity);
    return manifest.sha256 === this.given(books) ? undefined : 'a package that nobody sent';
  },
});

const receiveAct = (desk: string, file: string): DeskAct => ({
  name: 'receive',
  desk,
  writes: true,
  words: (folder, out) => ['receive', file, '--ledger', folder, '--receipts', out],
  done({ registers, ledger, history }) {
    const [received] = registers.list('received');
    return whole({
      received: received !== undefined,
      receipt: received !== undefined && registers.get('received', received.id)?.blob !== null,
      rows: ledger.rows('organization', '330802005').length === size.organizations,
      log: history(undefined, 100).some(({ origin }) => origin === 'receive'),
    });
  },
  given({ registers }) {
    const [received] = registers.list('received');
    const blob = received && registers.get('received', received.id)?.blob;
    return blob ? sha256(blob) : undefined;
  },
  async wrongIn(books, written) {
    return sha256(readFileSync(written)) === this.given(books) ? undefined : 'a receipt that is not the one kept';
  },
});

const receiptAct = (desk: string, file: string): DeskAct => ({
  name: 'receipt accept',
  desk,
  writes: false,
  words: (folder) => ['receipt', 'accept', file, '--ledger', folder],
  done: ({ registers, period: stateOf }) =>
    whole({ receipt: registers.list('receipt').length === 1, state: stateOf(period).state === 'accepted' }),
  given: ({ registers }) => registers.list('receipt')[0]?.body.at,
  wrongIn: async () => undefined,
});

/** A copy of the desk before an act, and an empty folder for what the command writes. */
export function readyFor(act: DeskAct, folder: string): { act: DeskAct; desk: string; out: string; home: string } {
  rmSync(folder, { recursive: true, force: true });
  const [desk, out] = [join(folder, 'desk'), join(folder, 'out')];
  cpSync(act.desk, desk, { recursive: true });
  mkdirSync(out, { recursive: true });
  return { act, desk, out, home: join(folder, 'home') };
}
