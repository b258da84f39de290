import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tables } from '#shared/model/tables.ts';
import { editDistance } from '#shared/rules/mending/near-codes.ts';
import { numeralOf, withDigits } from '#shared/rules/mending/plain-digits.ts';
import { mendsOf, sureMend } from '#shared/rules/mends-of.ts';
import type { Mend, NamedRow } from '#shared/rules/rule.ts';

const today = '2026-11-05';
type Sheet = 'organization' | 'member' | 'meeting' | 'party_organization';

/** The mends of a text that stands unread in a field of an otherwise empty row. */
function unread(table: Sheet, field: string, text: string, named: readonly NamedRow[] = []): readonly Mend[] {
  expect(tables[table].fields).toHaveProperty(field);
  const row = { id: 'r1', unit: '330802005', [field]: { unread: text } };
  return mendsOf({ rule: 'ROW-002', table, field }, row, { today, named: () => named });
}
const values = (mends: readonly Mend[]) => mends.map(({ value }) => value);
const sure = (mends: readonly Mend[]) => sureMend(mends)?.value;

describe('dates', () => {
  const date = (text: string) => unread('organization', 'registered_on', text);
  test.each([
    ['2026年三月五日', '2026-03-05'],
    ['二〇二六年三月五日', '2026-03-05'],
    ['二零一九年十二月二十五日', '2019-12-25'],
    ['一九九八年十月廿一日', '1998-10-21'],
    ['26.3.5', '2026-03-05'],
    ['26/3/5', '2026-03-05'],
    ['98年6月1日', '1998-06-01'],
    ['2019年5月6日成立', '2019-05-06'],
    ['成立于2019年5月6号', '2019-05-06'],
    ['登记日期：2019-05-06', '2019-05-06'],
    ['2019·5·6', '2019-05-06'],
    ['2019。5。6', '2019-05-06'],
    ['2019，5，6', '2019-05-06'],
    ['2019\\5\\6', '2019-05-06'],
    ['2019—5—6', '2019-05-06'],
    ['2019 5 6', '2019-05-06'],
    ['2019..5.6', '2019-05-06'],
    ['2019.5.6.', '2019-05-06'],
    ['2019年5月6日（星期一）', '2019-05-06'],
    ['2019/5/6 10:30:00', '2019-05-06'],
    ['2019-05-05T16:00:00.000Z', '2019-05-06'],
    ['2O19-O5-l6', '2019-05-16'],
    ['43591', '2019-05-06'],
    ['43591.0', '2019-05-06'],
    ['6-May-19', '2019-05-06'],
    ['May 6, 2019', '2019-05-06'],
    ['25/12/2020', '2020-12-25'],
    ['12/25/2020', '2020-12-25'],
    ['2019506', '2019-05-06'],
  ])('%s is %s', (text, value) => {
    expect(values(date(text))).toEqual([value]);
    expect(sure(date(text))).toBe(value);
    expect(date(text)[0]?.title).toBe(`改为“${value}”`);
  });
  test.each([
    ['05/03/2020', ['2020-05-03', '2020-03-05']],
    ['2019111', ['2019-01-11', '2019-11-01']],
    ['26/3/05', ['2026-03-05', '2005-03-26']],
    ['2019-5-6至2022-5-6', ['2019-05-06', '2022-05-06']],
  ])('%s may be two dates: a choice, and none for a whole column', (text, both) => {
    expect(values(date(text))).toEqual(both);
    expect(sure(date(text))).toBeUndefined();
  });
  test.each([
    '2026/13/01',
    '2019年2月30日',
    '2019年5月成立',
    '2019年5月',
    '二〇一九年',
    '2020年春',
    '2019年5月6日前后',
    '2019年5月初',
    '约2019年5月6日',
    '2019-5-6？',
    '5/3/4',
    '3月5日成立',
    '123456',
    '99999',
    '2018.1.1、2019.1.1、2020.1.1',
    '2019.5.6.7',
  ])('%s is not guessed at', (text) => expect(date(text)).toEqual([]));
  test('other words around a date: offered, and to be looked at', () => {
    expect(date('某某公司2019年5月6日更名')).toEqual([{ title: '改为“2019-05-06”', value: '2019-05-06', toCheck: true }]);
    expect(sure(date('某某公司2019年5月6日更名'))).toBeUndefined();
  });
});

