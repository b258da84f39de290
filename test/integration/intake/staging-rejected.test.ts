import { expect, test } from 'vitest';
import { readFileCells } from '../../../electron/intake/reading/read-file.ts';
import { mendStage } from '../../../electron/intake/staging/mending.ts';
import { rejectedRows } from '../../../electron/intake/staging/rejected-rows.ts';
import { commitStage, stageCells } from '../../../electron/intake/staging/stage.ts';
import { makeLedger } from '../../support/ledger.ts';
import { seen, stage } from '../../support/staging.ts';
import { gridOf } from '../../support/text-grid.ts';
import { writtenSheets } from '../../support/written-workbook.ts';

const [one, other] = ['91330800471867129Q', '913308001478831865'];
const text = `花名册\n序号|名称|信用代码|注册日期\n1|甲厂|${one}|2001-1-1\n2|乙厂|9.133E+17|2002-1-1\n3|丙厂||2003年春`;

test('rows that stay out are written as they were, mended cells as mended, with every reason', async () => {
  const ledger = makeLedger();
  const staged = stage(ledger, 'organization', text);
  const changes = [{ id: staged.rows[2]?.values.id ?? '', after: { name: '丙厂（新）', registered_on: '2003-3-1' } }];
  mendStage(ledger.books, { stage: staged.stage, table: 'organization', changes });
  const { name, bytes, rows } = await rejectedRows(ledger.books, staged.stage);
  expect([name, rows]).toEqual(['表_未导入.xlsx', 2]);
  const [sheet] = writtenSheets(bytes).values();
  expect(sheet?.rows).toEqual([
    ['序号', '名称', '信用代码', '注册日期', '未导入原因'],
    ['2', '乙厂', '9.133E+17', '2002-1-1', expect.stringMatching(/^原第 4 行：.*设为文本/)],
    ['3', expect.stringMatching(/^丙厂.新.$/), null, '2003-03-01', expect.stringMatching(/^原第 5 行：没有填写“统一社会信用代码”/)],
  ]);
});

test('mended in that workbook and read again, they go in without a question', async () => {
  const ledger = makeLedger();
  const first = stage(ledger, 'organization', text);
  const { bytes, name } = await rejectedRows(ledger.books, first.stage);
  commitStage(ledger.books, first.stage);
  const grid = await readFileCells({ name, bytes });
  const cells = grid.cells.map((row) => row.map((cell) => (cell === '9.133E+17' ? other : cell)));
  const again = stageCells(ledger.books, { table: 'organization', name, grid: { ...grid, cells } });
  expect(again.columns.filter(({ target, serial, by }) => target === null && !serial && by === null)).toEqual([]);
  expect(again.parts).toMatchObject([{ read: 2, inserted: 1, rejected: 1 }]);
  commitStage(ledger.books, again.stage);
  expect(ledger.ledger.rows('organization').map((row) => row.credit_code)).toEqual([one, other]);
});

test('columns led by a person are led there in that workbook too; the reasons of before make way for those of now', async () => {
  const ledger = makeLedger();
  const columns = { 经营者: { table: 'organization', field: 'owner' } } as const;
  const first = stage(ledger, 'organization', '名称|信用代码|经营者\n甲厂|9.133E+17|郑某', { columns });
  const { bytes, name } = await rejectedRows(ledger.books, first.stage);
  commitStage(ledger.books, first.stage);
  const again = stageCells(ledger.books, { table: 'organization', name, grid: await readFileCells({ name, bytes }) });
  expect(again.columns.map(({ header, target, by }) => [header, target?.field, by])).toEqual([
    ['名称', 'name', 'alias'],
    ['信用代码', 'credit_code', 'alias'],
    ['经营者', 'owner', 'remembered'],
    ['未导入原因', undefined, null],
  ]);
  const [sheet] = writtenSheets((await rejectedRows(ledger.books, again.stage)).bytes).values();
  expect(sheet?.rows[0]).toEqual(['名称', '信用代码', '经营者', '未导入原因']);
  expect(sheet?.rows[1]).toEqual(['甲厂', '9.133E+17', '郑某', expect.stringMatching(/^原第 2 行：/)]);
});

test('what a line above says of the money is said in that workbook too: 元 is not read as 万元 on the way back', async () => {
  const ledger = makeLedger();
  const first = stage(ledger, 'organization', '单位：人民币元\n名称|信用代码|营业收入\n甲厂|9.133E+17|1200000');
  expect(first.columns[2]?.target).toBeNull();
  const { bytes, name } = await rejectedRows(ledger.books, first.stage);
  const grid = await readFileCells({ name, bytes });
  expect(grid.cells.slice(0, 2)).toEqual([['单位：元'], ['名称', '信用代码', '营业收入', '未导入原因']]);
  const again = stageCells(ledger.books, { table: 'organization', name, grid });
  expect(again.columns[2]).toMatchObject({ header: '营业收入', target: null });
});

test('plain numbers that count days from 1904 do so in that workbook too', async () => {
  const ledger = makeLedger();
  const grid = { ...gridOf('名称|信用代码|注册日期\n甲厂|9.133E+17|42126'), date1904: true };
  const first = seen(ledger, stageCells(ledger.books, { table: 'organization', name: '表.xlsx', grid }), 'organization');
  expect(first.rows[0]?.values.registered_on).toBe('2019-05-03');
  const { bytes, name } = await rejectedRows(ledger.books, first.stage);
  const again = await readFileCells({ name, bytes });
  expect(again).toMatchObject({ date1904: true });
  const staged = seen(ledger, stageCells(ledger.books, { table: 'organization', name, grid: again }), 'organization');
  expect(staged.rows[0]?.values.registered_on).toBe('2019-05-03');
});
