import { expect, test } from 'vitest';
import { fileKind } from '../../../electron/intake/file-kind.ts';

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const compound = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const codeOf = (bytes: Uint8Array) => {
  try {
    return fileKind('表.xlsx', bytes);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each([
  ['a zip, whatever it is called', latin('PK\x03\x04rest'), 'zip'],
  ['an old workbook', latin(compound), 'compound'],
  ['text', new TextEncoder().encode('名称,代码'), 'text'],
  ['nothing', new Uint8Array(), 'FILE-EMPTY'],
  ['a PDF', latin('%PDF-1.7'), 'FILE-KIND'],
  ['a picture', latin('\x89PNG\r\n'), 'FILE-KIND'],
  ['an empty zip', latin('PK\x05\x06'), 'FILE-KIND'],
  ['a workbook with a password', new Uint8Array([...latin(compound), ...Buffer.from('EncryptedPackage', 'utf16le')]), 'FILE-ENCRYPTED'],
])('recognises %s', (_, bytes, kind) => expect(codeOf(bytes)).toBe(kind));
