import { expect, test } from 'vitest';
import { odsTables } from '../../../electron/intake/reading/ods-tables.ts';
import { readFileCells } from '../../../electron/intake/reading/read-file.ts';
import { openWorkbookZip } from '../../../electron/intake/reading/workbook-zip.ts';
import { odsRow, rawOds } from '../../fixtures/workbooks/raw-ods.ts';

const tablesOf = async (rows: string, columns?: string) =>
  odsTables(await openWorkbookZip('表.ods', await rawOds([{ name: '表', rows, ...(columns === undefined ? {} : { columns }) }])));
const hiddenRows = async (rows: string) => (await tablesOf(rows))[0]?.hiddenRows;
const column = (attributes: string) => `<table:table-column ${attributes}/>`;

test('a row counts as often as it is repeated', async () => {
  const rows = [
    odsRow(['甲'], 'table:number-rows-repeated="3"'),
    odsRow(['乙'], 'table:number-rows-repeated="2" table:visibility="filter"'),
    odsRow(['丙'], 'table:visibility="visible"'),
    odsRow([''], 'table:visibility="collapse" table:number-rows-repeated="1048570"'),
  ];
  expect(await hiddenRows(rows.join(''))).toEqual([
    [3, 5],
    [6, 1_048_576],
  ]);
});

test('a number of repetitions that is none is one', async () =>
  expect(await hiddenRows(odsRow(['甲'], 'table:number-rows-repeated="x"') + odsRow(['乙'], 'table:visibility="collapse"'))).toEqual([
    [1, 2],
  ]));

test('a group that is folded away hides the groups within it, and nothing after it', async () => {
  const group = (rows: string, display: boolean) => `<table:table-row-group table:display="${display}">${rows}</table:table-row-group>`;
  const rows = group(group(odsRow(['甲']), true), false) + odsRow(['乙']) + group(odsRow(['丙']), true);
  expect(await hiddenRows(rows)).toEqual([[0, 1]]);
});

test('columns likewise, and each table for itself', async () => {
  const columns = `${column('table:number-columns-repeated="2"')}<table:table-column-group table:display="false">${column('')}</table:table-column-group>${column('table:visibility="collapse" table:number-columns-repeated="16381"')}`;
  const bytes = await rawOds([
    { name: '甲', columns, rows: odsRow(['甲'], 'table:visibility="collapse"') },
    { name: '乙', hidden: true, rows: odsRow(['乙']) },
  ]);
  expect(await odsTables(await openWorkbookZip('表.ods', bytes))).toEqual([
    {
      name: '甲',
      hidden: false,
      hiddenRows: [[0, 1]],
      hiddenColumns: [
        [2, 3],
        [3, 16_384],
      ],
    },
    { name: '乙', hidden: true, hiddenRows: [], hiddenColumns: [] },
  ]);
});

test('what is hidden beyond the values is not told', async () => {
  const bytes = await rawOds([{ name: '甲', columns: column('table:visibility="collapse"').repeat(3), rows: odsRow(['甲', '乙']) }]);
  expect(await readFileCells({ name: '表.ods', bytes })).toMatchObject({ hiddenRows: [], hiddenColumns: [0, 1], cells: [['甲', '乙']] });
});

test('entities defined behind the first lines are found all the same', async () => {
  const rows = `${odsRow(['甲'.repeat(100_000)])}<!DOCTYPE a [<!ENTITY b "c">]>`;
  await expect(rawOds([{ name: '甲', rows }]).then((bytes) => readFileCells({ name: '表.ods', bytes }))).rejects.toMatchObject({
    code: 'FILE-UNSAFE',
  });
});
