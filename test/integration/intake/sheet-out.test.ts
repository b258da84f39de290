import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { SheetRequest } from '#shared/contract/sheet-files.ts';
import { LedgerError } from '#shared/errors.ts';
import { sheetFile } from '../../../electron/intake/writing/sheet-file.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';
import { writtenSheets } from '../../support/written-workbook.ts';

const asked = (request: Partial<SheetRequest> & Pick<SheetRequest, 'table'>): SheetRequest => ({
  format: 'xlsx',
  reveal: false,
  ...request,
});
const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** Two members of one branch; ids a, b. */
function someMembers(): TestLedger {
  const book = makeLedger();
  book.insert('party_organization', { name: '第一支部' }, 'p1');
  const common = { branch: 'p1', category: 'full', sex: 'male' };
  book.insert('member', { ...common, name: '=1+1', id_number: '330802199003070113', joined_on: '2010-07-01', study_hours: 32.5 }, 'a');
  book.insert('member', { ...common, name: '李示例', id_number: '33080219910307011X', joined_on: '2020年春', phone: '13812341234' }, 'b');
  return book;
}

test('.xlsx: titles, then rows: codes as text, days as days, numbers as numbers, links by name, the unread as typed', async () => {
  const { books } = someMembers();
  const fields = ['name', 'id_number', 'joined_on', 'study_hours', 'branch', 'category'];
  const { name, bytes, rows } = await sheetFile(books, asked({ table: 'member', fields, reveal: true }));
  expect([name, rows]).toEqual(['示例街道_党员_2026-10-31.xlsx', 2]);
  const sheet = writtenSheets(bytes).get('党员');
  expect(sheet?.rows).toEqual([
    ['姓名', '公民身份号码', '入党日期', '年度学时', '党支部', '类别'],
    ['=1+1', '330802199003070113', 40360, 32.5, '第一支部', '正式党员'],
    ['李示例', '33080219910307011X', '2020年春', null, '第一支部', '正式党员'],
  ]);
  expect(sheet?.formats[1]).toEqual(['@', '@', 'yyyy-mm-dd', 'General', '@', '@']);
  const [styled] = (await readXlsx(bytes, { readStyles: true })).sheets;
  expect([0, 1].map((row) => styled?.cells?.get(`${row},0`)?.style?.font?.bold === true)).toEqual([true, false]);
});

test('.csv: UTF-8 with its mark, formulas behind an apostrophe, long numbers kept by a tab, lines quoted', async () => {
  const book = someMembers();
  book.change('member', 'b', { note: '一,"二"\n三' }, { note: null });
  const fields = ['name', 'id_number', 'joined_on', 'note'];
  const { bytes } = await sheetFile(book.books, asked({ table: 'member', fields, reveal: true, format: 'csv' }));
  expect(textOf(bytes)).toBe(
    [
      '\ufeff姓名,公民身份号码,入党日期,备注',
      "'=1+1,330802199003070113\t,2010-07-01,",
      '李示例,33080219910307011X,2020年春,"一,""二""\n三"',
      '',
    ].join('\r\n'),
  );
});

test('the rows and columns asked for, in the order asked for; rows that are gone are passed over', async () => {
  const { books } = someMembers();
  const { bytes, rows } = await sheetFile(
    books,
    asked({ table: 'member', ids: ['b', 'gone', 'a'], fields: ['sex', 'name'], format: 'csv' }),
  );
  expect(rows).toBe(2);
  expect(textOf(bytes)).toBe("\ufeff性别,姓名\r\n男,李示例\r\n男,'=1+1\r\n");
  await expect(sheetFile(books, asked({ table: 'member', fields: ['colour'] }))).rejects.toMatchObject({ code: 'EDIT-INVALID' });
});

test('personal data is masked and nothing is logged; in full, the log says what went out and none of it', async () => {
  const { books } = someMembers();
  const fields = ['name', 'phone', 'id_number'];
  const before = books.history(undefined, 100).length;
  const masked = await sheetFile(books, asked({ table: 'member', ids: ['b'], fields, format: 'csv' }));
  expect(textOf(masked.bytes)).toContain('李示例,138****1234,330802********011X');
  await sheetFile(books, asked({ table: 'member', fields: ['name'], reveal: true }));
  expect(books.history(undefined, 100)).toHaveLength(before);
  await sheetFile(books, asked({ table: 'member', ids: ['b'], fields, reveal: true, format: 'csv' }));
  const [entry] = books.history(undefined, 1);
  expect(entry).toMatchObject({ origin: 'reveal', label: '导出个人信息（1 行，.csv）：党员（公民身份号码、手机）' });
  expect(JSON.stringify(entry)).not.toMatch(/13812341234|李示例/);
});

test('it tells how far it is and stops within a stride once it is called off, with nothing logged', async () => {
  const book = makeLedger();
  book.apply(Array.from({ length: 600 }, (_, n) => ({ op: 'insert', table: 'member', id: `m${n}`, after: { name: `甲${n}` } })));
  const before = book.books.history(undefined, 100).length;
  const seen: number[] = [];
  const watch = {
    progress: ({ done }: { done: number }) => seen.push(done),
    throwIfCancelled: () => {
      if (seen.length === 2) throw new LedgerError('CALL-CANCELLED');
    },
  };
  const writing = sheetFile(book.books, asked({ table: 'member', reveal: true }), watch);
  await expect(writing).rejects.toMatchObject({ code: 'CALL-CANCELLED' });
  expect(seen).toEqual([0, 250]);
  expect(book.books.history(undefined, 100)).toHaveLength(before);
});
