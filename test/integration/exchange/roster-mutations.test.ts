import { expect, test } from 'vitest';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { stageRoster } from '../../../electron/exchange/rosters/accept-roster.ts';
import { issueRoster } from '../../../electron/exchange/rosters/issue-roster.ts';
import { passTransfer } from '../../../electron/exchange/transferring/pass-transfer.ts';
import { stageTransfer } from '../../../electron/exchange/transferring/take-transfer.ts';
import { transferOut } from '../../../electron/exchange/transferring/transfer-out.ts';
import { transfers } from '../../../electron/exchange/transferring/transfers.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { addOrganization, closeMonth, enrol, enrolledPair, exported, fill, forged, makeTownship, stateOf } from './desks.ts';
import { changed } from './refusals.ts';

/** Every region of a file: fifty places, and cut short in ten. */
const mutations = ({ name, bytes }: DocumentFile): DocumentFile[] => [
  ...Array.from({ length: 50 }, (_, n) => ({ name, bytes: changed(bytes, Math.floor((n * (bytes.length - 1)) / 49)) })),
  ...Array.from({ length: 10 }, (_, n) => ({ name, bytes: bytes.slice(0, Math.floor((n * bytes.length) / 10)) })),
];

async function expectAllRefused(file: DocumentFile, desk: TestLedger, open: (file: DocumentFile) => Promise<unknown>): Promise<void> {
  const before = [stateOf(desk), transfers(desk.books), desk.books.registers.list('roster')];
  for (const mutated of mutations(file)) await expect(open(mutated)).rejects.toMatchObject({ code: expect.stringMatching(/^(DOC|FILE)-/) });
  expect([stateOf(desk), transfers(desk.books), desk.books.registers.list('roster')]).toEqual(before);
}

async function desks() {
  const { county, township } = await enrolledPair();
  const filled = fill(township);
  closeMonth(township);
  await receive(county.books, await exported(township));
  return { county, township, filled };
}

test('a 底册 changed or cut in transit is refused wherever it was, and nothing is written', { timeout: 60_000 }, async () => {
  const { county, township } = await desks();
  const file = await issueRoster(county.books, { unit: '330802005' });
  await expectAllRefused(file, township, (mutated) => stageRoster(township.books, mutated));
});

test('a 转接单 changed or cut in transit is refused by county and township alike', { timeout: 60_000 }, async () => {
  const { county, township } = await desks();
  const receiving = makeTownship('330802006', '白云街道');
  await enrol(receiving, county);
  const organization = addOrganization(township, '要转的企业', '5555');
  const slip = await transferOut(township.books, { table: 'organization', id: organization, to: { code: '330802006', name: '白云街道' } });
  await expectAllRefused(slip, county, (mutated) => passTransfer(county.books, mutated));
  const passed = await passTransfer(county.books, slip);
  await expectAllRefused(passed, receiving, (mutated) => stageTransfer(receiving.books, mutated));
});

test('what a county itself could sign wrongly is refused by its contents', { timeout: 60_000 }, async () => {
  const { county, township } = await desks();
  const file = await issueRoster(county.books, { unit: '330802005' });
  const signedWrong = (change: Parameters<typeof forged>[2]) => forged(file, { from: county, to: township }, change);
  const expectCode = async (code: string, change: Parameters<typeof forged>[2]) =>
    expect(stageRoster(township.books, await signedWrong(change))).rejects.toMatchObject({ code });
  const put = (parts: Parameters<Parameters<typeof forged>[2]>[0], path: string, edit: (text: string) => string) => {
    parts.files.set(path, new TextEncoder().encode(edit(new TextDecoder().decode(parts.files.get(path)))));
    parts.rehash();
  };
  // rows of another unit, more rows than counted, a manifest of no package, a missing table
  await expectCode('DOC-ROWS', (parts) => put(parts, 'data/member.csv', (text) => text.replaceAll(',330802005,', ',330802006,')));
  await expectCode('DOC-MANIFEST', (parts) => {
    parts.manifest['lx:counts'] = { organization: 9 };
  });
  await expectCode('DOC-MANIFEST', (parts) => {
    parts.manifest['lx:version'] = 0;
  });
  await expectCode('DOC-ENTRIES', (parts) => {
    parts.files.delete('data/member.csv');
  });
});