describe('months and times', () => {
  const month = (text: string) => values(unread('member', 'dues_paid_to', text));
  test.each([
    ['二〇二六年三月', ['2026-03']],
    ['2026年3月份', ['2026-03']],
    ['26年3月', ['2026-03']],
    ['Mar-26', ['2026-03']],
    ['46086', ['2026-03']],
    ['2026年3月5日缴', ['2026-03']],
    ['3月', []],
    ['2026年第一季度', []],
  ])('month %s: %j', (text, expected) => expect(month(text)).toEqual(expected));

  const time = (text: string) => values(unread('meeting', 'start', text));
  test.each([
    ['2026年三月五日下午两点半', ['2026-03-05T14:30']],
    ['2026-3-5 14:30-16:00', ['2026-03-05T14:30']],
    ['2026年3月5日（星期四）下午2：30至4：30', ['2026-03-05T14:30']],
    ['2026.3.5 2:30 PM', ['2026-03-05T14:30']],
    ['26.3.5 上午9点一刻', ['2026-03-05T09:15']],
    ['2026年3月5日中午12点', ['2026-03-05T12:00']],
    ['46086.604167', ['2026-03-05T14:30']],
    ['2026-03-05T06:30:00Z', ['2026-03-05T14:30']],
    ['二〇二六年三月五日', ['2026-03-05T00:00']],
    ['2026年三月五日2点半', ['2026-03-05T02:30', '2026-03-05T14:30']],
    ['2026年三月五日下午', []],
    ['2026年三月', []],
  ])('time %s: %j', (text, expected) => expect(time(text)).toEqual(expected));
});

describe('numbers', () => {
  test.each([
    ['五十人', [50], 50],
    ['一百零五', [105], 105],
    ['1.2万人', [12000], 12000],
    ['共50家', [50], 50],
    ['1O人', [10], 10],
    ['约50人', [50], undefined],
    ['50余人', [50], undefined],
    ['一百多人', [100], undefined],
    ['50（含兼职3人）', [50], undefined],
    ['50-60人', [50, 60], undefined],
    ['无', [0, null], undefined],
    ['不足50', [], undefined],
    ['50以上', [], undefined],
    ['一百五', [], undefined],
    ['专职3兼职2', [], undefined],
    ['-5', [], undefined],
    ['1.5', [], undefined],
  ])('count %s: %j', (text, expected, one) => {
    const mends = unread('organization', 'staff_full', text);
    expect(values(mends)).toEqual(expected);
    expect(sure(mends)).toBe(one);
  });
  test.each([
    ['1.2亿元', 12000],
    ['3千万', 3000],
    ['5千万元', 5000],
    ['12.5万', 12.5],
    ['8000元人民币', 0.8],
  ])('%s is so many 万元: %s', (text, value) => expect(sure(unread('organization', 'revenue', text))).toBe(value));
  test.each([
    ['1.5小时', 90],
    ['一个半小时', 90],
    ['半小时', 30],
    ['1小时30分钟', 90],
  ])('%s is so many minutes: %s', (text, value) => expect(sure(unread('meeting', 'minutes', text))).toBe(value));
  test('numerals', () => {
    expect(['十', '十五', '二十', '两百', '一千零五', '三千二百一十'].map(numeralOf)).toEqual([10, 15, 20, 200, 1005, 3210]);
    expect(withDigits('二〇二六年十一月二十日第三党支部')).toBe('2026年11月20日第3党支部');
  });
});

describe('yes or no', () => {
  test.each([
    ['是的', true],
    ['已建立', true],
    ['✓', true],
    ['有。', true],
    ['未成立', false],
    ['没有建', undefined],
    ['✗', false],
    ['有（2019年建）', undefined],
    ['待建', undefined],
    ['是否', undefined],
    ['是，未备案', undefined],
    ['拟建', undefined],
  ])('%s: %s', (text, value) => expect(sure(unread('organization', 'has_union', text))).toBe(value));
  test('with something beside it, to be looked at', () => {
    expect(unread('organization', 'has_union', '有（2019年建）')).toEqual([{ title: '改为“是”', value: true, toCheck: true }]);
  });
});

