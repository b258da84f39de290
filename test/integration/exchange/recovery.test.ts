import { expect, test } from 'vitest';
import { tableNames } from '#shared/model/tables.ts';
import { addAttachment } from '../../../electron/attachments/add-attachment.ts';
import { attachmentStore } from '../../../electron/attachments/attachment-store.ts';
import { answerKey } from '../../../electron/bookkeeping/answers.ts';
import { monthChanges } from '../../../electron/bookkeeping/month-changes.ts';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { answerProblem } from '../../../electron/exchange/answering/answer-problem.ts';
import { answersBelow } from '../../../electron/exchange/answering/answers-shown.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import { decryptWith } from '../../../electron/exchange/envelope/age.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { exchangeState } from '../../../electron/exchange/exchange-state.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { stageRoster } from '../../../electron/exchange/rosters/accept-roster.ts';
import { issueRoster } from '../../../electron/exchange/rosters/issue-roster.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import { commitStage } from '../../../electron/intake/staging/stage.ts';
import { deskKeys } from '../../../electron/keys/desk-keys.ts';
import { jpegLike } from '../../support/attachment-files.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { codeOf } from '../../support/staging.ts';
import {
  amended,
  closeMonth,
  enrol,
  enrolledPair,
  exported,
  fill,
  forged,
  makeCity,
  makeCounty,
  makeTownship,
  type Parts,
  period,
  setText,
  textIn,
} from './desks.ts';

const next = '2026-11';
const rowsOf = ({ ledger }: TestLedger) => tableNames.map((table) => [table, ledger.rows(table)]);

/** A township that reported October and has its receipt; then its machine is gone, and a new one is enrolled under the same code. */
async function lostMachine(): Promise<{ county: TestLedger; lost: TestLedger; fresh: TestLedger; filled: ReturnType<typeof fill> }> {
  const { county, township: lost } = await enrolledPair();
  const filled = fill(lost);
  lost.insert('party_group', { name: '第一党小组', branch: '鲁班机械党支部' });
  lost.change('organization', filled.organization, { party_organization: filled.branch });
  closeMonth(lost);
  const received = await receive(county.books, await exported(lost));
  if (received.receipt) await acceptReceipt(lost.books, received.receipt);
  for (const { id } of county.books.registers.list('certificate')) revoke(county.books, id, { reason: '机器丢失' });
  const fresh = makeTownship();
  await enrol(fresh, county);
  return { county, lost, fresh, filled };
}

async function recover(county: TestLedger, fresh: TestLedger) {
  const file = await issueRoster(county.books, { unit: fresh.ledger.identity.unit, attachments: true });
  const staged = await stageRoster(fresh.books, file);
  return { file, staged, reply: commitStage(fresh.books, staged.stage.stage) };
}

/** One 说明 can answer several warnings of a row. */
function closeWithReasons({ books }: TestLedger, month: string): void {
  const open = () => books.check(month).problems.find(({ severity, waived }) => severity === 'warning' && waived === undefined);
  for (let found = open(); found; found = open()) books.waive({ rule: found.rule, id: found.id, field: found.field, text: '情况属实' });
  books.close(month, true);
}

test('a fresh ledger has its rows back under their ids, in one batch that says where they came from', async () => {
  const { county, lost, fresh } = await lostMachine();
  const { file, staged, reply } = await recover(county, fresh);
  expect(file).toMatchObject({ name: '330802005_roster_v1.lxbase', version: 1, counts: { organization: 2, member: 1 } });
  expect(staged).toMatchObject({ issuer: { code: '330802', name: '柯城区' }, recovers: { months: 1, last: period }, again: false });
  expect(staged.stage.parts.every(({ read, inserted }) => read === inserted)).toBe(true);
  expect(rowsOf(fresh)).toEqual(rowsOf(lost));
  expect(reply.label).toBe('柯城区底册第 1 版');
  expect(fresh.books.history(undefined, 1)).toMatchObject([{ origin: 'roster', by: { unit: '花园街道' } }]);
});

test('the months it reported are closed again, with their answers; the last one can be exported as it was', async () => {
  const { county, lost, fresh, filled } = await lostMachine();
  await recover(county, fresh);
  expect(fresh.books.period(period)).toMatchObject({ state: 'accepted', revision: 1, file: '330802005_2026-10_r1_0001.lxpkg' });
  const [again, before] = [await exportPackage(fresh.books, period), await exportPackage(lost.books, period)];
  expect({ id: again.id, counts: again.counts }).toEqual({ id: before.id, counts: before.counts });
  expect(await receive(county.books, again)).toMatchObject({ outcome: 'repeated' });
  // what was reported is not simply deleted
  const erase = () => fresh.apply([{ op: 'delete', table: 'member', id: filled.member }]);
  expect(codeOf(erase)).toBe('EDIT-REPORTED');
});

