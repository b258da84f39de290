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

/** Eight meetings of an earlier month, each with its minutes as a file of nine mebibytes: more than 国密 seals at once. */
function meetInAugust(desk: TestLedger, branch: string): void {
  for (const day of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const bytes = new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(9 * mebi)]));
    const { sha256 } = attachmentStore(desk.ledger).put(bytes);
    const attachments = [{ name: `会议记录${day}.pdf`, sha256, size: bytes.length }];
    desk.insert('meeting', { branch, start: `2026-08-0${day} 09:00`, kinds: '主题党日', agenda: '学习', attachments });
  }
}

// to seal so much in 国密 takes half a minute: what would be sealed is counted
test.each([
  ['p256', 8],
  ['gm', 5],
] as const)('in %s %s of the attachments that wait go with a package: never so many that it cannot be sealed', async (suite, count) => {
  const township = makeTownship();
  await chooseSuite(township.books, suite);
  const { branch } = fill(township);
  meetInAugust(township, branch);
  const rows: PackageRows = new Map([['meeting', township.ledger.rows('meeting')]]);
  const sizes = attachmentsToSend(township.books, rows, '2026-10').map(({ bytes }) => bytes.length);
  expect(sizes).toHaveLength(count);
  if (suite === 'gm') expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(limits.smContent - 16 * mebi);
});