describe('code lists', () => {
  test.each([
    ['organization', 'status', '存续中', ['active']],
    ['organization', 'status', '正常。', ['active']],
    ['organization', 'status', '未注销', []],
    ['organization', 'status', '拟迁出', []],
    ['organization', 'industry', '农林牧渔', ['A']],
    ['organization', 'industry', '制造', ['C']],
    ['organization', 'kind', '社会团', ['association']],
    ['member', 'education', '大学本科毕业', ['20']],
    ['member', 'category', '正试党员', ['full']],
    ['member', 'sex', '男。', ['male']],
    ['party_organization', 'kind', '综合党委会', ['combined_committee']],
    ['party_organization', 'stars', '六星', []],
    ['party_organization', 'kind', '党委、党支部', ['committee', 'branch']],
  ] as const)('%s.%s %s: %j', (table, field, text, expected) => expect(values(unread(table, field, text))).toEqual(expected.slice()));
  test('what stands beside a name may matter', () => {
    const mends = unread('organization', 'kind', '有限责任公司（国有独资）');
    expect(values(mends)).toEqual(['private']);
    expect(sure(mends)).toBeUndefined();
  });
  test('several in one cell', () => {
    expect(values(unread('meeting', 'kinds', '主题党日活动、党课学习'))).toEqual([['theme_day', 'lecture']]);
    expect(sure(unread('meeting', 'kinds', '支部党员大会和党课'))).toEqual(['general', 'lecture']);
    expect(unread('meeting', 'kinds', '主题党日、茶话会')).toEqual([]);
  });
  test('distance counts characters', () => {
    expect([editDistance('党支部', '党支部'), editDistance('党总支', '党支部'), editDistance('支部', '党支部')]).toEqual([0, 2, 1]);
  });
});

