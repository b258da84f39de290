import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { makeForkReader } from '../../../electron/intake/reading/fork-reader.ts';
import { unpacked } from '../../../electron/intake/reading/packed-cells.ts';
import { readerLimits } from '../../../electron/intake/reading/reading-process.ts';
import { temporaryFolder } from '../../support/ledger.ts';
import { workbook } from '../../support/workbook.ts';

const reader = new URL('../../../electron/intake/reading/reader.ts', import.meta.url);
const read = makeForkReader(reader);
const readBook = async (bytes: Uint8Array, sheet?: string | number) => unpacked(await read({ name: '名册.xlsx', bytes, sheet }));
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'read',
    (error: { code: string }) => error.code,
  );
const people = {
  rows: [
    ['姓名', '出生日期'],
    ['张三', { v: 31048, z: 'yyyy-mm-dd' }],
  ],
};

async function zipOf(entries: Record<string, Uint8Array>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}

/** A reading process that does something else than answer. */
const readerThat = (does: string, limits = readerLimits) => {
  const file = join(temporaryFolder(), 'reader.mjs');
  writeFileSync(file, `process.on('message', () => { ${does} });`);
  return makeForkReader(pathToFileURL(file), limits);
};

describe('a workbook', () => {
  test('is read cell by cell, with the sheet’s own rows and columns', async () => {
    const bytes = workbook([{ name: '党员', rows: [[], ['名册'], [null, '姓名', '号码'], [null, '张三', 913311251484801000]] }]);
    expect(await readBook(bytes)).toEqual({
      kind: 'workbook',
      encoding: null,
      sheets: [{ name: '党员', hidden: false, rows: 4 }],
      sheet: '党员',
      cells: [[], ['名册'], ['', '姓名', '号码'], ['', '张三', '9.13311251484801E+17']],
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
    });
  });

  test('has civil dates by its own date system', async () => {
    expect((await readBook(workbook([people]))).cells[1]).toEqual(['张三', '1985-01-01']);
    const of1904 = await readBook(workbook([people], { date1904: true }));
    expect(of1904).toMatchObject({ cells: [expect.anything(), ['张三', '1989-01-02']], date1904: true });
  });

  test('offers its sheets, hidden ones last, and gives the one asked for', async () => {
    const bytes = workbook([
      { name: '字典', rows: [['x']], hidden: true },
      { name: '说明', rows: [] },
      { name: '党员', ...people },
    ]);
    const first = await readBook(bytes);
    expect([first.sheets.map(({ name }) => name), first.sheet]).toEqual([['说明', '党员', '字典'], '党员']);
    expect((await readBook(bytes, '字典')).cells).toEqual([['x']]);
    expect((await readBook(bytes, 2)).sheet).toBe('党员');
    expect(await refusal(readBook(bytes, '群众'))).toBe('SHEET-MISSING');
  });

  test('of the old kinds is read too', async () => {
    for (const type of ['biff8', 'ods'] as const) expect((await readBook(workbook([people], { type }))).cells[1]?.[0]).toBe('张三');
  });
});

describe('a file that cannot be read is refused by code', () => {
  test('cut short or changed', async () => {
    const bytes = workbook([{ rows: Array.from({ length: 200 }, (_, row) => [`第${row}行`, row]) }]);
    expect(await refusal(readBook(bytes.slice(0, bytes.length - 40)))).toBe('FILE-DAMAGED');
    const changed = Uint8Array.from(bytes);
    changed[200] = (changed[200] ?? 0) ^ 0xff;
    expect(await refusal(readBook(changed))).toBe('FILE-DAMAGED');
  });

  test('without a value', async () => expect(await refusal(readBook(workbook([{ rows: [] }])))).toBe('FILE-EMPTY'));
  test('a zip that is no workbook', async () =>
    expect(await refusal(readBook(await zipOf({ 'a.txt': new Uint8Array(3) })))).toBe('FILE-KIND'));

  test('that would unpack to more than a workbook can hold, before anything is unpacked', async () => {
    const bomb = Buffer.from(await zipOf({ 'xl/workbook.xml': new Uint8Array(100) }));
    bomb.writeUInt32LE(700 * 1024 * 1024, bomb.indexOf('PK\x01\x02') + 24);
    expect(await refusal(readBook(new Uint8Array(bomb)))).toBe('FILE-TOO-LARGE');
  });

  test('that unpacks to more than it says', async () => {
    const book = Buffer.from(workbook([{ rows: Array.from({ length: 200 }, (_, row) => [`第${row}行`, row]) }]));
    const entry = book.indexOf('xl/worksheets/sheet1.xml', book.indexOf('PK\x01\x02')) - 46;
    book.writeUInt32LE(10, entry + 24);
    expect(await refusal(readBook(new Uint8Array(book)))).toBe('FILE-DAMAGED');
  });

  test('that takes too long, too much memory, or ends the process', async () => {
    const file = { name: '名册.xlsx', bytes: new Uint8Array(8) };
    expect(await refusal(readerThat('setTimeout(() => {}, 1e6)', { ...readerLimits, milliseconds: 300 })(file))).toBe('FILE-TIMEOUT');
    expect(
      await refusal(
        readerThat('const all = []; for (;;) all.push(new Array(1e5).fill(all.length));', { ...readerLimits, memory: 40 })(file),
      ),
    ).toBe('FILE-TOO-LARGE');
    expect(await refusal(readerThat('process.exit(1)')(file))).toBe('FILE-DAMAGED');
    expect(await refusal(makeForkReader(reader, { ...readerLimits, bytes: 7 })(file))).toBe('FILE-TOO-LARGE');
  });

  test('that is called off while it is read: the process ends at once', async () => {
    const calling = new AbortController();
    const reading = readerThat('setTimeout(() => {}, 1e6)')({ name: '名册.xlsx', bytes: new Uint8Array(8) }, calling.signal);
    setTimeout(() => calling.abort(), 50);
    expect(await refusal(reading)).toBe('CALL-CANCELLED');
    expect(await refusal(read({ name: '名册.xlsx', bytes: new Uint8Array(8) }, calling.signal))).toBe('CALL-CANCELLED');
  });
});
