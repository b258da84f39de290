import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { compareDispute } from '../../../electron/exchange/disputes/compare-dispute.ts';
import { decideDispute } from '../../../electron/exchange/disputes/decide-dispute.ts';
import { disputes } from '../../../electron/exchange/disputes/disputes.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { integrity } from '../../../electron/ledger/integrity.ts';
import { enrolBeside } from '../../support/enrol-beside.ts';
import type { TestLedger } from '../../support/ledger.ts';
import {
  addOrganization,
  amended,
  closeMonth,
  enrol,
  exported,
  fill,
  forged,
  makeCounty,
  makeTownship,
  quarantined,
  stateOf,
} from './desks.ts';

let county: TestLedger;
let township: TestLedger;
/** The same township on another machine: its ledger made anew, enrolled again. */
let other: TestLedger;
let first: DocumentFile;
let second: DocumentFile;

beforeEach(async () => {
  [county, township, other] = [makeCounty(), makeTownship(), makeTownship()];
  await enrol(township, county);
  await enrolBeside(other.books, county.books);
  fill(township);
  closeMonth(township);
  first = await exported(township);
  addOrganization(other, '新录的一家', '0001');
  closeMonth(other);
  second = await exported(other);
  await receive(county.books, first);
});

const only = () => {
  const [dispute] = disputes(county.books);
  if (!dispute) throw new Error('no dispute');
  return dispute;
};

describe('two packages after the same one', () => {
  test('the later one waits for a person; both are kept, and seen side by side', async () => {
    const before = stateOf(county);
    expect(await receive(county.books, second)).toMatchObject({ outcome: 'refused', code: 'DOC-FORK' });
    await receive(county.books, second);
    expect(stateOf(county)).toEqual(before);
    expect(disputes(county.books)).toMatchObject([
      { code: 'DOC-FORK', unit: '330802005', unitName: '花园街道', sequence: 1, takeable: true, decision: null },
    ]);
    expect(quarantined(county)).toHaveLength(2);
    const { received, later, diff, rows, more } = await compareDispute(county.books, only().id);
    expect([received.counts.organization, later.counts.organization]).toEqual([2, 1]);
    expect(received.serial).not.toBe(later.serial);
    expect(diff).toMatchObject({ organization: { added: 1, changed: 0, removed: 2 }, member: { added: 0, changed: 0, removed: 1 } });
    expect(rows.map(({ op, label }) => [op, label])).toContainEqual(['insert', '新录的一家']);
    expect(more).toBe(0);
  });

  test('kept: nothing changes, the other machine is told, and what it sends after is a fork again', async () => {
    await receive(county.books, second);
    const rows = county.ledger.rows('organization');
    const decided = await decideDispute(county.books, only().id, { choice: 'kept', reason: '电话核实，新电脑上的是试填' });
    expect(county.ledger.rows('organization')).toEqual(rows);
    expect(county.books.history(undefined, 1)).toMatchObject([
      { origin: 'decide', label: expect.stringContaining('电话核实，新电脑上的是试填') },
    ]);
    expect(integrity(county.books.ledger)).toMatchObject({ ok: true });
    if (!decided.receipt) throw new Error('no receipt');
    expect(await acceptReceipt(other.books, decided.receipt)).toMatchObject({ outcome: 'returned' });
    await expect(acceptReceipt(township.books, decided.receipt)).rejects.toMatchObject({
      code: expect.stringMatching(/^(DOC-NO-KEY|RECEIPT-UNKNOWN)$/),
    });
    // whoever lost the receipt has it again for the same package
    expect(await receive(county.books, second)).toMatchObject({ code: 'DOC-DISMISSED', receipt: decided.receipt });
    const next = await amended(other, () => addOrganization(other, '又一家', '0002'));
    expect((await receive(county.books, next)).code).toBe('DOC-FORK');
    const onward = await amended(township, () => township.insert('party_group', { name: '第一党小组', branch: '鲁班机械党支部' }));
    expect((await receive(county.books, onward)).outcome).toBe('accepted');
  });

  test('taken: its rows replace the unit’s, its chain goes on, and what follows the other is a fork', async () => {
    await receive(county.books, second);
    const decided = await decideDispute(county.books, only().id, { choice: 'taken', reason: '旧电脑已坏，以新电脑为准' });
    expect(decided).toMatchObject({ choice: 'taken', outcome: 'accepted' });
    expect(county.ledger.rows('organization').map(({ name }) => name)).toEqual(['新录的一家']);
    expect(
      county.books
        .history(undefined, 2)
        .map(({ origin }) => origin)
        .sort(),
    ).toEqual(['decide', 'receive']);
    expect(readdirSync(join(county.folder, 'received'))).toHaveLength(2);
    if (!decided.receipt) throw new Error('no receipt');
    expect(await acceptReceipt(other.books, decided.receipt)).toMatchObject({ outcome: 'accepted' });
    const onward = await amended(other, () => addOrganization(other, '又一家', '0002'));
    expect((await receive(county.books, onward)).outcome).toBe('accepted');
    const behind = await amended(township, () => township.insert('party_group', { name: '第一党小组', branch: '鲁班机械党支部' }));
    expect((await receive(county.books, behind)).code).toBe('DOC-FORK');
  });

  test('is decided once, with the checks made again, by those who receive', async () => {
    await receive(county.books, second);
    const { id } = only();
    await expect(decideDispute(township.books, id, { choice: 'kept', reason: '无' })).rejects.toMatchObject({ code: 'LEDGER-LEVEL' });
    const certificate = county.books.registers.list('certificate').at(-1)?.id ?? '';
    revoke(county.books, certificate, { reason: '新电脑丢失' });
    const before = stateOf(county);
    await expect(decideDispute(county.books, id, { choice: 'taken', reason: '以新电脑为准' })).rejects.toMatchObject({
      code: 'DOC-REVOKED',
    });
    expect(stateOf(county)).toEqual(before);
    await decideDispute(county.books, id, { choice: 'kept', reason: '新电脑丢失' });
    await expect(decideDispute(county.books, id, { choice: 'kept', reason: '再来' })).rejects.toMatchObject({ code: 'DISPUTE-UNKNOWN' });
    expect(only().decision).toMatchObject({ choice: 'kept', reason: '新电脑丢失' });
  });
});