describe('several links in one cell', () => {
  const rows = [
    { id: 'o1', label: '示例工贸有限公司' },
    { id: 'o2', label: '衢江饭店' },
    { id: 'o3', label: '和美家政服务部' },
    { id: 'o4', label: '重名商店' },
    { id: 'o5', label: '重名商店' },
    { id: 'o6', label: '第一幼儿园' },
    { id: 'o7', label: '春晖养老院东院' },
    { id: 'o8', label: '春晖养老院西院' },
  ];
  const covers = (text: string) => unread('party_organization', 'covers', text, rows);

  test('a name that is near one row gives the whole list with that row in its place, to be looked at', () => {
    expect(covers('示例工贸有限公司、衢江大饭店（城西）、和美家政服务部')).toEqual([]);
    expect(covers('示例工贸有限公司、衢江饭店（城西）、和美家政服务部')).toEqual([
      { title: '把“衢江饭店（城西）”改为“衢江饭店”', value: ['o1', 'o2', 'o3'], toCheck: true },
    ]);
    expect(covers('柯城区示例工贸有限公司；衢江饭点')).toEqual([
      { title: '把“柯城区示例工贸有限公司”改为“示例工贸有限公司”、“衢江饭点”改为“衢江饭店”', value: ['o1', 'o2'], toCheck: true },
    ]);
    expect(covers('和美家政服部')).toEqual([{ title: '改为“和美家政服务部”', value: ['o3'], toCheck: true }]);
  });
  test.each([
    ['示例工贸有限责任公司，衢江 饭店', ['o1', 'o2']],
    ['1.示例工贸有限公司 2、衢江饭店', undefined],
    ['1、示例工贸有限公司；2、衢江饭店', ['o1', 'o2']],
    ['（1）示例工贸有限公司\n（2）衢江饭店', ['o1', 'o2']],
    ['示例工贸有限公司 衢江饭店', ['o1', 'o2']],
    ['示例工贸有限公司/衢江饭店', ['o1', 'o2']],
    ['衢江饭店和和美家政服务部', undefined],
    ['衢江饭店及示例工贸有限公司', ['o2', 'o1']],
    ['衢江饭店、衢江饭店', ['o2']],
  ])('%s is only another way of writing the list: %j', (text, value) => expect(sure(covers(text))).toEqual(value));
  test('a name that may be two rows is a choice; two such names would be a guess', () => {
    expect(covers('衢江饭店、春晖养老院')).toEqual([
      { title: '把“春晖养老院”改为“春晖养老院东院”', value: ['o2', 'o7'], toCheck: true },
      { title: '把“春晖养老院”改为“春晖养老院西院”', value: ['o2', 'o8'], toCheck: true },
    ]);
    expect(covers('春晖养老院、春晖养老院（总院）')).toEqual([]);
  });
  test.each([
    ['a name near nothing', '示例工贸有限公司、飞翔网吧'],
    ['a name near what the list has already', '衢江饭店、衢江饭店二部'],
    ['two names near the same row', '衢江饭店一部、衢江饭店二部'],
    ['two rows of one name', '重名商店、衢江饭店'],
    ['another number', '第二幼儿园、衢江饭店'],
  ])('%s is not guessed at', (_, text) => expect(covers(text)).toEqual([]));
  test('what is found stays, in its order, and no name is dropped or made two', () => {
    const registered = rows.filter(({ label }) => label !== '重名商店');
    const lists = fc.shuffledSubarray(registered, { minLength: 1 }).chain((list) =>
      fc.record({
        list: fc.constant(list),
        spoilt: fc.nat({ max: list.length - 1 }),
        spoil: fc.constantFrom<(name: string) => string>(
          (name) => `柯城区${name}`,
          (name) => `${name}（筹）`,
          (name) => name.slice(1),
          (name) => name.slice(0, -1),
          (name) => `${name.slice(0, 1)} ${name.slice(1)}`,
        ),
        comma: fc.constantFrom('、', '，', '; ', '\n'),
      }),
    );
    fc.assert(
      fc.property(lists, ({ list, spoilt, spoil, comma }) => {
        const mends = covers(list.map(({ label }, at) => (at === spoilt ? spoil(label) : label)).join(comma));
        for (const { value } of mends) {
          const ids = value as string[];
          expect(ids.filter((_, at) => at !== spoilt)).toEqual(list.filter((_, at) => at !== spoilt).map(({ id }) => id));
          expect(rows.map(({ id }) => id)).toContain(ids[spoilt]);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
    );
  });
  test('a list whose names are all registered by now is read', () => expect(sure(covers('衢江饭店、第一幼儿园'))).toEqual(['o2', 'o6']));
});

describe('links, lists of records, nothing', () => {
  const rows = [
    { id: 'b1', label: '示例工贸有限公司党支部' },
    { id: 'b2', label: '示例商会党支部' },
    { id: 'b3', label: '重名党支部' },
    { id: 'b4', label: '重名党支部' },
  ];
  const branch = (text: string) => unread('member', 'branch', text, rows);
  test('a name but for its spelling; one contained is to be looked at; two of one name are none', () => {
    expect(branch('中共 示例工贸有限责任公司 党支部')).toEqual([{ title: '改为“示例工贸有限公司党支部”', value: 'b1' }]);
    expect(branch('柯城区示例商会党支部')).toEqual([{ title: '改为“示例商会党支部”', value: 'b2', toCheck: true }]);
    expect(branch('重名 党支部')).toEqual([]);
    expect(branch('别的党支部')).toEqual([]);
  });
  test('a name that has been registered since is read now', () => expect(sure(branch('示例商会党支部'))).toBe('b2'));
  test('votes with words around the counts', () => {
    expect(sure(unread('meeting', 'votes', '选举书记|赞成10票|反对0票|弃权1票'))).toEqual([
      { item: '选举书记', for: 10, against: 0, abstain: 1 },
    ]);
  });
  test('a stroke is nothing; a required cell is not emptied', () => {
    expect(unread('organization', 'registered_on', '/')).toEqual([{ title: '清空这一格', value: null }]);
    expect(unread('member', 'joined_on', '不详')).toEqual([]);
  });
});
