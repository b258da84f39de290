import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import type { CellGrid, MergedArea, ShapeChoice } from '#shared/contract/intake.ts';
import { namesFields } from '../../../electron/intake/columns/names-of.ts';
import { recognise } from '../../../electron/intake/shape/recognise.ts';
import { sheetGrid } from '../../support/sheet-grid.ts';

const organizations = namesFields('organization');
const members = namesFields('member');
const read = (grid: CellGrid, choice?: ShapeChoice, names = organizations) => recognise(grid, names, choice);
const area = (top: number, left: number, bottom: number, right: number): MergedArea => ({ top, left, bottom, right });
/** What is left out, by row: “3 合计”. */
const left = (grid: CellGrid, choice?: ShapeChoice, names = organizations) =>
  read(grid, choice, names).shape.left.map(({ row, why }) => `${row} ${why}`);
const headers = (grid: CellGrid, choice?: ShapeChoice, names = organizations) =>
  read(grid, choice, names).columns.map(({ header }) => header);
const data = (grid: CellGrid, choice?: ShapeChoice, names = organizations) => read(grid, choice, names).rows.map(({ row }) => row);

const enterprises = (above: string[][], below: string[][]) =>
  sheetGrid([...above, ['单位名称', '信用代码', '职工数'], ['甲厂', '91330800MA0000001K', '12'], ['乙厂', '', '5'], ...below]);

describe('above and below the table', () => {
  const above = [['花园街道两新组织花名册'], ['填报单位：花园街道', '', '填报日期：2026年10月'], []];

  test('titles, merged or not, and lines on who filled it in are no header and no data', () => {
    const grid = { ...enterprises(above, []), merges: [area(0, 0, 0, 2)] };
    expect(read(grid).shape).toMatchObject({ header: { from: 4, to: 4 }, data: { from: 5, to: 6 } });
    expect(left(grid)).toEqual(['1 title', '2 title', '3 empty', '4 header']);
  });

  test.each([
    ['填表人：王某', '', '审核人：李某'],
    ['填表人', '王某'],
    ['注：本表每月5日前报送。'],
    ['说明：', '由党建办填写'],
    ['备注：1.按实际填写'],
    ['审核人：'],
    ['本表一式两份，由党建办存档。'],
    ['单位（盖章）：花园街道'],
  ])('%s below is a note', (...note) => {
    expect(left(enterprises([], [note]))).toEqual(['1 header', '4 note']);
  });

  test('a row with an organization’s code is one, whatever its name begins with', () => {
    const code = '911100000000000012';
    const named = (name: string) => enterprises([], [[name, code.slice(0, 17) + (creditCheckCharacter(code.slice(0, 17)) ?? ''), '3']]);
    for (const name of ['总计', '审核', '单位：甲公司']) expect(data(named(name)), name).toEqual([2, 3, 4]);
  });

  test('what goes on with a note alone in its row belongs to it', () => {
    const grid = enterprises([], [['备注：1.按实际填写'], ['2.不得空缺'], [], ['花园街道党工委']]);
    expect(left(grid)).toEqual(['1 header', '4 note', '5 note', '7 note']);
  });

  test('an office’s name and a date below to the right are no data', () => {
    const grid = enterprises([], [[], ['', '', '花园街道'], ['', '', '2026年10月']]);
    expect(data(grid)).toEqual([2, 3]);
  });

  test('a last row with a name alone is data', () => expect(data(enterprises([], [[], ['丙厂']]))).toEqual([2, 3, 5]));
});

describe('sums', () => {
  test.each([
    [['合计', '', '17']],
    [['合 计']],
    [['', '总计：', '17']],
    [['3', '小计', '17']],
    [['花园街道', '小计', '17']],
    [['花园街道合计', '', '17']],
    [['合计：2家']],
    [['本页小计', '', '17']],
  ])('%j is one, in the middle too', (sum) => {
    const grid = enterprises([], [sum, ['丙厂', '', '3']]);
    expect([data(grid), left(grid)]).toEqual([
      [2, 3, 5],
      ['1 header', '4 total'],
    ]);
  });

  test.each([
    [['合计食品有限公司', '', '17']],
    [['衢州总计软件厂', '', '']],
    [['合计', '91330800MA0000001K', '17']],
    [['小计家电', '暂无', '2']],
  ])('%j is a row whose name holds the word', (row) => {
    expect(data(enterprises([], [row]))).toEqual([2, 3, 4]);
  });
});

