import { describe, expect, test } from 'vitest';
import { taskContent } from '#shared/documents/task-content.ts';
import { itemsOf, standardGroups } from '#shared/standards/catalogue.ts';
import type { Condition } from '#shared/standards/condition.ts';
import { conditionText } from '#shared/standards/condition-text.ts';
import { eightCriteria } from '#shared/standards/eight-criteria.ts';

const whole = {
  catalogue: 1,
  dueDay: 8,
  parameters: { 'PTY-002': { most: 30 }, 'WRN-001': { red_months: 5 } },
  severities: { 'MTG-015': 'error', 'MEM-005': 'off' },
  criteria: eightCriteria,
  notice: '请各乡镇按期报送。',
};
/** What the schema says of the content with one part put in place of another. */
function faultOf(part: object): string | undefined {
  const read = taskContent.safeParse({ ...whole, ...part });
  return read.success ? undefined : read.error.issues[0]?.message;
}
const withCondition = (condition: unknown) => ({ criteria: [{ id: 'one', title: '一', condition }] });

test('rules, parameters and fields that this program knows are read as they stand', () => {
  expect(taskContent.parse(whole)).toEqual(whole);
});

test.each([
  [{ '2027-01': '2027-02-26' }, undefined],
  [{ '2027-01': '2027-03-31' }, undefined],
  [{ '2027-01': '2027-04-01' }, '2027-01 的报送期限 2027-04-01 应在此后两个月之内'],
  [{ '2027-01': '2027-01-31' }, '2027-01 的报送期限 2027-01-31 应在此后两个月之内'],
  [{ '2027-01': '' }, '单独定期限的月份没有填日期'],
])('months due on a day of their own %j: %s', (dueDates, fault) => expect(faultOf({ dueDates })).toBe(fault));

const added = { title: '党员先锋岗', group: 'role', wording: '挂牌的照片' };
test.each([
  [{ standards: { red_hall: { off: true }, five_body: { title: '有牌子', wording: '挂牌的照片' } } }, undefined],
  [{ standards: { red_wall: { off: true } } }, '没有标准项 red_wall'],
  [{ standards: { red_hall: { wording: ' ' } } }, '标准项没有写凭什么'],
  [{ standards: Object.fromEntries(standardGroups.flatMap(itemsOf).map((item) => [item, { off: true }])) }, '衢州标准至少要有一项在用'],
  [{ lists: { standard_item: [added] } }, undefined],
  [{ lists: { standard_item: [{ ...added, title: '红色大厅' }] } }, '“红色大厅”在代码表中已有'],
  [{ lists: { standard_item: [added, { ...added, group: 'six' }] } }, '代码表新增项的名称重复'],
  [{ lists: { standard_item: [{ ...added, group: 'pairing' }] } }, '标准项“党员先锋岗”没有写在哪一套标准里'],
  [{ lists: { standard_item: [{ title: '党员先锋岗', group: 'role' }] } }, '标准项“党员先锋岗”没有写凭什么'],
  [{ lists: { post: [added] } }, '代码表 post 的新增项不写 group、wording'],
])('the standards catalogue %j: %s', (part, fault) => expect(faultOf(part)).toBe(fault));

describe('parameters', () => {
  test.each([
    [{ 'PTY-999': { most: 30 } }, '没有规则 PTY-999'],
    [{ 'PTY-002': { least: 3 } }, '规则 PTY-002 的参数 least 没有这个参数'],
    [{ 'PTY-002': { toString: 3 } }, '规则 PTY-002 的参数 toString 没有这个参数'],
    [{ 'PTY-002': { most: '30' } }, '规则 PTY-002 的参数 most 应为数'],
    [{ 'PTY-002': { most: 30.5 } }, '规则 PTY-002 的参数 most 应为整数'],
    [{ 'PTY-002': { most: -1 } }, '规则 PTY-002 的参数 most 不能小于 0'],
    [{ 'MTG-015': { threshold: 0.85 } }, undefined],
  ])('%j: %s', (parameters, fault) => expect(faultOf({ parameters })).toBe(fault));
});

