import { describe, expect, test } from 'vitest';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { reviewReceived } from '../../../electron/exchange/answering/review-received.ts';
import { completeness } from '../../../electron/exchange/completeness.ts';
import { disputes } from '../../../electron/exchange/disputes/disputes.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { previewPackage } from '../../../electron/exchange/preview-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { addOrganization, amended, closeMonth, enrolledPair, exported, fill, forged, period, stateOf } from './desks.ts';

const september = '2026-09';
/** A township's September, October and November of the same ledger: three packages, each with one more organization. */
async function threeMonths() {
  const { county, township } = await enrolledPair();
  const certificate = county.books.registers.list('certificate')[0];
  if (certificate)
    county.books.registers.put('certificate', certificate.id, { ...certificate.body, notBefore: '2026-08-01T00:00:00.000Z' });
  fill(township);
  closeMonth(township, september);
  const first = await exported(township, september);
  addOrganization(township, '第二家', '0002');
  closeMonth(township);
  const second = await exported(township);
  const third = await amended(township, () => addOrganization(township, '第三家', '0003'));
  return { county, township, first, second, third };
}
const rowsOf = ({ ledger }: TestLedger) => ledger.rows('organization');
const received = (county: TestLedger) => county.books.registers.list('received').map(({ body }) => [body.period, body.revision, body.late]);

describe('a package that comes after those that follow it', () => {
  test('closes the gap, is answered, and changes no row', async () => {
    const { county, township, first, second, third } = await threeMonths();
    await receive(county.books, third);
    const rows = rowsOf(county);
    const history = county.books.history(undefined, 100);
    expect(await verify(county.books, second)).toMatchObject({ ok: true, package: { late: true, gap: true } });
    expect((await previewPackage(county.books, second)).rows).toEqual([]);
    const late = await receive(county.books, second);
    expect(late).toMatchObject({ outcome: 'accepted', late: true, diff: {} });
    expect(late.message).toContain('不改动现在的内容');
    expect(await receive(county.books, first)).toMatchObject({ outcome: 'accepted', late: true });
    expect(rowsOf(county)).toEqual(rows);
    expect(county.books.history(undefined, 100)).toEqual(history);
    expect(received(county)).toEqual([
      [period, 2, undefined],
      [period, 1, true],
      [september, 1, true],
    ]);
    const board = completeness(county.books, { months: 2 });
    expect(board.units[0]?.cells.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    const receipt = (await receive(county.books, first)).receipt;
    expect(receipt && (await acceptReceipt(township.books, receipt))).toMatchObject({ period: september, outcome: 'accepted' });
    // its rows stay to be looked at
    const id = county.books.registers.list('received')[2]?.id ?? '';
    expect((await reviewReceived(county.books, id)).diff).toMatchObject({ organization: { added: 2, changed: 0, removed: 0 } });
  });

  test('is taken only where a received one names it by its hash: the one before the lost one waits for it', async () => {
    const { county, first, second, third } = await threeMonths();
    await receive(county.books, third);
    // nothing says yet that it is the first of this ledger: it might be one made anew
    expect(await receive(county.books, first)).toMatchObject({ outcome: 'refused', code: 'DOC-FORK' });
    expect(disputes(county.books)).toMatchObject([{ decision: null }]);
    expect(await receive(county.books, second)).toMatchObject({ late: true });
    expect(await receive(county.books, first)).toMatchObject({ late: true });
    // the dispute has answered itself
    expect(disputes(county.books)).toMatchObject([{ decision: { choice: 'taken' } }]);
    expect(completeness(county.books, { months: 2 }).units[0]?.cells.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  });

  test('made otherwise by who holds the township’s key is refused, and nothing is written', async () => {
    const { county, township, second, third } = await threeMonths();
    await receive(county.books, third);
    const other: DocumentFile = await forged(second, { from: township, to: county }, ({ manifest }) =>
      Object.assign(manifest, { title: '改过' }),
    );
    const before = stateOf(county);
    expect(await receive(county.books, other)).toMatchObject({ outcome: 'refused', code: 'DOC-REPLAY' });
    expect(stateOf(county)).toEqual(before);
  });

  test('may still have rows that are another unit’s by now', async () => {
    const { county, second, third } = await threeMonths();
    await receive(county.books, third);
    const [row] = rowsOf(county);
    if (!row) throw new Error('nothing came');
    county.ledger.run('UPDATE organization SET unit = ? WHERE id = ?', '330802006', row.id);
    expect(await receive(county.books, second)).toMatchObject({ outcome: 'accepted', late: true });
    expect(county.row('organization', row.id)?.unit).toBe('330802006');
  });
});
