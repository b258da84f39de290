import { expect, test } from 'vitest';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { answerProblem } from '../../../electron/exchange/answering/answer-problem.ts';
import { answersBelow } from '../../../electron/exchange/answering/answers-shown.ts';
import { remarkReceived } from '../../../electron/exchange/answering/remark-received.ts';
import { reviewReceived } from '../../../electron/exchange/answering/review-received.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { exchangeState } from '../../../electron/exchange/exchange-state.ts';
import { previewPackage } from '../../../electron/exchange/preview-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { amended, closeMonth, drop, enrolledPair, exported, fill } from './desks.ts';

const message = '与营业执照不符';

/** October of a township, received by the county with one remark of its own; the township has the receipt. */
async function remarked() {
  const { county, township } = await enrolledPair();
  const { organization } = fill(township);
  closeMonth(township);
  const remark = { table: 'organization', id: organization, field: 'name', message };
  await accepted(township, await receive(county.books, await exported(township), { remarks: [remark] }));
  return { county, township, remark };
}

const accepted = async ({ books }: TestLedger, { receipt }: { receipt: DocumentFile | null }) =>
  receipt ? acceptReceipt(books, receipt) : undefined;
/** The same desk on another day: a later receipt bears a later time. */
const nextDay = (desk: TestLedger) => desk.at('2026-11-01');
const latestId = ({ books }: TestLedger) => books.registers.list('received').at(-1)?.id ?? '';
const firstId = ({ books }: TestLedger) => books.registers.list('received')[0]?.id ?? '';
const unchanged = () => undefined;
const reasonFor = (township: TestLedger) => () =>
  township.change('organization', township.ledger.rows('organization')[0]?.id ?? '', { staff_full: 12 });

test('a remark that nobody answered goes on into the receipt to the next revision, and is a to-do there', async () => {
  const { county, township, remark } = await remarked();
  // amended for another reason
  const second = await amended(township, reasonFor(township));
  expect((await previewPackage(county.books, second)).problems).toMatchObject([{ ...remark, rule: 'remark', carried: true }]);
  const received = await receive(county.books, second);
  expect(received).toMatchObject({ outcome: 'accepted_with_problems', message: expect.stringContaining('1 处待改') });
  expect((await reviewReceived(county.books, latestId(county))).problems).toMatchObject([{ ...remark, rule: 'remark', carried: true }]);
  expect((await reviewReceived(county.books, firstId(county))).problems).not.toMatchObject([{ carried: true }]);
  await accepted(township, received);
  const { receipts } = await exchangeState(township.books);
  expect(receipts.find(({ revision }) => revision === 2)).toMatchObject({
    outcome: 'accepted_with_problems',
    problems: [{ ...remark, state: 'open' }],
  });
  // and on, until it is answered
  expect((await receive(county.books, await amended(township, unchanged))).outcome).toBe('accepted_with_problems');
});

test.each([
  ['mended', '已改'],
  ['answered', '执照上就是这样写的'],
] as const)('one that was %s is not asked again: the answer waits at the county for a person', async (state, text) => {
  const { county, township, remark } = await remarked();
  answerProblem(township.books, { package: firstId(county), ...remark, state, text });
  const received = await receive(county.books, await amended(township, unchanged));
  expect(received.outcome).toBe('accepted');
  expect(answersBelow(county.books)).toMatchObject([{ ...remark, text, decision: null }]);
  // nor later, when the answer no longer travels
  await accepted(township, received);
  expect((await receive(county.books, await amended(township, unchanged))).outcome).toBe('accepted');
});

test('an answer to the first receipt counts for the remark that the second carried over', async () => {
  const { county, township, remark } = await remarked();
  await receive(county.books, await amended(township, unchanged));
  answerProblem(township.books, { package: firstId(county), ...remark, state: 'mended', text: '' });
  expect((await receive(county.books, await amended(township, unchanged))).outcome).toBe('accepted');
});

test('what was asked once more in other words is carried over in these words only', async () => {
  const { county, township, remark } = await remarked();
  answerProblem(township.books, { package: firstId(county), ...remark, state: 'answered', text: '没有错' });
  await receive(county.books, await amended(township, unchanged));
  const [asked] = answersBelow(county.books);
  const problems = [{ ...remark, message: '请附营业执照' }];
  await remarkReceived(nextDay(county).books, latestId(county), { problems, again: [asked?.key ?? ''] });
  await receive(county.books, await amended(township, unchanged));
  expect((await reviewReceived(county.books, latestId(county))).problems).toMatchObject([{ message: '请附营业执照', carried: true }]);
});

test('a remark that the county takes back, or whose row is gone, is not carried over', async () => {
  const { county, township } = await remarked();
  await remarkReceived(nextDay(county).books, firstId(county), { problems: [] });
  expect((await receive(county.books, await amended(township, unchanged))).outcome).toBe('accepted');

  const other = await remarked();
  const gone = other.township.insert('organization', {
    name: '要删的一家',
    credit_code: '91330800471867129Q',
    category: '新经济组织',
    status: '正常',
  });
  const second = await amended(other.township, unchanged);
  await receive(other.county.books, second, { remarks: [{ table: 'organization', id: gone, field: 'name', message: '重复' }] });
  const third = await amended(other.township, () => drop(other.township, 'organization', gone));
  await receive(other.county.books, third);
  expect((await reviewReceived(other.county.books, latestId(other.county))).problems).toMatchObject([{ message }]);
});

test('it goes along where the next revision is remarked on or sent back, once', async () => {
  const { county, township, remark } = await remarked();
  const further = { table: 'organization', id: remark.id, field: 'address', message: '请补地址' };
  await receive(county.books, await amended(township, unchanged), { remarks: [further, remark] });
  const messages = async () => (await reviewReceived(county.books, latestId(county))).problems.map((one) => one.message);
  expect(await messages()).toEqual(['请补地址', message]);
  await receive(county.books, await amended(township, unchanged), { sentBack: { remark: '请按意见改' } });
  expect(await messages()).toEqual(['请补地址', message]);
});

test('what a revision was sent back for is answered by the correction; what was open before it stays open', async () => {
  const { county, township, remark } = await remarked();
  const problems = [{ ...remark, field: 'address', message: '请补地址' }];
  await receive(county.books, await amended(township, unchanged), { sentBack: { remark: '地址不对', problems } });
  await receive(county.books, await amended(township, unchanged));
  expect((await reviewReceived(county.books, latestId(county))).problems).toMatchObject([{ message, carried: true }]);
});

test('of the month before nothing is carried into another month', async () => {
  const { county, township } = await remarked();
  const later = township.at('2026-11-30');
  closeMonth(later, '2026-11');
  expect((await receive(county.at('2026-12-01').books, await exported(later, '2026-11'))).outcome).toBe('accepted');
});