describe('severities', () => {
  test.each(['MEM-001', 'MEM-004', 'ORG-001', 'ORG-004', 'ROW-001', 'ROW-002'])('of %s stay: it says who and what a row is', (id) => {
    expect(faultOf({ severities: { [id]: 'off' } })).toContain('关系到身份');
    expect(faultOf({ severities: { [id]: 'warning' } })).toContain('关系到身份');
  });
  test('only of a rule that has one, and only one of the three', () => {
    expect(faultOf({ severities: { 'WRN-001': 'off' } })).toBe('没有可以定级的规则 WRN-001');
    expect(faultOf({ severities: { 'MTG-099': 'off' } })).toBe('没有可以定级的规则 MTG-099');
    expect(faultOf({ severities: { 'MTG-015': 'fatal' } })).toBeDefined();
  });
});

describe('conditions name real fields of 两新组织, held against what they can hold', () => {
  test.each<[unknown, string | undefined]>([
    [{ field: 'staff_full', atLeast: 30 }, undefined],
    [{ field: 'owner_is_member', oneOf: ['true'] }, undefined],
    [{ any: [{ field: 'park', filled: true }, { all: [{ field: 'revenue', atLeast: 0.5 }] }] }, undefined],
    [{ field: 'staff', atLeast: 30 }, '两新组织没有可用的字段“staff”'],
    [{ field: 'constructor', filled: true }, '两新组织没有可用的字段“constructor”'],
    [{ field: 'owner_phone', filled: true }, '两新组织没有可用的字段“owner_phone”'],
    [{ field: 'name', atLeast: 3 }, '“名称”不能这样比较'],
    [{ field: 'staff_full', atLeast: '30' }, '“专职职工数”要与不小于 0 的数比较'],
    [{ field: 'kind', oneOf: ['law_firm', 'circus'] }, '“细类”没有代码“circus”'],
    [{ field: 'kind', oneOf: [] }, '“细类”没有选值'],
    [{ field: 'kind', filled: false }, '“细类”的 filled 只能是 true'],
    [{ all: [] }, '“与”“或”里没有条件'],
    [{ all: [{ field: 'park', filled: true }], any: [] }, '条件的写法不对'],
    [{ field: 'park', filled: true, atLeast: 1 }, '条件的写法不对'],
    ['park', '条件不是对象'],
  ])('%j: %s', (condition, fault) => expect(faultOf(withCondition(condition))).toBe(fault));

  test('not in more than four layers', () => {
    const layers = (n: number): Condition => (n === 1 ? { field: 'park', filled: true } : { all: [layers(n - 1)] });
    expect(faultOf(withCondition(layers(4)))).toBeUndefined();
    expect(faultOf(withCondition(layers(5)))).toBe('条件套了超过 4 层');
  });
  test('under ids of their own', () => {
    const [first] = eightCriteria;
    expect(faultOf({ criteria: [first, first] })).toBe('应建条件的编号重复');
    expect(faultOf({ criteria: [] })).toBe('至少要有一个应建条件');
  });
});

test('the due day is one that every month has', () => {
  expect(faultOf({ dueDay: 28 })).toBeUndefined();
  expect(faultOf({ dueDay: 29 })).toBe('期限为 1 至 28 日');
});

test('a condition reads as a sentence', () => {
  const texts = Object.fromEntries(eightCriteria.map(({ id, condition }) => [id, conditionText(condition)]));
  expect(texts.staff).toBe('专职职工数不少于 50');
  expect(texts.scale).toBe('类别为新经济组织，且年营业收入(万元)不少于 2000');
  expect(texts.park).toBe('类别为新经济组织，且（载体类型为园区，或园区/市场已填写）');
  expect(texts.intermediary).toMatch(/^细类为律师.*、.*、.*之一$/);
});