describe('headers of several rows', () => {
  const top = ['序号', '单位名称', '负责人', '', '', '备注'];
  const bottom = ['', '', '姓名', '电话', '身份证号', ''];
  const paths = ['序号', '单位名称', '负责人/姓名', '负责人/电话', '负责人/身份证号', '备注'];
  const rows = [
    ['1', '甲厂', '王某', '13800000000', '', ''],
    ['2', '乙厂', '李某', '13800000001', '', '新'],
  ];

  test('groups spread over their columns, cells merged downwards count once', () => {
    const merges = [area(1, 0, 2, 0), area(1, 1, 2, 1), area(1, 2, 1, 4), area(1, 5, 2, 5), area(0, 0, 0, 5)];
    const grid = { ...sheetGrid([['两新组织台账'], top, bottom, ...rows]), merges };
    expect(headers(grid)).toEqual(paths);
    expect(read(grid).shape).toMatchObject({ header: { from: 2, to: 3 }, data: { from: 4, to: 5 } });
  });

  test('the same without a merged cell', () => {
    const grid = sheetGrid([['两新组织台账'], top, bottom, ...rows]);
    expect(headers(grid)).toEqual(paths);
    expect(read(grid).shape.header).toEqual({ from: 2, to: 3 });
  });

  test('three rows', () => {
    const grid = {
      ...sheetGrid([
        ['单位名称', '党建情况', '', '', ''],
        ['', '党支部名称', '党员', '', '书记'],
        ['', '', '正式', '预备', ''],
        ['甲厂', '甲厂党支部', '3', '1', '王某'],
      ]),
      merges: [area(0, 0, 2, 0), area(0, 1, 0, 4), area(1, 1, 2, 1), area(1, 2, 1, 3), area(1, 4, 2, 4)],
    };
    expect(headers(grid)).toEqual(['单位名称', '党建情况/党支部名称', '党建情况/党员/正式', '党建情况/党员/预备', '党建情况/书记']);
    expect(read(grid).shape.data).toEqual({ from: 4, to: 4 });
  });

  test('sections over all columns are kept, units in brackets stay with their label', () => {
    const grid = {
      ...sheetGrid([
        ['基本情况', '', '党建情况', ''],
        ['单位名称', '职工数', '党支部', '党员数'],
        ['', '（人）', '', '（人）'],
        ['甲厂', '12', '甲厂党支部', '3'],
      ]),
      merges: [area(0, 0, 0, 1), area(0, 2, 0, 3)],
    };
    expect(headers(grid)).toEqual(['基本情况/单位名称', '基本情况/职工数（人）', '党建情况/党支部', '党建情况/党员数（人）']);
  });

  test('a title over fewer columns than the table is no group', () => {
    const grid = { ...sheetGrid([['名册'], ['单位名称', '信用代码', '职工数'], ['甲厂', '', '5']]), merges: [area(0, 0, 0, 1)] };
    expect(headers(grid)).toEqual(['单位名称', '信用代码', '职工数']);
  });

  test('a line above that leaves its answers blank is no group', () => {
    const grid = sheetGrid([['填报单位：', '', '', '单位：人', '', ''], top, bottom, ...rows]);
    expect(headers(grid)).toEqual(paths);
  });

  test('a first row of data is no second row of the header', () => {
    const grid = sheetGrid([
      ['单位名称', '', '负责人'],
      ['甲厂', '分厂', '王某'],
      ['乙厂', '', '李某'],
    ]);
    expect(read(grid).shape.header).toEqual({ from: 1, to: 1 });
    expect(headers(grid)).toEqual(['单位名称', '第2列', '负责人']);
  });

  test('the columns’ numbers below a header belong to it', () => {
    const grid = sheetGrid([
      ['单位名称', '信用代码', '职工数', '党员数'],
      ['甲', '1', '2', '3'],
      ['甲厂', '', '12', '3'],
    ]);
    expect(left(grid)).toEqual(['1 header', '2 header']);
  });
});

