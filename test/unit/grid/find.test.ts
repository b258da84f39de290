import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPinyin, readingsOf } from '../../../renderer/grid/editing/editors/search.ts';
import { indexIn, matcherOf, narrows, nextIn, type Query, replaced } from '../../../renderer/grid/finding/find.ts';

beforeAll(loadPinyin);
const query = (text: string, more: Partial<Query> = {}): Query => ({ text, whole: false, exact: false, literal: false, ...more });
const finds = (text: string, cell: string, more: Partial<Query> = {}) => matcherOf(query(text, more), readingsOf)?.(cell);

describe('查找', () => {
  test('汉字、全拼、首字母，拼音可以没打完', () => {
    const cell = '衢州重庆路第2市场';
    for (const text of ['重庆', 'chongqing', 'cq', 'qzcql', 'quzh', 'qzhou', 'zhongqing', 'd2sc', "qu'zhou"])
      expect(finds(text, cell), text).toBe(true);
    for (const text of ['杭州', 'hangzhou', 'zq x', 'qq', 'zhouqz', 'q']) expect(finds(text, cell), text).toBe(false);
  });

  test('不区分大小写和全角半角；区分时一字不差，也不认拼音', () => {
    expect(finds('ABC公司（甲）', 'abc公司(甲)')).toBe(true);
    expect(finds('ABC', 'abc', { exact: true })).toBe(false);
    expect(finds('（', '(', { exact: true })).toBe(false);
    expect(finds('gs', '公司', { exact: true })).toBe(false);
  });

  test('整格匹配', () => {
    expect(finds('公司', '甲公司', { whole: true })).toBe(false);
    expect(finds('甲公司', '甲公司', { whole: true })).toBe(true);
    expect(finds('jgs', '甲公司', { whole: true })).toBe(true);
    expect(finds('jg', '甲公司', { whole: true })).toBe(false);
  });

  test('替换时只按字面；什么都不找时没有结果', () => {
    expect(finds('gs', '公司', { literal: true })).toBe(false);
    expect(matcherOf(query(''), readingsOf)).toBeUndefined();
  });

  test('罕用字也按读音找', () => {
    expect(finds('zhe', '喆')).toBe(true);
  });

  test('字越打越多，找到的只会变少', () => {
    const cells = ['衢州市柯城区', '巨化集团 JH-1', '开化kh', '常山县', 'ABC 公司'];
    fc.assert(
      fc.property(fc.constantFrom(...cells), fc.stringMatching(/^[a-z州开公A]{2,5}$/), fc.nat(4), (cell, text, cut) => {
        const [before, after] = [query(text.slice(0, Math.max(1, cut))), query(text)];
        if (narrows(before, after) && matcherOf(after, readingsOf)?.(cell)) expect(matcherOf(before, readingsOf)?.(cell)).toBe(true);
      }),
    );
    expect(narrows(query('q'), query('qz'))).toBe(false);
    expect(narrows(query('qz'), query('qzs'))).toBe(true);
    expect(narrows(query('qz'), query('qzs', { whole: true }))).toBe(false);
  });
});

describe('替换', () => {
  test('处处替换，原来的大小写和全角半角都认', () => {
    expect(replaced('有限公司ABC有限公司', query('有限公司'), '公司')).toBe('公司ABC公司');
    expect(replaced('甲（北）Abc', query('(北)abc'), '南')).toBe('甲南');
    expect(replaced('面积12㎡', query('m2'), '平方米')).toBe('面积12平方米');
    expect(replaced('aXa', query('A', { exact: true }), 'b')).toBe('aXa');
    expect(replaced('1+1', query('+'), '$&')).toBe('1$&1');
  });

  test('整格匹配时只换整格；换成空就是删去', () => {
    expect(replaced('甲公司', query('公司', { whole: true }), '厂')).toBe('甲公司');
    expect(replaced('公司', query('公司', { whole: true }), '厂')).toBe('厂');
    expect(replaced('甲公司', query('公司'), '')).toBe('甲');
  });

  test('找得到的都换得掉，换成别的字之后就找不到了', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[aAbＡ㎡公司]{0,8}$/), fc.stringMatching(/^[ab公]{1,2}$/), (cell, text) => {
        const literal = query(text, { literal: true });
        const matches = matcherOf(literal, readingsOf);
        const after = replaced(cell, literal, '□');
        expect(after !== cell).toBe(matches?.(cell));
        expect(matches?.(after)).toBe(false);
      }),
    );
  });
});

test('前后一处，到头从另一头接着', () => {
  const hits = [3, 8, 20];
  expect([nextIn(hits, 3, 1), nextIn(hits, 4, 1), nextIn(hits, 20, 1), nextIn(hits, 99, 1)]).toEqual([8, 8, 3, 3]);
  expect([nextIn(hits, 3, -1), nextIn(hits, 4, -1), nextIn(hits, 20, -1), nextIn(hits, 0, -1)]).toEqual([20, 3, 8, 20]);
  expect(nextIn([], 5, 1)).toBeUndefined();
  expect([indexIn(hits, 8), indexIn(hits, 9), indexIn(hits, 0)]).toEqual([1, -3, -1]);
});
