import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attachmentsOf } from '#shared/model/attachment.ts';
import { addAttachment } from '../../electron/attachments/add-attachment.ts';
import { attachmentStore } from '../../electron/attachments/attachment-store.ts';
import type { Bookkeeping } from '../../electron/bookkeeping/bookkeeping.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { runCommand } from './command.ts';
import { enrolledDesks, openDesk, period } from './desks.ts';

// a package of 500 MB: LEDGER_LARGE_MB=480
const megabytes = Number(process.env.LEDGER_LARGE_MB ?? 40);
const mostMegabytes = 600;
const picture = 10 * 1024 * 1024 - 1;

/** Pictures as large as can be attached, on the meetings of the month. */
function attach(books: Bookkeeping): void {
  const meetings = books.ledger.rows('meeting');
  for (let done = 0; done + 10 <= megabytes; done += 10) {
    const { id } = meetings[(done / 10) % meetings.length] ?? { id: '' };
    const row = books.ledger.row('meeting', id);
    const { name, sha256, size } = addAttachment(books, {
      name: `会场${done}.jpg`,
      bytes: new Uint8Array(Buffer.concat([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), randomBytes(picture - 4)])),
      row: { table: 'meeting', id },
    });
    const attachments = [...(row ? attachmentsOf('meeting', row) : []), { name, sha256, size }];
    books.apply({
      origin: 'keyboard',
      label: '附件',
      seq: 0,
      changes: [{ op: 'update', table: 'meeting', id, before: {}, after: { attachments } }],
    });
  }
}

test(`a package of ${megabytes} MB of pictures is exported, received, looked into and answered anew in less than ${mostMegabytes} MB of memory, and nothing of it is left behind`, async () => {
  const folder = temporaryFolder();
  const desks = await enrolledDesks(folder);
  attach(desks.township.books);
  desks.township.books.close(period, true);
  for (const desk of Object.values(desks)) desk.close();
  const [county, township] = [desks.county.folder, desks.township.folder];
  const [out, receipts, home] = [join(folder, 'out'), join(folder, 'receipts'), join(folder, 'home')];
  const run = async (desk: string, ...words: string[]) => {
    const { out: said, err, megabytes: held = 0 } = await runCommand([...words, '--ledger', desk], { desk, home });
    expect(held).toBeLessThan(mostMegabytes);
    return { said, err };
  };
  expect((await run(township, 'export', '--period', period, '--out', out)).err).toBe('');
  const [name = ''] = readdirSync(out);
  const file = join(out, name);

  const spoilt = readFileSync(file);
  spoilt[spoilt.length - 100] = (spoilt.at(-100) ?? 0) ^ 1;
  writeFileSync(join(folder, name), spoilt);
  expect((await run(county, 'receive', join(folder, name))).err).toContain('DOC-DAMAGED');
  const before = openDesk(county);
  expect(before.books.registers.list('received')).toEqual([]);
  before.close();

  expect((await run(county, 'receive', file, '--receipts', receipts)).err).toBe('');
  expect((await run(county, 'receive', file)).said).toContain('repeated');
  expect(readdirSync(receipts)).toHaveLength(1);
  const [kept = ''] = readdirSync(join(county, 'received'));
  expect(readFileSync(join(county, 'received', kept)).equals(readFileSync(file))).toBe(true);
  expect((await run(county, 'verify', file)).err).toBe('');
  expect((await run(county, 'inspect', file)).said).toContain('trusted');
  expect((await run(county, 'return', file, '--text', '请核对', '--receipts', receipts)).said).toContain('returned');
  expect(readdirSync(county, { recursive: true, encoding: 'utf8' }).filter((path) => /incoming|scratch|\.part$|\.new$/.test(path))).toEqual(
    [],
  );
  const after = openDesk(county);
  const named = after.books.ledger.rows('meeting').flatMap((row) => attachmentsOf('meeting', row));
  expect(named).toHaveLength(Math.floor(megabytes / 10));
  const store = attachmentStore(after.books.ledger);
  // each is deciphered and held against its hash
  expect(named.filter(({ sha256, name, size }) => store.get(sha256, name).length !== size)).toEqual([]);
  after.close();
}, 600_000);
