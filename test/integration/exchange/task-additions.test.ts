import { describe, expect, test } from 'vitest';
import { taskOrder } from '#shared/documents/task-content.ts';
import { display } from '#shared/model/display.ts';
import type { Field } from '#shared/model/field.ts';
import { tableOf } from '#shared/model/tables.ts';
import { itemsOf, titleIn } from '#shared/standards/catalogue.ts';
import { groupsInForce } from '#shared/standards/catalogue-in-force.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { acceptTask, readTask } from '../../../electron/exchange/tasks/accept-task.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { closeMonth, enrolledPair, exported, fill, period } from './desks.ts';
import { issue } from './issue.ts';

describe('a task that changes the 衢州标准', () => {
  const added = { title: '党员先锋岗', group: 'special', wording: '挂牌的照片' };
  const standards = { special_window: { off: true }, special_place: { title: '专用场所' } };
  const itemsAt = ({ books }: TestLedger) =>
    groupsInForce(books.rulesetFor(period)).flatMap((group) =>
      group.id === 'special' ? itemsOf(group).map((item) => titleIn(group, item)) : [],
    );

  test('is shown first, then the board follows it, here and at the county', async () => {
    const { county, township } = await enrolledPair();
    const task = await issue(county, { standards, lists: { standard_item: [added] } });
    expect((await readTask(township.books, task)).differences).toEqual([
      { kind: 'standard', rule: null, title: '六个专“专门场所”的名称', before: '专门场所', after: '专用场所' },
      { kind: 'standard', rule: null, title: '六个专“专门橱窗”', before: '在用', after: '停用' },
      { kind: 'list', rule: null, title: '衢州标准项“党员先锋岗”', before: '无', after: '六个专 · 手工评定：挂牌的照片' },
    ]);
    await acceptTask(township.books, task);
    const inForce = ['专人负责', '专用场所', '专项制度', '专门载体', '专用经费', '党员先锋岗'];
    expect([itemsAt(township), itemsAt(county)]).toEqual([inForce, inForce]);
    expect(JSON.stringify(county.books.rulesetFor(period))).toBe(JSON.stringify(township.books.rulesetFor(period)));
  });

  test('stays until it says otherwise; an item that is left out is retired, and can come back', async () => {
    const { county, township } = await enrolledPair();
    await acceptTask(township.books, await issue(county, { standards, lists: { standard_item: [added] } }));
    await acceptTask(township.books, await issue(county, { dueDay: 8, lists: { standard_item: [] } }));
    expect(itemsAt(township)).toEqual(['专人负责', '专用场所', '专项制度', '专门载体', '专用经费']);
    const lists = township.books.rulesetFor(period).lists;
    expect(lists).toEqual({ standard_item: [{ ...added, retired: true }] });
    await acceptTask(township.books, await issue(county, { standards: {}, lists: { standard_item: [added] } }));
    expect(itemsAt(township)).toEqual(['专人负责', '专门场所', '专项制度', '专门载体', '专用经费', '专门橱窗', '党员先锋岗']);
    expect(township.books.rulesetFor(period)).not.toHaveProperty('standards');
  });

  test('a mark on an added item goes up, and a county where it is out of force keeps it', async () => {
    const { county, township } = await enrolledPair();
    const { organization } = fill(township);
    const task = await issue(county, { lists: { standard_item: [added] } });
    await acceptTask(township.books, task);
    const mark = { item: '党员先锋岗', year: 2026, organization, met: '是', evidence: '照片', marked_on: '2026-10-20' };
    township.insert('standard_mark', mark);
    expect(township.books.ledger.rows('standard_mark')).toMatchObject([{ item: 'local:党员先锋岗' }]);
    closeMonth(township);
    const file = await exported(township);
    await issue(county, { lists: { standard_item: [] } });
    expect((await verify(county.books, file)).checks.filter(({ ok }) => !ok)).toEqual([]);
    await receive(county.books, file);
    expect(county.books.ledger.rows('standard_mark')).toMatchObject([{ item: 'local:党员先锋岗', evidence: '照片', organization }]);
  });
});

describe('entries that a task adds to the code lists', () => {
  const added = { post: [{ title: '网格合伙人' }, { title: '直播间骨干' }] };
  const postOf = (ledger: TestLedger, id: string) => ledger.books.ledger.row('member', id)?.post;

  test('can be written by their titles once the task is in force, at the county too', async () => {
    const { county, township } = await enrolledPair();
    const { member } = fill(township);
    township.change('member', member, { post: '网格合伙人' });
    expect(postOf(township, member)).toEqual({ unread: '网格合伙人' });
    const task = await issue(county, { lists: added });
    expect((await readTask(township.books, task)).differences).toEqual([
      { kind: 'list', rule: null, title: '党员工作岗位“网格合伙人”', before: '无', after: '可选' },
      { kind: 'list', rule: null, title: '党员工作岗位“直播间骨干”', before: '无', after: '可选' },
    ]);
    await acceptTask(township.books, task);
    township.change('member', member, { post: '网格合伙人' });
    expect(postOf(township, member)).toBe('local:网格合伙人');
    expect(county.books.ruleset.lists).toEqual(township.books.ruleset.lists);
  });

  test('are never taken away: one that a later task leaves out is retired, and rows that hold it keep it', async () => {
    const { county, township } = await enrolledPair();
    const { member } = fill(township);
    await acceptTask(township.books, await issue(county, { lists: added }));
    township.change('member', member, { post: '网格合伙人' });
    const task = await issue(county, { lists: { post: [{ title: '直播间骨干' }] } });
    expect((await readTask(township.books, task)).differences).toEqual([
      { kind: 'list', rule: null, title: '党员工作岗位“网格合伙人”', before: '可选', after: '停用' },
    ]);
    await acceptTask(township.books, task);
    expect(display(tableOf('member').fields.post as Field, postOf(township, member) as never, () => undefined)).toBe('网格合伙人');
    expect(township.books.check(period).problems.filter(({ field }) => field === 'post')).toEqual([]);
    township.change('member', member, { post: null });
    township.change('member', member, { post: '网格合伙人' });
    expect(postOf(township, member)).toEqual({ unread: '网格合伙人' });
    township.books.undo();
    township.books.undo();
    expect(postOf(township, member)).toBe('local:网格合伙人');
  });

  test('are in the schema of the package, and the county takes the rows that hold them', async () => {
    const { county, township } = await enrolledPair();
    const { member } = fill(township);
    await acceptTask(township.books, await issue(county, { lists: added }));
    township.change('member', member, { post: '直播间骨干' });
    closeMonth(township);
    const file = await exported(township);
    const seen = await verify(county.books, file);
    expect(seen.checks.filter(({ ok }) => !ok)).toEqual([]);
    await receive(county.books, file);
    expect(county.books.ledger.rows('member').map(({ post }) => post)).toContain('local:直播间骨干');
  });

  test.each([
    [{ ethnicity: [{ title: '某某族' }] }, '代码表 ethnicity 不能新增'],
    [{ post: [{ title: '一线职工' }] }, '“一线职工”在代码表中已有'],
    [{ post: [{ title: '甲、乙' }] }, '代码表新增项的名称为 2 至 20 个字，只用文字、数字'],
    [{ post: [{ title: '网格合伙人' }, { title: '网格合伙人' }] }, '代码表新增项的名称重复'],
  ])('%j: %s', (lists, message) => {
    const read = taskOrder.safeParse({ from: period, lists });
    expect(read.error?.issues[0]?.message).toBe(message);
  });
});
