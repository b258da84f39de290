import { describe, expect, test } from 'vitest';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { remarkReceived } from '../../../electron/exchange/answering/remark-received.ts';
import { returnReceived } from '../../../electron/exchange/answering/return-received.ts';
import { exchangeState } from '../../../electron/exchange/exchange-state.ts';
import { previewPackage } from '../../../electron/exchange/preview-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { amended, enrol, forged, makeTownship, period, quarantined, signerOf, stateOf } from './desks.ts';
import { sentPackage } from './refusals.ts';

const receiptOf = ({ receipt, message }: Awaited<ReturnType<typeof receive>>) => {
  if (!receipt) throw new Error(message);
  return receipt;
};
/** The same desk with its clock at another moment. */
const at = ({ books }: TestLedger, now: string) => ({ ...books, clock: { ...books.clock, now: () => now } });
/** A minute later. */
const later = (desk: TestLedger) => at(desk, '2026-10-31T08:01:00.000Z');
const organizationOf = (township: TestLedger) => String(township.ledger.rows('organization')[0]?.id);

describe('before it is taken', () => {
  test('a preview shows what would change and what our rules find, and writes nothing', async () => {
    const { county, township, file } = await sentPackage();
    // the county knows the same code at another unit already
    const [own] = township.ledger.rows('organization');
    county.insert('organization', { name: '另一家', credit_code: own?.credit_code, category: '新经济组织', status: '正常' });
    const before = stateOf(county);
    const { diff, problems } = await previewPackage(county.books, file);
    expect(diff).toMatchObject({ organization: { added: 2, changed: 0, removed: 0 }, member: { added: 1 } });
    expect(problems).toMatchObject([{ table: 'organization', id: own?.id, field: 'credit_code', label: own?.name }]);
    expect(stateOf(county)).toEqual(before);
    expect(quarantined(county)).toEqual([]);
  });

  test('a package that does not pass its checks is not shown', async () => {
    const { county, file } = await sentPackage();
    await expect(previewPackage(county.books, { ...file, bytes: file.bytes.subarray(0, 900) })).rejects.toMatchObject({
      code: 'DOC-DAMAGED',
    });
  });
});

