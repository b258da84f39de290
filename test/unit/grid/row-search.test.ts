import { beforeAll, describe, expect, test } from 'vitest';
import { link, text as textField } from '#shared/model/field.ts';
import { loadPinyin, readingsOf } from '../../../renderer/grid/editing/editors/search.ts';
import { fieldBreak, folded, goesOn, RowSearch, wordsOf } from '../../../renderer/grid/filtering/row-search.ts';
import { RowTexts } from '../../../renderer/grid/filtering/row-texts.ts';

const row = folded(['衢州晨光机械有限公司', '91330802MA28100006', '中国银行重庆支行', 'ABC大厦3号'].join(fieldBreak));
const finds = (query: string) => new RowSearch(readingsOf).finds(row, wordsOf(query));

describe('a row is found', () => {
  beforeAll(() => loadPinyin());
  test.each([
    ['晨光', true],
    ['ｍａ２８', true],
    ['cgjx', true],
    ['chenguang', true],
    ['chengj', true],
    ['cguangji', true],
    // every reading of a character counts
    ['yinhang', true],
    ['yinxing', true],
    ['chongqing', true],
    // letters and figures among the characters
    ['abcds3h', true],
    // words in any order, all of them
    ['机械 衢州', true],
    ['机械 温州', false],
    // across two fields nothing is found
    ['公司9', false],
    ['gs91', false],
    ['cgxj', false],
    // one letter only where it begins a field
    ['q', true],
    ['j', false],
  ])('by %s: %s', (query, expected) => {
    expect(finds(query)).toBe(expected);
  });
});

describe('the text of a row', () => {
  const fields = { name: textField('名称'), home: link('村', 'unit') };
  const names: Record<string, string> = { x: '白沙村' };
  const texts = new RowTexts(fields, (_, id) => names[id]);
  const held = { id: '1', unit: 'u', name: '甲\n乙', home: 'x' };

  const text = (version: number) => texts.of(held, version).text;

  test('follows its values and the names of linked rows', () => {
    expect(text(1)).toBe('甲 乙\n白沙村');
    held.name = '丙';
    expect(text(1)).toBe('甲 乙\n白沙村');
    expect(text(2)).toBe('丙\n白沙村');
    names.x = '新名村';
    texts.relabelled();
    expect(text(2)).toBe('丙\n新名村');
  });
});

test.each([
  ['晨', '晨光', true],
  ['cg', 'cgj', true],
  ['cg', 'cgj 衢州', true],
  // one letter finds only beginnings, two find more
  ['c', 'cg', false],
  ['cg', 'c', false],
  ['', 'cg', false],
  ['cg 衢州', 'cgj', false],
])('words that go on: %s, %s: %s', (before, after, expected) => {
  expect(goesOn(wordsOf(before), wordsOf(after))).toBe(expected);
});

test('fifty thousand rows are searched within a key press', async () => {
  await loadPinyin();
  const search = new RowSearch(readingsOf);
  const rows = Array.from({ length: 50_000 }, (_, index) =>
    folded(`衢州金桥${index}电子有限公司\n91330802MA28100006\n浙江省衢州市柯城区府山街道上街${index % 180}号\n徐建国\n绿色产业园`),
  );
  search.finds(rows[0] ?? '', ['zz']);
  // the processor's time: other work on the machine does not count
  const began = process.cpuUsage();
  const found = rows.filter((text) => search.finds(text, ['jqdzyxgsx'])).length;
  const took = process.cpuUsage(began).user / 1000;
  expect(found).toBe(0);
  // about 50 ms; a slow office machine takes three times that
  expect(took).toBeLessThan(150);
});
