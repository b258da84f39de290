import { beforeEach, expect, test } from 'vitest';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { passTransfer } from '../../../electron/exchange/transferring/pass-transfer.ts';
import { stageTransfer } from '../../../electron/exchange/transferring/take-transfer.ts';
import { transferOut } from '../../../electron/exchange/transferring/transfer-out.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { forged, neighbours, type Parts, setText, textIn } from './desks.ts';

const to = { code: '330802006', name: '白云街道' };
const members = 'data/member.csv';

let county: TestLedger;
let giving: TestLedger;
let receiving: TestLedger;
let slip: DocumentFile;

/** A member's slip, and whoever holds the giving township's key to write it otherwise. */
beforeEach(async () => {
  const desks = await neighbours();
  ({ county, giving, receiving } = desks);
  slip = await transferOut(giving.books, { table: 'member', id: desks.filled.member, to });
});
const written = (change: (parts: Parts) => void) => forged(slip, { from: giving, to: county }, change);
const pass = (file: DocumentFile) => passTransfer(county.books, file);
const refused = (code: string) => expect.objectContaining({ code });

test('the giving unit is called as the county certified it, at the county and at the receiving unit', async () => {
  const passed = await pass(await written(({ manifest }) => Object.assign(manifest['lx:from'] as object, { name: '柯城区委组织部' })));
  expect(passed.from.name).toBe('花园街道');
  expect((await stageTransfer(receiving.books, passed)).from.name).toBe('花园街道');
});

test('nobody rides along with a member: other members, or rows of tables that do not go with one', async () => {
  const another = await written((parts) => {
    const [head = '', row = ''] = textIn(parts, members).split('\r\n');
    setText(parts, members, [head, row, row.replace(/^[^,]+/, 'another'), ''].join('\r\n'));
    Object.assign(parts.manifest, { 'lx:counts': { member: 2 } });
  });
  await expect(pass(another)).rejects.toThrow(refused('DOC-MANIFEST'));
  expect(await pass(slip)).toMatchObject({ counts: { member: 1 }, again: false });
});

test('the same slip with another day is another slip', async () => {
  await pass(slip);
  const later = await written(({ manifest }) => Object.assign(manifest, { 'lx:date': '2030-01-01' }));
  await expect(pass(later)).rejects.toThrow(refused('TRANSFER-CONFLICT'));
  expect(await pass(slip)).toMatchObject({ again: true });
});