describe('inside the table', () => {
  test('it begins where it begins: column C, with empty rows and columns inside', () => {
    const grid = sheetGrid([['', '', '单位名称', '', '职工数'], ['', '', '甲厂', '', '12'], [], ['', '', '乙厂', '', '5']]);
    expect(read(grid).columns).toMatchObject([
      { column: 2, header: '单位名称', samples: ['甲厂', '乙厂'] },
      { column: 4, header: '职工数' },
    ]);
    expect([data(grid), left(grid)]).toEqual([
      [2, 4],
      ['1 header', '3 empty'],
    ]);
  });

  test('hidden rows are data, hidden columns are marked', () => {
    const grid = { ...enterprises([], []), hiddenRows: [2], hiddenColumns: [1] };
    expect(data(grid)).toEqual([2, 3]);
    expect(read(grid).columns.map(({ hidden }) => hidden)).toEqual([false, true, false]);
  });

  test('values merged downwards are carried and counted', () => {
    const grid = {
      ...sheetGrid([
        ['党支部', '姓名', '性别'],
        ['甲支部', '王某', '男'],
        ['', '李某', '女'],
        ['', '张某', '女'],
        ['乙支部', '赵某', '男'],
      ]),
      merges: [area(1, 0, 3, 0)],
    };
    const sheet = read(grid, {}, members);
    expect(sheet.rows.map(({ cells }) => cells[0])).toEqual(['甲支部', '甲支部', '甲支部', '乙支部']);
    expect(sheet.shape.carried).toBe(2);
  });

  test('headers and titles of each printed page are no data', () => {
    const page = [['两新组织花名册'], ['填报单位：花园街道'], ['单位名称', '信用代码', '职工数'], ['甲厂', '', '5'], ['乙厂', '', '6']];
    const grid = sheetGrid([...page, ['第1页'], ...page, []]);
    expect(left(grid)).toEqual(['1 title', '2 title', '3 header', '6 title', '7 title', '8 title', '9 header']);
    expect(data(grid)).toEqual([4, 5, 10, 11]);
  });

  test('each village’s own title above the header repeated is none either', () => {
    const village = (name: string) => [[name], ['单位名称', '信用代码', '职工数'], ['甲厂', '', '5'], ['小计', '', '5'], []];
    expect(data(sheetGrid([...village('甲村两新组织名册'), ...village('乙村')]))).toEqual([3, 8]);
  });

  test('hints on how to fill the columns in, below the header, are no data', () => {
    const grid = sheetGrid([
      ['*单位名称', '*信用代码'],
      ['必填', '18位'],
      ['甲厂', ''],
    ]);
    expect(left(grid)).toEqual(['1 header', '2 note']);
  });

  test('names of sections are no data', () => {
    const grid = sheetGrid([['单位名称', '职工数'], ['一、新经济组织'], ['甲厂', '5'], ['（二）新社会组织'], ['乙会', '6']]);
    expect(left(grid)).toEqual(['1 header', '2 title', '4 title']);
  });

  test('of tables one under another the first is read', () => {
    const grid = sheetGrid([
      ['单位名称', '信用代码', '职工数'],
      ['甲厂', '', '5'],
      [],
      ['党组织名册'],
      ['序号', '党支部名称', '书记', '副书记'],
      ['1', '甲支部', '王某', '李某'],
    ]);
    expect([data(grid), left(grid)]).toEqual([[2], ['1 header', '4 title', '5 header', '6 note']]);
  });
});

describe('running numbers', () => {
  test.each(['序号', '编号', 'No.', ''])('under %j are marked', (label) => {
    const grid = sheetGrid([
      [label, '单位名称', '职工数'],
      ['1', '甲厂', '5'],
      ['2', '乙厂', '6'],
    ]);
    expect(read(grid).columns.map(({ serial }) => serial)).toEqual([true, false, false]);
  });

  test('the reasons that this program wrote beside rejected rows are as little to import', () => {
    const grid = sheetGrid([
      ['单位名称', '未导入原因'],
      ['甲厂', '信用代码有误'],
    ]);
    expect(read(grid).columns.map(({ serial }) => serial)).toEqual([false, true]);
  });

  test('编号 of another kind is a column like others', () => {
    const grid = sheetGrid([
      ['编号', '单位名称'],
      ['A-7', '甲厂'],
      ['A-3', '乙厂'],
    ]);
    expect(read(grid).columns[0]?.serial).toBe(false);
  });
});

describe('without a header that is known', () => {
  test('columns are called by their place', () => {
    const grid = sheetGrid([
      ['甲厂', '91330800MA0000001K', '12'],
      ['乙厂', '', '5'],
    ]);
    expect(read(grid).shape).toMatchObject({ header: null, data: { from: 1, to: 2 }, left: [] });
    expect(headers(grid)).toEqual(['第1列', '第2列', '第3列']);
  });

  test('the first row of labels is one where it names a single field, whatever posts are written below', () => {
    const grid = {
      ...sheetGrid([
        ['企业名称', '党员姓名', '职务'],
        ['甲厂', '王某', '书记'],
        ['', '李某', '委员'],
      ]),
      merges: [area(1, 0, 2, 0)],
    };
    expect(read(grid).shape).toMatchObject({ header: { from: 1, to: 1 }, carried: 1 });
  });

  test('labels over values are one all the same', () => {
    const grid = sheetGrid([
      ['设备', '购置价', '车牌'],
      ['车床', '12', '甲'],
      ['铣床', '7', '乙'],
    ]);
    expect(read(grid).shape.header).toEqual({ from: 1, to: 1 });
  });

  test('labels written twice are told apart by their place', () =>
    expect(
      headers(
        sheetGrid([
          ['名称', '职工数', '名称'],
          ['甲', '1', '乙'],
        ]),
      ),
    ).toEqual(['名称', '职工数', '名称（第3列）']));
});

