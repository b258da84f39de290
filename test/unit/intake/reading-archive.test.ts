import { describe, expect, test } from 'vitest';
import { isWebArchive } from '../../../electron/intake/reading/message-parts.ts';
import { readArchive } from '../../../electron/intake/reading/read-archive.ts';
import { browserHead, listing, type RawPart, rawArchive, workbookHead } from '../../fixtures/workbooks/raw-archive.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const page = (table: string, charset = 'utf-8'): RawPart => ({
  type: `text/html; charset="${charset}"`,
  transfer: '8bit',
  content: bytesOf(`<html><body>${table}</body></html>`),
});
const cell = (text: string) => `<table><tr><td>${text}</td></tr></table>`;
const read = (bytes: Uint8Array, more: { limit?: number; sheet?: string } = {}) =>
  readArchive({ name: '名册.mht', bytes, ...(more.sheet === undefined ? {} : { sheet: more.sheet }) }, more.limit);
const sheetsOf = (bytes: Uint8Array) => read(bytes).sheets.map(({ name }) => name);
const codeOf = (bytes: Uint8Array, limit?: number) => {
  try {
    return read(bytes, limit === undefined ? {} : { limit }).sheets.length;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a page kept as one file', () => {
  test.each([
    ['as Excel and WPS begin it', workbookHead, true],
    ['as a browser begins it, its headers broken over lines', browserHead, true],
    ['with a byte order mark and an empty line before it', `\ufeff\r\n${workbookHead}`, true],
    ['with the line ends of other systems', workbookHead.replaceAll('\r\n', '\n'), true],
    ['of one page', 'MIME-Version: 1.0\r\nContent-Type: text/html; charset="gb2312"\r\n\r\n<html>', true],
    ['a letter', 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a', false],
    ['a text that speaks of one', '备注\r\nMIME-Version: 1.0, multipart/related\r\n', false],
    ['a page that stands by itself', '<html><meta content="text/html">', false],
    ['one whose headers never end', 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a', false],
  ])('is told by its head, %s', (_, head, is) => expect(isWebArchive(bytesOf(head))).toBe(is));

  test('the charset that is stated counts where it holds', () => {
    const gbk = new Uint8Array([...bytesOf('<html><table><tr><td>'), 0xe1, 0xe9, 0xd6, 0xdd, ...bytesOf('</table></html>')]);
    const stated = (charset: string) => read(rawArchive(workbookHead, [{ type: `text/html; charset=${charset}`, content: gbk }])).cells;
    for (const charset of ['gb2312', '"GBK"', 'utf-8', 'windows-1252']) expect(stated(charset)).toEqual([['衢州']]);
    expect(read(rawArchive(workbookHead, [page(cell('衢州'), 'gb2312')])).cells).toEqual([['衢州']]);
    // 一 in GBK is a letter of the Bashkirs in UTF-8
    const one = new Uint8Array([...bytesOf('<html><table><tr><td>'), 0xd2, 0xbb, ...bytesOf('</table></html>')]);
    const cellsOf = (type: string) => read(rawArchive(workbookHead, [{ type, content: one }])).cells;
    expect([cellsOf('text/html; charset=gb2312'), cellsOf('text/html')]).toEqual([[['一']], [['һ']]]);
  });

  test('every table of every page is a sheet, pictures and styles are none', () => {
    const parts = [page(cell('甲') + cell('乙')), { type: 'text/css', content: 'td{}' }, page('<p>无表</p>'), page(cell('丙'))];
    expect(sheetsOf(rawArchive(browserHead, parts))).toEqual(['表格1', '表格2', '表格3']);
    expect(read(rawArchive(browserHead, parts), { sheet: '表格3' }).cells).toEqual([['丙']]);
    expect(sheetsOf(rawArchive(browserHead, [page(cell('甲'))]))).toEqual(['名册']);
  });

  test('a mark within a line parts nothing', () => {
    const [, boundary = ''] = /boundary="([^"]*)"/.exec(workbookHead) ?? [];
    expect(read(rawArchive(workbookHead, [page(cell(`甲 --${boundary}\r\n乙--${boundary}--\r\n丙`))])).cells).toEqual([
      [`甲 --${boundary} 乙--${boundary}-- 丙`],
    ]);
  });

  test('parts within parts are read', () => {
    const nested =
      'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="a"\n\n--a\nContent-Type: multipart/alternative; boundary=a-b\n\n' +
      `--a-b\nContent-Type: text/plain\n\n甲\n--a-b\nContent-Type: text/html\n\n${cell('甲')}\n--a-b--\n--a--\n`;
    expect(read(bytesOf(nested)).cells).toEqual([['甲']]);
  });
});

