import { describe, expect, test } from 'vitest';
import { decodeMarkup, decodeText, encodingOf } from '../../../electron/intake/reading/text-encoding.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, swap: boolean) => {
  const buffer = Buffer.from(text, 'utf16le');
  return new Uint8Array(swap ? buffer.swap16() : buffer);
};

describe('the encoding of a text table', () => {
  test('is read off a byte order mark, which is no part of the text', () => {
    expect(decodeText(utf8('\uFEFF名称'))).toBe('名称');
    expect(decodeText(utf16('\uFEFF名称', false))).toBe('名称');
    expect(decodeText(utf16('\uFEFF名称', true))).toBe('名称');
  });

  test('without a mark: UTF-16 shows by where its NULs stand', () => {
    expect(encodingOf(utf16('名称,代码\r\n', false))).toBe('utf-16le');
    expect(encodingOf(utf16('名称,代码\r\n', true))).toBe('utf-16be');
    // 一 is U+4E00: its NUL stands where those of ASCII stand in the other order
    expect(encodingOf(utf16('统一,代码\r\n一,1\r\n', false))).toBe('utf-16le');
    expect(encodingOf(utf16('统一,代码\r\n一,1\r\n', true))).toBe('utf-16be');
  });

  test('is UTF-8 only where the whole file is', () => {
    expect(encodingOf(utf8('衢州市,柯城区'))).toBe('utf-8');
    expect(decodeText(bytes(0xe1, 0xe9, 0xd6, 0xdd, 0x2c, 0x31))).toBe('衢州,1');
  });

  test('reads characters that only GB18030 has, which GBK decoders lose', () => {
    expect(decodeText(bytes(0xfe, 0x9f))).toBe('䶮');
    expect(decodeText(bytes(0x95, 0x32, 0x82, 0x36))).toBe('𠀀');
  });
});

describe('a page’s text', () => {
  const gbk = bytes(0xe1, 0xe9, 0xd6, 0xdd);
  const page = (charset: string, body: Uint8Array) => new Uint8Array([...utf8(`<meta charset=${charset}><td>`), ...body]);

  test('is in the encoding it says, where that holds', () => {
    expect(decodeMarkup(page('gb2312', gbk))).toContain('<td>衢州');
    expect(decodeMarkup(page('utf-8', gbk))).toContain('<td>衢州');
    expect(decodeMarkup(page('gbk', utf8('衢州')))).toContain('<td>衢州');
  });
  test('is in the encoding that a person says', () => expect(decodeMarkup(page('utf-8', utf8('一')), 'gb18030')).not.toContain('一'));
});
