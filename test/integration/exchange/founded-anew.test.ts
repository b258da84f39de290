import { beforeEach, describe, expect, test } from 'vitest';
import { taskOrder } from '#shared/documents/task-content.ts';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { acceptGrant } from '../../../electron/exchange/granting/accept-grant.ts';
import { issueGrant } from '../../../electron/exchange/granting/issue-grant.ts';
import { stageRoster } from '../../../electron/exchange/rosters/accept-roster.ts';
import { issueRoster } from '../../../electron/exchange/rosters/issue-roster.ts';
import { takenRosters } from '../../../electron/exchange/rosters/rosters.ts';
import { acceptTask } from '../../../electron/exchange/tasks/accept-task.ts';
import { issueTask } from '../../../electron/exchange/tasks/issue-task.ts';
import { commitStage } from '../../../electron/intake/staging/stage.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { enrol, enrolledPair, makeCity, makeCounty, period } from './desks.ts';

const unit = '330802005';
const refused = (code: string) => expect.objectContaining({ code });
const task = ({ books }: TestLedger, dueDay: number) => issueTask(books, taskOrder.parse({ from: period, dueDay }));
const grant = ({ books }: TestLedger, due: string) => issueGrant(books, { act: 'extend', unit, period, due, reason: '停电' });
const roster = ({ books }: TestLedger) => issueRoster(books, { unit });
const take = async ({ books }: TestLedger, file: Awaited<ReturnType<typeof roster>>) =>
  commitStage(books, (await stageRoster(books, file)).stage.stage);

let old: TestLedger;
let anew: TestLedger;
let township: TestLedger;

/** The county's ledger is lost: another one enrols the township, which takes the new root after comparing it on the phone. */
beforeEach(async () => {
  ({ county: old, township } = await enrolledPair());
  for (const day of [6, 7, 8]) await acceptTask(township.books, await task(old, day));
  for (const due of ['2026-11-20', '2026-11-22']) await acceptGrant(township.books, await grant(old, due));
  for (let version = 1; version <= 2; version += 1) await take(township, await roster(old));
  anew = makeCounty();
  const issued = await issueEnrolment(anew.books, await requestEnrolment(township.books));
  await acceptEnrolment(township.books, issued, { replaceRoot: true });
});

describe('a county founded anew, which counts from 1 again', () => {
  test('reaches the township with its task, its 底册 and its 批复', async () => {
    expect(await acceptTask(township.books, await task(anew, 9))).toMatchObject({ version: 1, taken: false });
    expect(township.books.period('2026-11').due).toBe('2026-12-09');
    expect(await acceptGrant(township.books, await grant(anew, '2026-11-12'))).toMatchObject({ number: 1, taken: false });
    // the later one counts, though its number is lower
    expect(township.books.period(period).due).toBe('2026-11-12');
    await take(township, await roster(anew));
    expect(takenRosters(township.books)).toHaveLength(3);
  });

  test('what is older of its own is refused as ever, and the same again changes nothing', async () => {
    const [firstTask, secondTask] = [await task(anew, 9), await task(anew, 10)];
    await acceptTask(township.books, secondTask);
    await expect(acceptTask(township.books, firstTask)).rejects.toThrow(refused('TASK-OLD'));
    expect(await acceptTask(township.books, secondTask)).toMatchObject({ taken: true });
    const [firstGrant, secondGrant] = [await grant(anew, '2026-11-23'), await grant(anew, '2026-11-24')];
    await acceptGrant(township.books, secondGrant);
    await expect(acceptGrant(township.books, firstGrant)).rejects.toThrow(refused('GRANT-OLD'));
    expect(await acceptGrant(township.books, secondGrant)).toMatchObject({ taken: true });
    const [firstRoster, secondRoster] = [await roster(anew), await roster(anew)];
    await take(township, secondRoster);
    await expect(stageRoster(township.books, firstRoster)).rejects.toThrow(refused('ROSTER-OLD'));
    expect((await stageRoster(township.books, secondRoster)).again).toBe(true);
  });

  test('what the old one issued is not taken any more', async () => {
    await expect(acceptTask(township.books, await task(old, 11))).rejects.toThrow(refused('DOC-CHAIN'));
  });
});

test('an ordinary renewal founds nothing anew: versions go on', async () => {
  const { county, township: desk } = await enrolledPair();
  const [first, second] = [await task(county, 6), await task(county, 7)];
  await acceptTask(desk.books, second);
  await enrol(desk, county);
  await expect(acceptTask(desk.books, first)).rejects.toThrow(refused('TASK-OLD'));
});

test('a county whose city was founded anew goes on with its own versions', async () => {
  const { county, township: desk } = await enrolledPair();
  await enrol(county, makeCity());
  await acceptTask(desk.books, await task(county, 6));
  const issued = await issueEnrolment(makeCity().books, await requestEnrolment(county.books));
  await acceptEnrolment(county.books, issued, { replaceRoot: true });
  expect(await task(county, 7)).toMatchObject({ version: 2 });
});