describe('what a person says', () => {
  const grid = enterprises(
    [['花名册']],
    [
      ['合计', '', '17'],
      ['丙厂', '', '1'],
    ],
  );

  test('another header, or none', () => {
    expect(headers(grid, { header: { from: 3, to: 3 } })).toEqual(['甲厂', '91330800MA0000001K', '12']);
    expect(headers(grid, { header: null })).toEqual(['第1列', '第2列', '第3列']);
  });
  test('first and last row', () => {
    expect(data(grid, { data: { from: 4, to: 5 } })).toEqual([4, 5]);
    expect(left(grid, { data: { from: 4, to: 5 } })).toEqual(['1 title', '2 header', '3 choice', '6 choice']);
  });
  test('single rows', () => {
    expect(data(grid, { take: [5], leave: [3] })).toEqual([4, 5, 6]);
    expect(left(grid, { take: [5], leave: [3] })).toEqual(['1 title', '2 header', '3 choice']);
  });
  test('first data row above the header that was recognised: there is no header', () =>
    expect(read(grid, { data: { from: 2, to: 6 } }).shape.header).toBeNull());
});

const cell = fc.constantFrom('', '', '单位名称', '职工数', '甲厂', '12', '合计', '注：无', '2020-01-01', '名册');
const anyGrid = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 14 }).map(sheetGrid);
const rowNumber = fc.integer({ min: 1, max: 15 });
const anyChoice = fc.record(
  {
    data: fc.tuple(rowNumber, rowNumber).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
    take: fc.array(rowNumber, { maxLength: 3 }),
    leave: fc.array(rowNumber, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

test('whatever the sheet and the choice, each row with something in it is read or left out, once', () => {
  fc.assert(
    fc.property(anyGrid, anyChoice, (grid, choice) => {
      const { rows, shape } = read(grid, choice);
      const filled = grid.cells.flatMap((cells, row) => (cells.some((text) => text !== '') ? [row + 1] : []));
      const told = [...rows.map(({ row }) => row), ...shape.left.map(({ row }) => row)].sort((a, b) => a - b);
      expect(new Set(told).size).toBe(told.length);
      expect(told.filter((row) => filled.includes(row))).toEqual(filled);
    }),
  );
});

test('a row that a person takes is data, one that a person leaves is not', () => {
  fc.assert(
    fc.property(anyGrid, anyChoice, (grid, { leave = [], take = [], ...choice }) => {
      const { rows, shape } = read(grid, { ...choice, take, leave });
      const read1 = new Set(rows.map(({ row }) => row));
      const inHeader = (row: number) => shape.header !== null && row >= shape.header.from && row <= shape.header.to;
      const filled = (row: number) => grid.cells[row - 1]?.some((text) => text !== '') ?? false;
      for (const row of take) if (filled(row) && !inHeader(row) && !leave.includes(row)) expect(read1.has(row)).toBe(true);
      for (const row of leave) expect(read1.has(row)).toBe(false);
    }),
  );
});

test('the work grows with the sheet, not with its square: each cell is looked at a few times', () => {
  const reads = (count: number) => {
    let read = 0;
    const get = (row: string[], key: string | symbol) => {
      read++;
      return Reflect.get(row, key);
    };
    const counted = (cells: string[]) => new Proxy(cells, { get });
    const head = Array.from({ length: 20 }, (_, column) => (column === 0 ? '单位名称' : `项目${column}`));
    const rows = Array.from({ length: count }, (_, row) =>
      head.map((_, column) => (column === 1 && row % 2 === 1 ? '' : `${row}-${column}`)),
    );
    const merges = Array.from({ length: count / 2 }, (_, row) => area(row * 2 + 1, 1, row * 2 + 2, 1));
    const sheet = recognise({ ...sheetGrid([]), cells: [head, ...rows].map(counted), merges }, organizations);
    expect(sheet.shape).toMatchObject({ data: { from: 2, to: count + 1 }, carried: count / 2 });
    return read;
  };
  expect(reads(4000) / reads(2000)).toBeLessThan(2.1);
});
