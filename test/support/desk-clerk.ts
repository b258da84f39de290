import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import type { Bookkeeping } from '../../electron/bookkeeping/bookkeeping.ts';
import { openBookkeeping } from '../../electron/bookkeeping/open-bookkeeping.ts';
import { acceptEnrolment } from '../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../electron/exchange/enrolling/issue-enrolment.ts';
import { requestEnrolment } from '../../electron/exchange/enrolling/request-enrolment.ts';
import { exportPackage } from '../../electron/exchange/export-package.ts';
import { receiveAt } from '../../electron/exchange/receive.ts';
import { clockOf } from '../../electron/host/clock.ts';
import { ledgerFolder, makeLedgerFolder } from '../../electron/ledger/ledger-folder.ts';
import { createLedger } from '../../electron/ledger/open-ledger.ts';
import { rulesetInForce } from '../../electron/ledger/seeding.ts';
import { keepSettings } from '../../electron/upload/books/settings.ts';
import { Landing } from '../../electron/upload/server/landing.ts';
import { enrolBeside } from './enrol-beside.ts';
import { keepLightKey } from './light-key.ts';
import type { ClerkActs, ClerkOrder } from './prepared-desks.ts';

// run by prepared-desks.ts in a process of its own: the runner of browser tests cannot load the database
const desks = new Map<string, { readonly books: Bookkeeping; close(): void }>();
function booksAt(folder: string): Bookkeeping {
  const found = desks.get(folder);
  if (!found) throw new Error(`no desk at ${folder}`);
  return found.books;
}

const acts: ClerkActs = {
  async prepare({ folder, identity, passphrase }) {
    makeLedgerFolder(folder);
    const key = randomBytes(32).toString('hex');
    await keepLightKey(ledgerFolder(folder).key, key, passphrase);
    const clock = clockOf();
    const ledger = createLedger({ folder, key, now: clock.now }, identity);
    desks.set(folder, { books: openBookkeeping(ledger, { clock, ruleset: rulesetInForce(ledger) }), close: () => ledger.close() });
  },
  async enrol({ below, above, at }) {
    const [low, high] = [below, above].map((folder) => {
      const books = booksAt(folder);
      return { ...books, clock: { ...books.clock, now: () => at } };
    });
    if (!low || !high) return;
    const isSecond = high.registers.list('certificate').some(({ body }) => body.unit === low.ledger.identity.unit);
    if (isSecond) await enrolBeside(low, high);
    else await acceptEnrolment(low, await issueEnrolment(high, await requestEnrolment(low)));
  },
  async division({ desk, name, code }) {
    const books = booksAt(desk);
    const after = { code, name, level: 'township' };
    books.apply({ origin: 'keyboard', label: '录入', seq: 0, changes: [{ op: 'insert', table: 'unit', id: books.clock.id(), after }] });
  },
  async organization({ desk, name, digits, staff }) {
    const books = booksAt(desk);
    const first17 = `91330802MA28G${digits}`;
    const after = {
      name,
      credit_code: `${first17}${creditCheckCharacter(first17)}`,
      category: '新经济组织',
      status: '正常',
      ...(staff && { staff_full: staff }),
    };
    books.apply({
      origin: 'keyboard',
      label: '录入',
      seq: 0,
      changes: [{ op: 'insert', table: 'organization', id: books.clock.id(), after }],
    });
  },
  async activist({ desk, name, number, branch }) {
    const books = booksAt(desk);
    const [led, person] = [books.clock.id(), books.clock.id()];
    const party = { name: branch, kind: '党支部', founded_on: '2020-07-01' };
    const record = { name, id_number: number, branch: led, applied_on: '2024-01-05', activist_on: '2024-07-01' };
    books.apply({
      origin: 'keyboard',
      label: '录入',
      seq: 0,
      changes: [
        { op: 'insert', table: 'party_organization', id: led, after: party },
        { op: 'insert', table: 'development', id: person, after: record },
      ],
    });
  },
  async send({ desk, out, period }) {
    const books = booksAt(desk);
    for (const { rule, id, field, severity, waived } of books.check(period).problems)
      if (severity === 'warning' && waived === undefined) books.waive({ rule, id, field, text: '情况属实' });
    books.close(period, true);
    const { name, bytes } = await exportPackage(books, period);
    const file = join(out, name);
    writeFileSync(file, bytes);
    return file;
  },
  async receive({ desk, file }) {
    const { outcome, message } = await receiveAt(booksAt(desk), file);
    if (outcome === 'refused') throw new Error(message);
  },
  async land({ desk, file, unit }) {
    const landing = new Landing(ledgerFolder(desk).inbox);
    const part = join(landing.uploading, randomBytes(8).toString('hex'));
    copyFileSync(file, part);
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    return join(landing.folder, (await landing.land(part, { unit, sha256, filename: basename(file) })).name);
  },
  async uploads({ desk, address }) {
    keepSettings(booksAt(desk), { address, proxy: 'none' });
  },
  async close({ desk }) {
    desks.get(desk)?.close();
    desks.delete(desk);
  },
};

process.on('message', ({ act, input }: ClerkOrder) => {
  const run = acts[act] as unknown as (input: unknown) => Promise<string | undefined>;
  run(input).then(
    (done) => process.send?.({ done: done ?? null }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