/** Lost with a receipt that asks for one mend and was answered 接收但待改. */
async function lostWithProblems() {
  const { county, township: lost } = await enrolledPair();
  const { organization } = fill(lost);
  closeMonth(lost);
  const remark = { table: 'organization', id: organization, field: 'name', message: '与营业执照不符' };
  const further = { ...remark, field: 'address', message: '请补地址' };
  const sent = await exported(lost);
  await receive(county.books, sent, { remarks: [remark, further] });
  for (const { id } of county.books.registers.list('certificate')) revoke(county.books, id, { reason: '机器丢失' });
  const fresh = makeTownship();
  await enrol(fresh, county);
  return { county, lost, fresh, remark, further, sent };
}
const toDos = async ({ books }: TestLedger) => (await exchangeState(books)).receipts.flatMap(({ problems }) => problems);

test('what the last receipt asked to be mended is a to-do again, and can be answered', async () => {
  const { county, fresh, remark, further } = await lostWithProblems();
  await recover(county, fresh);
  expect(fresh.books.period(period).state).toBe('accepted_with_problems');
  expect(await toDos(fresh)).toMatchObject([
    { ...remark, rule: 'remark', state: 'open' },
    { ...further, rule: 'remark', state: 'open' },
  ]);
  const about = county.books.registers.list('received')[0]?.id ?? '';
  answerProblem(fresh.books, { package: about, ...remark, state: 'mended', text: '已改' });
  await receive(county.books, await amended(fresh, () => undefined));
  expect(answersBelow(county.books)).toMatchObject([{ ...remark, state: 'mended', text: '已改' }]);
});

test('what was answered before the loss is answered still, what the county asked again is open', async () => {
  const { county, fresh, remark, further } = await lostWithProblems();
  const [received] = county.books.registers.list('received');
  for (const [one, choice] of [
    [remark, null],
    [further, 'again'],
  ] as const) {
    const said = {
      ...one,
      rule: 'remark',
      package: received?.id ?? '',
      state: 'answered',
      text: '见附件',
      at: '2026-10-31T08:00:00.000Z',
    } as const;
    const decision = choice && { at: said.at, choice };
    county.books.registers.put('answered', answerKey(said.package, one), { ...said, unit: '330802005', broughtBy: said.package, decision });
  }
  await recover(county, fresh);
  expect(await toDos(fresh)).toMatchObject([
    { ...remark, state: 'answered', text: '见附件', delivered: true },
    { ...further, state: 'open' },
  ]);
});

test('a 底册 of an older program tells no problems, and is taken; one whose problems do not fit is refused', async () => {
  const { county, fresh } = await lostWithProblems();
  const file = await issueRoster(county.books, { unit: '330802005' });
  const changedBy = (change: (parts: Parts) => void) => forged(file, { from: county, to: fresh }, change);
  const problems = 'receipts/problems.csv';
  const wrong = await changedBy((parts) => setText(parts, problems, textIn(parts, problems).replace('open', 'done')));
  const staged = await stageRoster(fresh.books, wrong);
  expect(codeOf(() => commitStage(fresh.books, staged.stage.stage))).toBe('DOC-MANIFEST');
  const older = await changedBy(({ manifest, files }) => {
    files.delete(problems);
    manifest.resources = manifest.resources.filter(({ path }) => path !== problems);
  });
  commitStage(fresh.books, (await stageRoster(fresh.books, older)).stage.stage);
  expect(fresh.books.period(period).state).toBe('accepted_with_problems');
  expect(await toDos(fresh)).toEqual([]);
});

test('the last package again is answered with a receipt that the new machine can open, in place of the one the lost one had; once', async () => {
  const { county, fresh, remark, further, sent } = await lostWithProblems();
  const rows = rowsOf(county);
  await recover(county, fresh);
  const again = await exportPackage(fresh.books, period);
  const then = county.at('2026-11-01');
  const repeated = await receive(then.books, again);
  expect(repeated).toMatchObject({ outcome: 'repeated', message: expect.stringContaining('现在的密钥') });
  expect(rowsOf(county)).toEqual(rows);
  const { receipt } = repeated;
  if (!receipt) throw new Error(repeated.message);
  expect(await acceptReceipt(fresh.books, receipt)).toEqual({ period, outcome: 'accepted_with_problems', problems: 2, taken: 'now' });
  expect(await toDos(fresh)).toMatchObject([remark, further]);
  const [kept] = county.books.registers.list('received');
  const [taken] = fresh.books.registers.list('receipt');
  expect(kept?.body).toMatchObject({
    outcome: 'accepted_with_problems',
    receipts: [...(taken?.body.replaces ?? []), taken?.body.document],
  });
  expect(kept?.body.receipts).toHaveLength(2);
  expect(county.books.history(undefined, 1)).toMatchObject([{ label: expect.stringContaining('按现在的密钥再发回执') }]);
  // the next time it is the same one
  const third = await receive(then.books, again);
  expect(third.receipt?.bytes).toEqual(receipt.bytes);
  expect(third.message).toContain('同一份回执');
  expect(await receive(then.books, sent)).toMatchObject({ outcome: 'refused', code: 'DOC-REVOKED' });
});

