import { describe, expect, test } from 'vitest';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { readFileCells } from '../../../electron/intake/reading/read-file.ts';
import { stageCells } from '../../../electron/intake/staging/stage.ts';
import { sheetFile } from '../../../electron/intake/writing/sheet-file.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { type Seen, seen, stage } from '../../support/staging.ts';

/** A table that goes out masked and comes back as it is. */
async function thereAndBack(ledger: TestLedger, table: TableName, format: 'xlsx' | 'csv'): Promise<Seen> {
  const { name, bytes } = await sheetFile(ledger.books, { table, format, reveal: false });
  const grid = await readFileCells({ name, bytes, likely: tableOf(table).title });
  return seen(ledger, stageCells(ledger.books, { table, name, grid }), table);
}

// 110105 is the standard's own worked example; the second is made with the same birthday
const [number, sameEnds] = ['11010519491231002X', '110105194912310046'];

function withMembers(): TestLedger {
  const ledger = makeLedger();
  const branch = ledger.insert('party_organization', { name: '甲支部', kind: 'branch', founded_on: '2015-01-01' });
  const values = { sex: 'female', joined_on: '1980-05-01', branch, category: 'full' };
  ledger.insert('member', { ...values, name: '张三', id_number: number, phone: '13812345678', address: '三衢路 1 号' }, 'm1');
  ledger.insert('member', { ...values, name: '李四', id_number: sameEnds, phone: '83012345' }, 'm2');
  return ledger;
}

describe.each(['xlsx', 'csv'] as const)('a masked sheet as .%s comes back with nothing to change', (format) => {
  test('of members', async () => {
    const { rows } = await thereAndBack(withMembers(), 'member', format);
    expect(rows.map(({ fate, values }) => [fate, values.id_number, values.phone])).toEqual([
      ['unchanged', number, '13812345678'],
      ['unchanged', sameEnds, '83012345'],
    ]);
  });

  test('of workers', async () => {
    const ledger = makeLedger();
    ledger.insert('worker', { name: '王某', kind: 'instructor', employer: '示例街道', phone: '83012345' });
    ledger.insert('worker', { name: '王某', kind: 'instructor', employer: '示例街道', phone: '13812345678' });
    const { rows, problems } = await thereAndBack(ledger, 'worker', format);
    expect(rows.map(({ fate }) => fate)).toEqual(['unchanged', 'unchanged']);
    expect(problems.map(({ field, severity }) => [field, severity])).toEqual([
      ['phone', 'warning'],
      ['phone', 'warning'],
    ]);
  });
});

describe('a masked number', () => {
  const masked = '110105********002X';

  test('with the name finds the row, whose own number stays', () => {
    const ledger = withMembers();
    const staged = stage(ledger, 'member', `姓名|身份证号|学历\n张三|${masked}|大专`);
    expect(staged.rows).toMatchObject([{ fate: 'update', existing: { id: 'm1' }, values: { id_number: number } }]);
  });

  test.each([
    ['another name', `王五|${masked}`],
    ['other ends', '张三|110105********0037'],
  ])('with %s is nobody there and stays out', (_, row) => {
    const staged = stage(withMembers(), 'member', `姓名|身份证号\n${row}`);
    expect(staged.rows[0]?.fate).toBe('reject');
    expect(staged.problems.filter(({ field }) => field === 'id_number').map(({ message }) => message)).toEqual([
      '“公民身份号码”遮住了一部分，台账里没有姓名和露出的几位都对得上的党员；请补上完整的公民身份号码。',
    ]);
  });

  test('that two of the name may have stays out', () => {
    const ledger = withMembers();
    ledger.insert('member', { name: '张三', id_number: '11010519500101002X'.replace(/.$/, 'X') }, 'm3');
    const staged = stage(ledger, 'member', `姓名|身份证号\n张三|${masked}`);
    expect(staged.rows[0]?.fate).toBe('reject');
    expect(staged.problems[0]?.message).toBe('台账里有 2 个“张三”，不知道是哪一个；请补上公民身份号码。');
  });

  test('of an applicant who is not there never makes a second one', () => {
    expect(stage(makeLedger(), 'development', `姓名|身份证号|申请日期\n叶某|${masked}|2025-3-1`).rows[0]?.fate).toBe('reject');
  });
});