describe('the sheets of a workbook', () => {
  const listed = (names: readonly string[], reference?: (file: string) => string): RawPart => ({
    type: 'text/html',
    content: bytesOf(
      listing(
        names.map((name, index) => ({ name, file: `sheet00${index + 1}.htm` })),
        reference,
      ),
    ),
  });
  const sheet = (number: number, text: string): RawPart => ({
    location: `file:///C:/1/Book1.files/sheet00${number}.htm`,
    ...page(cell(text)),
  });

  test('stand in the order of the list, under its names, and what it does not list is none', () => {
    const bytes = rawArchive(workbookHead, [
      sheet(2, '乙'),
      { location: 'tabstrip.htm', ...page(cell('页签')) },
      listed(['一 &amp; 二', '三']),
      sheet(1, '甲'),
    ]);
    expect(sheetsOf(bytes)).toEqual(['一 & 二', '三']);
    expect(read(bytes, { sheet: '三' }).cells).toEqual([['乙']]);
  });
  test('are found by addresses that are written otherwise', () => {
    const written = (location: string, reference: string) =>
      sheetsOf(rawArchive(workbookHead, [listed(['名册'], () => reference), { location, ...page(cell('甲')) }]));
    expect(written('file:///C:/1/%E8%A1%A8.htm', 'Book1.files/表.htm')).toEqual(['名册']);
    expect(written('Book1.files\\SHEET001.HTM', 'sheet001.htm')).toEqual(['名册']);
  });
  test('an only sheet has its name from the page it stands on', () => {
    const own = '<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>企业</x:Name></x:ExcelWorksheet></xml><![endif]-->';
    expect(sheetsOf(rawArchive(workbookHead, [page(own + cell('甲'))]))).toEqual(['企业']);
  });
  test('one that is listed and not there makes the file broken; a chart, which has no table, does not', () => {
    expect(codeOf(rawArchive(workbookHead, [listed(['一', '二']), sheet(1, '甲')]))).toBe('FILE-ARCHIVE');
    const chart = { location: 'file:///C:/1/Book1.files/sheet002.htm', ...page('<img src="image001.png">') };
    expect(sheetsOf(rawArchive(workbookHead, [listed(['一', '走势图']), sheet(1, '甲'), chart]))).toEqual(['一']);
  });
});

describe('is refused', () => {
  const whole = Buffer.from(rawArchive(workbookHead, [page(cell('甲'))])).toString('utf8');
  test.each([
    ['cut short', whole.slice(0, -30), 'FILE-ARCHIVE'],
    ['cut short before its first part', whole.slice(0, whole.indexOf('<html>') - 130), 'FILE-ARCHIVE'],
    ['without the mark that parts it', whole.replace(/ boundary="[^"]*"/, ''), 'FILE-ARCHIVE'],
    ['with another mark than it says', whole.replace(/boundary="/, 'boundary="x'), 'FILE-ARCHIVE'],
    ['with an encoding nobody knows', whole.replace('8bit', 'x-own'), 'FILE-ARCHIVE'],
    ['with base64 that is none', whole.replace('8bit', 'base64'), 'FILE-ARCHIVE'],
    ['a single page that breaks off', `MIME-Version: 1.0\nContent-Type: text/html\n\n<html>${cell('甲')}`, 'FILE-ARCHIVE'],
    ['without a table', whole.replaceAll(/<\/?t[a-z]+>/g, ''), 'FILE-KIND'],
    ['with an empty table', whole.replace('甲', ''), 'FILE-EMPTY'],
  ])('%s', (_, text, code) => expect(codeOf(bytesOf(text))).toBe(code));
  test('too large, all pages together', () => {
    const parts = [page(cell('甲'.repeat(100))), page(cell('乙'.repeat(100)))];
    expect(codeOf(rawArchive(workbookHead, parts), 700)).toBe('FILE-TOO-LARGE');
    expect(codeOf(rawArchive(workbookHead, parts), 800)).toBe(2);
  });
  test('wrapped in itself without end', () => {
    const wrap = (inner: string, at: number): string =>
      `Content-Type: multipart/related; boundary=b${at}\n\n--b${at}\n${inner}\n--b${at}--\n`;
    const deep = Array.from({ length: 40 }, (_, at) => at).reduce(wrap, `Content-Type: text/html\n\n${cell('甲')}`);
    expect(codeOf(bytesOf(`MIME-Version: 1.0\n${deep}`))).toBe('FILE-ARCHIVE');
  });
});
