import { expect, test } from 'vitest';
import { likelyFile } from '#shared/exchange/likely-file.ts';

const text = (content: string) => new TextEncoder().encode(content);
const zipWith = (entry: string) => new Uint8Array([0x50, 0x4b, 3, 4, ...text(entry)]);

test.each([
  ['空.lxpkg', new Uint8Array(), 'empty'],
  ['台账.xlsx', zipWith('[Content_Types].xml'), 'table'],
  ['没有扩展名', zipWith('xl/workbook.xml'), 'table'],
  ['旧表', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'table'],
  ['名单.csv', text('名称,代码'), 'table'],
  ['材料.zip', zipWith('材料/一.txt'), 'archive'],
  ['少了一截.lxpkg', text('age-enc'), 'ours'],
  ['改过名', text('age-encryption.org/v1\n'), 'ours'],
  ['照片.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'picture'],
  ['图.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'picture'],
  ['通知.pdf', text('%PDF-1.7'), 'document'],
  ['通知.docx', zipWith('word/document.xml'), 'document'],
  ['330802.crl', new Uint8Array([0x30, 0x82]), 'key'],
  ['别的', text('你好'), 'unknown'],
])('what %s may be', (name, bytes, kind) => expect(likelyFile(name, bytes)).toBe(kind));