describe('after it was taken', () => {
  test('the township gets the reason and the rows to mend, sends revision 2, and the county sees what it changes', async () => {
    const { county, township, file } = await sentPackage();
    const first = await receive(county.books, file);
    await acceptReceipt(township.books, receiptOf(first));
    expect(township.books.period(period).state).toBe('accepted');
    const [sent] = county.books.registers.list('received');
    const problems = [{ table: 'organization', id: organizationOf(township), field: 'name', message: '与营业执照不符' }];
    const returned = await returnReceived(later(county), sent?.id ?? '', { remark: '名称请按营业执照填写', problems });
    expect(returned).toMatchObject({ outcome: 'returned', unit: '330802005', period });
    expect(county.ledger.rows('organization')).toHaveLength(2);
    expect(county.books.history(undefined, 1)[0]).toMatchObject({
      origin: 'decide',
      undoable: false,
      label: expect.stringContaining('名称请按营业执照填写'),
    });
    expect((await exchangeState(county.books)).packages).toMatchObject([{ outcome: 'returned', remark: '名称请按营业执照填写' }]);

    expect(await acceptReceipt(township.books, receiptOf(returned))).toEqual({
      period,
      outcome: 'returned',
      problems: 1,
      taken: 'now',
    });
    expect(township.books.period(period).state).toBe('returned');
    expect((await exchangeState(township.books)).receipts).toMatchObject([
      { outcome: 'returned', remark: '名称请按营业执照填写', problems },
    ]);

    const second = await amended(township, () =>
      township.change('organization', organizationOf(township), { name: '柯城鲁班机械制造有限公司' }),
    );
    expect((await previewPackage(county.books, second)).diff).toMatchObject({ organization: { added: 0, changed: 1, removed: 0 } });
    const accepted = await receive(county.books, second);
    expect(accepted).toMatchObject({ outcome: 'accepted', diff: { organization: { added: 0, changed: 1, removed: 0 } } });
    expect(await acceptReceipt(township.books, receiptOf(accepted))).toMatchObject({ outcome: 'accepted' });
  });

  test('the first receipt, brought late, does not take the return back', async () => {
    const { county, township, file } = await sentPackage();
    const first = await receive(county.books, file);
    const [sent] = county.books.registers.list('received');
    await acceptReceipt(township.books, receiptOf(await returnReceived(later(county), sent?.id ?? '', { remark: '重报' })));
    await acceptReceipt(township.books, receiptOf(first));
    expect(township.books.period(period).state).toBe('returned');
    // the same package again is answered with the receipt that holds
    expect(receiptOf(await receive(county.books, file))).toEqual(expect.objectContaining({ name: receiptOf(first).name }));
    await acceptReceipt(township.books, receiptOf(await receive(county.books, file)));
    expect(township.books.period(period).state).toBe('returned');
  });

  test('a county whose clock was corrected backwards is understood: the receipt made last holds', async () => {
    const { county, township, file } = await sentPackage();
    const first = receiptOf(await receive(county.books, file));
    await acceptReceipt(township.books, first);
    const id = county.books.registers.list('received')[0]?.id ?? '';
    const corrected = at(county, '2026-10-31T07:00:00.000Z');
    const second = receiptOf(await returnReceived(corrected, id, { remark: '重报' }));
    const third = receiptOf(await returnReceived(corrected, id, { remark: '名称也要改' }));
    expect(await acceptReceipt(township.books, third)).toEqual({ period, outcome: 'returned', problems: 0, taken: 'now' });
    expect(await acceptReceipt(township.books, third)).toMatchObject({ taken: 'before' });
    // those that it replaced are told from it, also one that was never seen
    for (const replaced of [first, second])
      expect(await acceptReceipt(township.books, replaced)).toEqual({ period, outcome: 'returned', problems: 0, taken: 'superseded' });
    expect((await exchangeState(township.books)).receipts).toMatchObject([{ outcome: 'returned', remark: '名称也要改' }]);
    expect(township.books.period(period).state).toBe('returned');
  });

  test('receipts of an older program do not say what they replace: the later holds', async () => {
    const { county, township, file } = await sentPackage();
    const first = receiptOf(await receive(county.books, file));
    const id = county.books.registers.list('received')[0]?.id ?? '';
    const returned = receiptOf(await returnReceived(later(county), id, { remark: '重报' }));
    const older = await forged(returned, { from: county, to: township }, ({ manifest }) => delete manifest['lx:replaces']);
    expect(await acceptReceipt(township.books, older)).toMatchObject({ outcome: 'returned', taken: 'now' });
    expect(await acceptReceipt(township.books, first)).toMatchObject({ outcome: 'returned', taken: 'superseded' });
  });

  test('it is not accepted after all: no remark makes it so, another return does', async () => {
    const { county, township, file } = await sentPackage();
    // it went back at once: nothing of it was merged
    await receive(county.books, file, { sentBack: { remark: '重报' } });
    const id = county.books.registers.list('received')[0]?.id ?? '';
    const problems = [{ table: 'organization', id: organizationOf(township), field: 'name', message: '与营业执照不符' }];
    const before = stateOf(county);
    await expect(remarkReceived(later(county), id, { problems })).rejects.toMatchObject({ code: 'PACKAGE-RETURNED' });
    await expect(remarkReceived(later(county), id, { problems: [] })).rejects.toMatchObject({ code: 'PACKAGE-RETURNED' });
    expect(stateOf(county)).toEqual(before);
    expect(await returnReceived(later(county), id, { remark: '名称也要改', problems })).toMatchObject({ outcome: 'returned' });
  });

  test('what a later revision replaced, and what never came, cannot be returned', async () => {
    const { county, township, file } = await sentPackage();
    await receive(county.books, file);
    const [sent] = county.books.registers.list('received');
    await receive(
      county.books,
      await amended(township, () => township.change('organization', organizationOf(township), { staff_full: 3 })),
    );
    await expect(returnReceived(county.books, sent?.id ?? '', { remark: '重报' })).rejects.toMatchObject({ code: 'PACKAGE-UNKNOWN' });
    await expect(returnReceived(county.books, 'nothing', { remark: '重报' })).rejects.toMatchObject({ code: 'PACKAGE-UNKNOWN' });
    await expect(returnReceived(township.books, 'nothing', { remark: '重报' })).rejects.toMatchObject({ code: 'LEDGER-LEVEL' });
  });

  test('a return signed by a neighbour under the same county is not taken', async () => {
    const { county, township, file } = await sentPackage();
    const receipt = receiptOf(await receive(county.books, file));
    const neighbour = makeTownship('330802006', '白云街道');
    await enrol(neighbour, county);
    const forgedReturn = await forged(
      receipt,
      { from: county, to: township },
      ({ manifest }) => Object.assign(manifest, { 'lx:outcome': 'returned', 'lx:remark': '重报' }),
      { signer: await signerOf(neighbour) },
    );
    await expect(acceptReceipt(township.books, forgedReturn)).rejects.toMatchObject({ code: 'DOC-UNIT' });
    expect(township.books.period(period).state).toBe('exported');
  });
});
