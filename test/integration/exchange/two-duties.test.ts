import { beforeEach, describe, expect, test } from 'vitest';
import { reminderText } from '#shared/exchange/completeness.ts';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { completeness } from '../../../electron/exchange/completeness.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { issueGrant } from '../../../electron/exchange/granting/issue-grant.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { acceptTask, readTask } from '../../../electron/exchange/tasks/accept-task.ts';
import { rulesetInForceFor } from '../../../electron/exchange/tasks/tasks.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { amended, closeMonth, enrol, exported, fill, makeCity, makeCounty, makeTownship, period } from './desks.ts';
import { issue as issueFrom } from './issue.ts';

/** The same desk on another day. */
const on = ({ books }: TestLedger, day: string) => ({
  ...books,
  clock: { ...books.clock, now: () => `${day}T08:00:00.000Z`, today: () => day },
});
const issue = (desk: TestLedger, order: object) => issueFrom(desk, { from: '2026-01', ...order });
const rulesOf = ({ books }: TestLedger) => books.check(period).problems.map(({ rule, severity }) => `${rule} ${severity}`);

/** The rules that the receipt of the county to a package speaks of. */
async function toBeMended(file: DocumentFile): Promise<string[]> {
  await receive(county.books, file);
  const last = county.books.registers.list('received').at(-1)?.id ?? '';
  return county.books.registers.get('review', last)?.body.problems.map(({ rule }) => rule) ?? [];
}

let city: TestLedger;
let county: TestLedger;
let township: TestLedger;
let member: string;
let organization: string;
let ofCounty: Awaited<ReturnType<typeof issue>>;

/** Of which the member that has paid up to August is a finding. */
const strict = { parameters: { 'MEM-005': { dues_months: 1 } }, severities: { 'MEM-005': 'error' } };
const issueToTownships = async () => {
  ofCounty = await issue(county, { dueDay: 5, ...strict });
};
const takeOfCity = async () =>
  acceptTask(
    county.books,
    await issue(city, { dueDay: 12, severities: { 'MEM-005': 'off' }, parameters: { 'RPT-003': { needs_grant: true } } }),
  );

beforeEach(async () => {
  [city, county, township] = [makeCity(), makeCounty(), makeTownship()];
  await enrol(county, city);
  await enrol(township, county);
  ({ member, organization } = fill(township));
  township.change('member', member, { dues_paid_to: '2026-08' });
});

const orders = {
  'the county issued its task before it took the city’s': [issueToTownships, takeOfCity],
  'the county took the city’s task before it issued its own': [takeOfCity, issueToTownships],
} as const;

describe.each(Object.entries(orders))('%s', (_, acts) => {
  beforeEach(async () => {
    for (const act of acts) await act();
  });

  test('the townships are due by the county’s day: board, rate, reminder and 延期', async () => {
    expect(completeness(on(county, '2026-11-08'), { months: 2 }).months[1]).toEqual({ period, due: '2026-11-05' });
    const board = completeness(on(county, '2026-11-08'), { months: 2 });
    expect(board.units[0]?.cells[1]).toMatchObject({ due: '2026-11-05', state: 'late', onTime: false });
    expect(reminderText(board)).toContain('2026年10月（期限 2026-11-05）未报送：花园街道');
    await acceptTask(township.books, ofCounty);
    expect(township.books.period(period).due).toBe('2026-11-05');
    const order = { act: 'extend', unit: '330802005', period, reason: '换届' } as const;
    expect(await issueGrant(county.books, { ...order, due: '2026-11-08' })).toMatchObject({ grant: { due: '2026-11-08' } });
  });

  test('what the townships send is judged by the county’s rules, the county’s own month is checked by the city’s', async () => {
    // the township has not taken the county's task yet
    closeMonth(township);
    expect(await toBeMended(await exported(township))).toEqual(['MEM-005']);
    // a small change: what was found for the county's own month says nothing of it
    county.books.check(period);
    const again = await amended(township, () => township.change('organization', organization, { note: '补录' }));
    expect(await toBeMended(again)).toEqual(['MEM-005']);
    expect(rulesOf(county).filter((one) => one.startsWith('MEM-005'))).toEqual([]);
    expect(rulesetInForceFor(county.books, period)).toMatchObject({ issuer: { code: '330802' }, dueDay: 5 });
    expect(rulesetInForceFor(county.books, period, 'own')).toMatchObject({ issuer: { code: '330800' }, dueDay: 12 });
  });

  test('the county’s own report is due by the city’s day, and RPT-003 of the city binds it', async () => {
    expect(county.books.period(period)).toMatchObject({ due: '2026-11-12' });
    closeMonth(county);
    expect(county.books.snapshot(period).ruleset.version).toBe(1);
    const { receipt } = await receive(city.books, await exported(county));
    if (!receipt) throw new Error('refused');
    await acceptReceipt(county.books, receipt);
    expect(county.books.period(period).needsGrant).toBe(true);
    // and what the county asks of its townships is its own affair
    await acceptTask(township.books, ofCounty);
    closeMonth(township, '2026-09');
    expect(township.books.period('2026-09').needsGrant).toBeUndefined();
  });

  test('a further task of the city is told against its last; one of the county begins from what came last, with its own due day', async () => {
    const next = await issue(city, { dueDay: 12, severities: { 'MEM-005': 'off' } });
    const { differences } = await readTask(county.books, next);
    expect(differences).toEqual([]);
    const last = acts.at(-1) === takeOfCity ? 'off' : 'error';
    await issue(county, { notice: '只改通知' });
    expect(county.books.rulesetFor(period)).toMatchObject({ dueDay: 5, severities: { 'MEM-005': last } });
    await issue(county, { severities: { 'MEM-005': 'error' } });
    await issue(county, { notice: '再改通知' });
    expect(county.books.rulesetFor(period)).toMatchObject({ dueDay: 5, severities: { 'MEM-005': 'error' } });
  });
});

test('a county with no task of its own holds the townships to the city’s, one with no task from the city reports by its own', async () => {
  await takeOfCity();
  expect(county.books.rulesetFor(period)).toMatchObject({ dueDay: 12 });
  const alone = makeCounty();
  await issue(alone, { dueDay: 7 });
  expect(alone.books.period(period).due).toBe('2026-11-07');
  // nobody else asks it for a 批复
  closeMonth(alone);
  await issue(alone, { parameters: { 'RPT-003': { needs_grant: true } } });
  expect(alone.books.period(period).needsGrant).toBeUndefined();
});
