import { expect, test } from 'vitest';
import { rejectedWorkbook } from '../../../electron/intake/writing/rejected.ts';
import { writtenSheets } from '../../support/written-workbook.ts';

test('the rows that stay out: their headers and cells as text, and why, in a last column', async () => {
  const bytes = await rejectedWorkbook({
    name: '党员/[2026]',
    headers: ['序号', '姓名', '身份证号'],
    rows: [
      { row: 5, cells: ['1', '=甲', '330802199003070113'], reasons: ['公民身份号码校验不通过', '缺少入党日期'] },
      { row: 9, cells: ['2'], reasons: ['缺少姓名'] },
    ],
  });
  const [[name, sheet] = []] = writtenSheets(bytes);
  expect(name).toBe('党员  2026');
  expect(sheet?.rows).toEqual([
    ['序号', '姓名', '身份证号', '未导入原因'],
    ['1', '=甲', '330802199003070113', '原第 5 行：公民身份号码校验不通过；缺少入党日期'],
    ['2', null, null, '原第 9 行：缺少姓名'],
  ]);
  expect(sheet?.formats[1]).toEqual(['@', '@', '@', '@']);
});