test('two at the same moment: the receipts made anew name each other', async () => {
  const { county, fresh } = await lostWithProblems();
  await recover(county, fresh);
  const again = await exportPackage(fresh.books, period);
  const [one, other] = await Promise.all([receive(county.books, again), receive(county.books, again)]);
  expect(one.receipt?.bytes).toEqual(other.receipt?.bytes);
  expect(county.books.registers.list('received')[0]?.body.receipts).toHaveLength(2);
});

test('the next month follows the last that arrived: the county sees neither a gap nor a fork', async () => {
  const { county, fresh } = await lostMachine();
  await recover(county, fresh);
  const later = fresh.at('2026-11-30');
  later.insert('party_group', { name: '第二党小组', branch: '鲁班机械党支部' });
  closeWithReasons(later, next);
  const file = await exportPackage(later.books, next);
  expect(file).toMatchObject({ name: '330802005_2026-11_r1_0002.lxpkg', sequence: 2 });
  const countyThen = county.at('2026-12-01');
  expect(await verify(countyThen.books, file)).toMatchObject({ ok: true, package: { gap: false, repeated: false, sequence: 2 } });
  const received = await receive(countyThen.books, file);
  expect(received).toMatchObject({ outcome: 'accepted', diff: { party_group: { added: 1, changed: 0, removed: 0 } } });
});

test('what changed this month is told against the month before, not as if everything were new', async () => {
  const { county, fresh } = await lostMachine();
  await recover(county, fresh);
  const later = fresh.at('2026-11-30');
  expect(monthChanges(later.ledger, next)).toMatchObject({ since: period, tables: [] });
});

test('without the 底册 a fresh ledger begins again at 1, which the county takes for a fork', async () => {
  const { county, fresh } = await lostMachine();
  fill(fresh);
  closeMonth(fresh);
  expect(await receive(county.books, await exported(fresh))).toMatchObject({ outcome: 'refused', code: 'DOC-FORK' });
});

test('attachments come back where they travel along, and are not sent up again', async () => {
  const { county, township: lost } = await enrolledPair();
  const { branch } = fill(lost);
  const { type: _, ...file } = addAttachment(lost.books, { name: '会场.jpg', bytes: jpegLike('会场') });
  const meeting = lost.insert('meeting', { branch, start: '2026-10-08 09:00', kinds: '主题党日', agenda: '学习' });
  lost.change('meeting', meeting, { attachments: [file] });
  closeWithReasons(lost, period);
  await receive(county.books, await exported(lost));
  for (const { id } of county.books.registers.list('certificate')) revoke(county.books, id, { reason: '机器丢失' });
  const fresh = makeTownship();
  await enrol(fresh, county);

  const without = await issueRoster(county.books, { unit: '330802005' });
  expect(without.attachments).toEqual({ carried: 0, left: 0 });
  const { staged } = await recover(county, fresh);
  expect(staged.version).toBe(2);
  expect(attachmentStore(fresh.ledger).get(file.sha256, file.name)).toEqual(attachmentStore(lost.ledger).get(file.sha256, file.name));
  const later = fresh.at('2026-11-30');
  closeWithReasons(later, next);
  const { bytes } = await exportPackage(later.books, next);
  const { identity } = await deskKeys(county.books);
  const inside = await readZip(await decryptWith(identity, bytes));
  expect([...inside.keys()].filter((path) => path.startsWith('attachments/'))).toEqual([]);
});

test('a county has the rows of its townships back from the city', async () => {
  const [city, county, township] = [makeCity(), makeCounty(), makeTownship()];
  await enrol(county, city);
  await enrol(township, county);
  fill(township);
  closeMonth(township);
  await receive(county.books, await exported(township));
  closeWithReasons(county, period);
  expect(await receive(city.books, await exported(county))).toMatchObject({ code: null });
  for (const { id } of city.books.registers.list('certificate')) revoke(city.books, id, { reason: '机器丢失' });
  const fresh = makeCounty();
  await enrol(fresh, city);
  const roster = await stageRoster(fresh.books, await issueRoster(city.books, { unit: '330802' }));
  commitStage(fresh.books, roster.stage.stage);
  expect(rowsOf(fresh)).toEqual(rowsOf(county));
  expect(fresh.ledger.rows('member').map(({ unit }) => unit)).toEqual(['330802005']);
  expect(fresh.books.period(period).state).toBe('accepted');
});
