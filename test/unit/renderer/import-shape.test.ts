import { describe, expect, it } from 'vitest';
import type { Shape } from '#shared/contract/intake.ts';
import { readPreview, widthsOf } from '../../../renderer/pages/import/preview.ts';
import { columnLetters, leftInWords, rolesOf } from '../../../renderer/pages/import/row-roles.ts';
import { said, sayingsFor } from '../../../renderer/pages/import/shape-choices.ts';

/** A title, a header in row 2, data in rows 3 to 9 with a subtotal in row 6, a note in row 10. */
const shape: Shape = {
  header: { from: 2, to: 2 },
  data: { from: 3, to: 9 },
  left: [
    { row: 1, why: 'title', text: '统计表' },
    { row: 2, why: 'header', text: '名称' },
    { row: 6, why: 'total', text: '小计' },
    { row: 10, why: 'note', text: '注：' },
  ],
  carried: 0,
};

describe('what a row is taken for', () => {
  const words = (of: Shape, rows: number[]) => rows.map((row) => rolesOf(of)(row).word);

  it('is said beside every row', () => {
    expect(words(shape, [1, 2, 3, 4, 6, 9, 10, 11])).toEqual(['标题', '表头', '数据起', '数据', '合计', '数据止', '备注', '不导入']);
  });
  it('counts the rows of a header of several', () => {
    expect(words({ ...shape, header: { from: 1, to: 2 } }, [1, 2])).toEqual(['表头 1', '表头 2']);
  });
  it('sums up what is left out, the header itself not being left out', () => {
    const left = [...shape.left, { row: 7, why: 'total' as const, text: '合计' }];
    expect(leftInWords({ ...shape, left })).toBe('合计 2 行、标题 1 行、备注说明 1 行');
    expect(leftInWords({ ...shape, left: [{ row: 8, why: 'header', text: '名称' }] })).toBe('重复的表头 1 行');
  });
  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('what can be said of a row', () => {
  it('offers what would change something', () => {
    expect(sayingsFor(shape, 1)).toEqual(['header', 'joinHeader', 'first', 'last', 'take']);
    expect(sayingsFor(shape, 2)).toEqual(['noHeader', 'first']);
    expect(sayingsFor(shape, 3)).toEqual(['header', 'joinHeader', 'last', 'leave']);
    expect(sayingsFor(shape, 6)).toEqual(['header', 'first', 'last', 'take']);
    expect(sayingsFor(shape, 9)).toEqual(['header', 'first', 'leave']);
  });
  it('offers no fourth row of a header', () => {
    expect(sayingsFor({ ...shape, header: { from: 2, to: 4 } }, 5)).not.toContain('joinHeader');
  });
});

describe('a choice', () => {
  it('of another header lets the beginning of the data be recognised anew, and keeps what was said of rows', () => {
    const before = { data: { from: 3, to: 9 }, leave: [4, 1], take: [6] };
    expect(said(before, shape, 'header', 1, 12)).toEqual({ header: { from: 1, to: 1 }, leave: [4], take: [6] });
  });
  it('joins a row to the header', () => {
    expect(said({}, shape, 'joinHeader', 1, 12).header).toEqual({ from: 1, to: 2 });
    expect(said({}, shape, 'joinHeader', 3, 12).header).toEqual({ from: 2, to: 3 });
  });
  it('moves one end of the data and leaves the other', () => {
    expect(said({}, shape, 'first', 5, 12).data).toEqual({ from: 5, to: 9 });
    expect(said({}, shape, 'first', 11, 12).data).toEqual({ from: 11, to: 11 });
    expect(said({}, shape, 'last', 7, 12).data).toEqual({ from: 3, to: 7 });
    expect(said({}, { ...shape, data: null }, 'first', 5, 12).data).toEqual({ from: 5, to: 12 });
  });
  it('leaves a row out or takes it in, the last saying counting', () => {
    const left = said({}, shape, 'leave', 4, 12);
    expect(left).toEqual({ leave: [4], take: [] });
    expect(said(left, shape, 'take', 4, 12)).toEqual({ leave: [], take: [4] });
  });
});

describe('the preview', () => {
  const sheet = Array.from({ length: 300 }, (_, index) => [String(index + 1)]);
  const reader = (cells: string[][]) => async (from: number, count: number) => ({
    cells: cells.slice(from - 1, from - 1 + count),
    rows: cells.length,
  });
  const named = ({ head, tail }: Awaited<ReturnType<typeof readPreview>>) =>
    [head, tail].map((part) => part && `${part.from}-${part.from + part.cells.length - 1} ${part.cells[0]?.[0]}`);

  it('has a short sheet whole, of a long one the beginning and the end', async () => {
    expect(named(await readPreview(reader(sheet.slice(0, 50)), shape))).toEqual(['1-50 1', undefined]);
    expect(named(await readPreview(reader(sheet), shape))).toEqual(['1-40 1', '291-300 291']);
  });
  it('goes on until the data begins', async () => {
    const deep: Shape = { ...shape, header: { from: 90, to: 91 }, data: { from: 92, to: 300 } };
    expect(named(await readPreview(reader(sheet), deep))[0]).toBe('1-102 1');
  });
  it('is as wide as its data, whatever the title above', async () => {
    const title = ['某某镇两新组织基本情况统计表（二〇二六年度，含分支机构）'];
    const cells = [title, ['名称', '代码'], ['甲', '913308220000000000000000'], ['乙', '1']];
    const preview = await readPreview(reader(cells), { ...shape, data: { from: 3, to: 4 } });
    expect(widthsOf(preview, shape, new Map([[0, '名称']]))).toEqual([128, 218]);
    // what a column is taken for is to be read whole
    expect(widthsOf(preview, shape, new Map([[0, '党组织：成立日期']]))).toEqual([158, 218]);
  });
});
