import { expect, test } from 'vitest';
import { sheetNames, tableOf } from '#shared/model/tables.ts';
import { tableLikeness } from '../../../electron/intake/shape/likely-sheet.ts';

const cover = [[], ['花园街道两新组织台账'], [], ['填报单位：', '花园街道'], ['填报日期：', '2026年10月'], ['联系人：', '王某']];
const instructions = Array.from({ length: 60 }, (_, row) => [`${row + 1}`, '单位名称按营业执照填写，不得简写。']);
const choices = [
  ['类别', '行业门类', '状态', '覆盖方式', '党组织'],
  ...Array.from({ length: 40 }, (_, row) =>
    ['新经济组织', '制造业', '正常', '单独组建', '甲支部'].map((text, column) => (row < 3 + 8 * column ? text : '')),
  ),
];
const codes = [['代码', '名称'], ...Array.from({ length: 3500 }, (_, row) => [`33${row}`, `某街道${row}`])];
const head = ['序号', '单位名称', '信用代码', '类别', '行业', '职工数', '党员数', '负责人', '联系电话'];
const ledger = (rows: number) => [
  ['花园街道两新组织台账'],
  head,
  ...Array.from({ length: rows }, (_, row) => head.map((_, column) => (column === 4 ? '' : `${row}`))),
];

test.each([
  ['a cover', cover],
  ['instructions', instructions],
  ['lists of choices', choices],
  ['a code book of thousands of rows', codes],
  ['a shorter one of the same kind', ledger(12)],
  ['an empty template of it', ledger(0)],
])('a table of twenty rows is proposed before %s', (_, other) => {
  expect(tableLikeness(ledger(20))).toBeGreaterThan(tableLikeness(other));
});

test('a narrow table with rows is proposed before a wide one without', () => {
  const wide = [sheetNames.flatMap((name) => Object.values(tableOf(name).fields).map(({ title }) => title))];
  expect(tableLikeness(ledger(1))).toBeGreaterThan(tableLikeness(wide.map((row) => row.slice(0, 27))));
});

test('a header of two rows counts as a whole', () => {
  const two = [
    ['单位名称', '负责人', '', '党员数'],
    ['', '姓名', '电话', ''],
    ['甲厂', '王某', '1', '3'],
  ];
  expect(tableLikeness(two)).toBeGreaterThan(
    tableLikeness([
      ['单位名称', '设备', '车牌', '颜色'],
      ['甲厂', '车床', '甲', '红'],
      ['乙', '丙', '丁', '戊'],
    ]),
  );
});

test('a sheet without a table is nothing', () => expect([tableLikeness([]), tableLikeness([['说明'], ['一'], ['二']])]).toEqual([0, 0]));
