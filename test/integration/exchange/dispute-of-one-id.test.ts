import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { decideDispute } from '../../../electron/exchange/disputes/decide-dispute.ts';
import { disputes } from '../../../electron/exchange/disputes/disputes.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { amended, forged, stateOf } from './desks.ts';
import { sentPackage } from './refusals.ts';

let county: TestLedger;
let township: TestLedger;
/** The township's second package as it was received. */
let second: DocumentFile;

const addGroup = (name: string) => amended(township, () => township.insert('party_group', { name, branch: '鲁班机械党支部' }));
const onlyDispute = () => disputes(county.books).find(({ decision }) => !decision)?.id ?? '';

/** A package that claims to be the first came under an id that was not known then; the township's own second package has the same id. */
beforeEach(async () => {
  const sent = await sentPackage();
  ({ county, township } = sent);
  await receive(county.books, sent.file);
  second = await addGroup('第一党小组');
  const twin = await forged(second, { from: township, to: county }, ({ manifest }) => Object.assign(manifest, { 'lx:previous': null }));
  expect((await receive(county.books, twin)).code).toBe('DOC-FORK');
  expect((await receive(county.books, second)).outcome).toBe('accepted');
});

describe('a dispute about an id that was received since', () => {
  test('cannot be taken: it would take the place of the received package, in the books and in the folder', async () => {
    expect(disputes(county.books)).toMatchObject([{ takeable: false }]);
    const before = stateOf(county);
    const choice = { choice: 'taken', reason: '以后到的为准' } as const;
    await expect(decideDispute(county.books, onlyDispute(), choice)).rejects.toMatchObject({ code: 'DOC-CONFLICT' });
    expect(stateOf(county)).toEqual(before);
    const kept = readdirSync(join(county.folder, 'received')).map((name) => readFileSync(join(county.folder, 'received', name)));
    expect(kept.some((bytes) => bytes.equals(second.bytes))).toBe(true);
  });

  test('kept: the received one bears the id on, and the next one goes on', async () => {
    await decideDispute(county.books, onlyDispute(), { choice: 'kept', reason: '后到的一份被改动过' });
    expect(await receive(county.books, await addGroup('第二党小组'))).toMatchObject({ outcome: 'accepted' });
  });
});
