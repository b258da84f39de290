import { describe, expect, test } from 'vitest';
import { rawEntries, rawXlsx, zipOf } from '../fixtures/workbooks/raw-xlsx.ts';
import { fuzz, readSafely } from './intake-fuzz.ts';

const sheet = (data: string) => rawXlsx([{ name: '企业', data }]);
const cell = (place: string) => `<c r="${place}"><v>1</v></c>`;
const outcome = async (bytes: Uint8Array) => {
  const { as, wrong } = await readSafely({ name: '企业.xlsx', bytes });
  return { as, wrong };
};

/** A zip that lists its last entry so many times more: what it unpacks to grows, and the file does not. */
function listedAgain(bytes: Uint8Array, times: number): Uint8Array {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf('PK\x05\x06');
  const record = zip.subarray(zip.lastIndexOf('PK\x01\x02'), end);
  const tail = Buffer.from(zip.subarray(end));
  const entries = tail.readUInt16LE(10) + times;
  tail.writeUInt16LE(entries, 8);
  tail.writeUInt16LE(entries, 10);
  tail.writeUInt32LE(tail.readUInt32LE(12) + times * record.length, 12);
  return new Uint8Array(Buffer.concat([zip.subarray(0, end), ...Array.from({ length: times }, () => record), tail]));
}

test('sixty spoilt workbooks are read or refused by their code, in time and within memory', async () => {
  const seen = new Set<string>();
  expect(await fuzz(1, 60, (_, { as }) => seen.add(as))).toEqual([]);
  // the mutations reach both what can still be read and what cannot
  expect([...seen]).toEqual(expect.arrayContaining(['read', 'FILE-DAMAGED']));
}, 60_000);

describe('a small file that would fill the machine', () => {
  test('a zip that lists one entry again and again is refused unread', async () => {
    const bomb = listedAgain(
      await zipOf({ ...rawEntries([{ rows: [['名称']] }]), 'xl/media/a.xml': new Uint8Array(64 * 1024 * 1024) }),
      10,
    );
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await outcome(bomb)).toEqual({ as: 'FILE-TOO-LARGE', wrong: undefined });
  });

  test('a zip that unpacks to more than it declares is damaged', async () => {
    const bytes = Buffer.from(await sheet(`<row r="1">${cell('A1')}</row>${' '.repeat(50_000_000)}`));
    const entry = bytes.indexOf('xl/worksheets/sheet1.xml', bytes.indexOf('PK\x01\x02')) - 46;
    bytes.writeUInt32LE(1000, entry + 24);
    expect(await outcome(new Uint8Array(bytes))).toEqual({ as: 'FILE-DAMAGED', wrong: undefined });
  });

  test('entities that laugh a billion times are refused, in a workbook and in a sheet of 2003', async () => {
    const entities = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`).join('');
    const laughs = `<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]>`;
    const refused = { as: 'FILE-UNSAFE', wrong: undefined };
    expect(await outcome(await rawXlsx([{ rows: [['名称']] }], { prologue: laughs }))).toEqual(refused);
    const book = '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>';
    expect(await outcome(new TextEncoder().encode(`<?xml version="1.0"?>${laughs}${book}`))).toEqual(refused);
  });

  test('a million declared rows cost nothing', async () => {
    const claimed = await rawXlsx([{ name: '企业', rows: [['名称'], ['甲']], dimension: 'A1:XFD1048576' }]);
    const { as, milliseconds, wrong } = await readSafely({ name: '企业.xlsx', bytes: claimed });
    expect({ as, wrong }).toEqual({ as: 'read', wrong: undefined });
    expect(milliseconds).toBeLessThan(5000);
  });

  test('a value in the last column of a hundred thousand rows is too much', async () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `<row r="${row + 1}">${cell(`XFD${row + 1}`)}</row>`).join('');
    expect(await outcome(await sheet(rows))).toEqual({ as: 'FILE-TOO-LARGE', wrong: undefined });
  });

  test('a tag that never ends is damaged', async () => {
    expect(await outcome(await sheet(`<row r="1" ${'x'.repeat(30_000_000)}`))).toEqual({ as: 'FILE-DAMAGED', wrong: undefined });
  });

  test('a page whose cells span a thousand columns is read or refused in time', async () => {
    const page = `<table>${'<tr><td colspan=1000 rowspan=65534>x'.repeat(20_000)}</table>`;
    expect((await outcome(new TextEncoder().encode(page))).wrong).toBeUndefined();
  });
});
