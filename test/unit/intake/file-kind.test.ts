import { expect, test } from 'vitest';
import { fileKind } from '../../../electron/intake/reading/file-kind.ts';

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
  ['a page', latin('\r\n<html><body><table>'), 'page'],
  ['what the clipboard holds of a sheet', latin('Version:1.0\r\nStartHTML:00000'), 'page'],
  ['the XML spreadsheet of 2003', latin('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'), 'xml'],
  ['a workbook of before 1995', latin('\x09\x08\x10\x00\x00\x06'), 'compound'],
  ['a text that begins like a picture', latin('BM,1\r\n'), 'text'],
  ['a program', latin('MZ\x90\x00\x03'), 'FILE-KIND'],
  ['a document of rich text', latin('{\\rtf1'), 'FILE-KIND'],
  ['nothing', new Uint8Array(), 'FILE-EMPTY'],
  ['a PDF', latin('%PDF-1.7'), 'FILE-KIND'],
  ['a picture', latin('\x89PNG\r\n'), 'FILE-KIND'],
  ['an empty zip', latin('PK\x05\x06'), 'FILE-KIND'],
  ['a workbook with a password', new Uint8Array([...latin(compound), ...Buffer.from('EncryptedPackage', 'utf16le')]), 'FILE-ENCRYPTED'],
])('recognises %s', (_, bytes, kind) => expect(codeOf(bytes)).toBe(kind));
