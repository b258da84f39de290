import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { attachmentStore } from '../../../electron/attachments/attachment-store.ts';
import { attachmentsToSend } from '../../../electron/exchange/attachments-to-send.ts';
import { limits } from '../../../electron/exchange/envelope/limits.ts';
import type { PackageRows } from '../../../electron/exchange/receiving/package-rows.ts';
import { chooseSuite } from '../../../electron/keys/desk-keys.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { fill, makeTownship } from './desks.ts';

const mebi = 1024 * 1024;

/** Seven meetings of August and one of October, each with its minutes as a file of nine mebibytes: more than 国密 seals at once. Gives the hash of October's. */
function meet(desk: TestLedger, branch: string): string {
  let last = '';
  for (const start of ['08-01', '08-02', '08-03', '08-04', '08-05', '08-06', '08-07', '10-08']) {
    const bytes = new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(9 * mebi)]));
    const { sha256 } = attachmentStore(desk.ledger).put(bytes);
    const attachments = [{ name: `会议记录${start}.pdf`, sha256, size: bytes.length }];
    desk.insert('meeting', { branch, start: `2026-${start} 09:00`, kinds: '主题党日', agenda: '学习', attachments });
    last = sha256;
  }
  return last;
}

// to seal so much in 国密 takes half a minute: what would be sealed is counted
test.each([
  ['p256', 8],
  ['gm', 5],
] as const)(
  'in %s %s of the attachments go with a package, the month’s own among them: never so many that it cannot be sealed',
  async (suite, count) => {
    const township = makeTownship();
    await chooseSuite(township.books, suite);
    const { branch } = fill(township);
    const ofMonth = meet(township, branch);
    const rows: PackageRows = new Map([['meeting', township.ledger.rows('meeting')]]);
    const carried = attachmentsToSend(township.books, rows, '2026-10');
    expect(carried).toHaveLength(count);
    expect(carried.map(({ sha256 }) => sha256)).toContain(ofMonth);
    const sizes = carried.map(({ bytes }) => bytes.length);
    if (suite === 'gm') expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(limits.smContent - limits.smTables);
  },
);