test('a ledger made anew begins again at sequence 1: still a fork after later ones came, not a replay that no one could mend', async () => {
  for (const name of ['第一党小组', '第二党小组'])
    await receive(county.books, await amended(township, () => township.insert('party_group', { name, branch: '鲁班机械党支部' })));
  expect((await receive(county.books, second)).code).toBe('DOC-FORK');
  await decideDispute(county.books, only().id, { choice: 'taken', reason: '旧电脑已坏' });
  const onward = await amended(other, () => addOrganization(other, '又一家', '0002'));
  expect(await receive(county.books, onward)).toMatchObject({ outcome: 'accepted' });
});

test('what was set aside is still kept where another takes its name', async () => {
  const names = ['第一党小组', '第二党小组'];
  const sent: DocumentFile[] = [];
  for (const name of names) sent.push(await amended(township, () => township.insert('party_group', { name, branch: '鲁班机械党支部' })));
  for (const file of sent) await receive(county.books, file);
  await receive(county.books, second);
  await decideDispute(county.books, only().id, { choice: 'taken', reason: '旧电脑已坏' });
  // the other machine's second package bears month, revision and sequence of the first machine's
  await receive(county.books, await amended(other, () => addOrganization(other, '又一家', '0002')));
  const kept = readdirSync(join(county.folder, 'received'));
  expect(kept.filter((name) => name.startsWith('330802005_2026-10_r2_0002_'))).toHaveLength(2);
  expect(kept.some((name) => readFileSync(join(county.folder, 'received', name)).equals(sent[0]?.bytes ?? Buffer.of()))).toBe(true);
});

test('two with one id: the received one stands, the other stays refused, and the next one goes on', async () => {
  const twin = await forged(first, { from: township, to: county }, ({ manifest }) =>
    Object.assign(manifest, { created: '2026-10-31T09:00:00.000Z' }),
  );
  expect((await receive(county.books, twin)).code).toBe('DOC-CONFLICT');
  expect(only()).toMatchObject({ takeable: false });
  const decided = await decideDispute(county.books, only().id, { choice: 'kept', reason: '另一份被改动过' });
  expect(await receive(county.books, twin)).toMatchObject({ code: 'DOC-DISMISSED', receipt: decided.receipt });
  expect((await receive(county.books, first)).outcome).toBe('repeated');
  const onward = await amended(township, () => township.insert('party_group', { name: '第一党小组', branch: '鲁班机械党支部' }));
  expect(await receive(county.books, onward)).toMatchObject({ outcome: 'accepted' });
});
