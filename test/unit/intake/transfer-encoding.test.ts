import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { transferDecoded } from '../../../electron/intake/reading/transfer-encoding.ts';
import { quotedPrintable } from '../../fixtures/workbooks/raw-archive.ts';

const decoded = (body: string, encoding: string) => transferDecoded(Buffer.from(body, 'latin1'), encoding).toString('utf8');
const printable = (body: string) => decoded(body, 'quoted-printable');

describe('quoted-printable', () => {
  test('gives back the bytes that were written', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const written = Buffer.from(quotedPrintable(bytes), 'latin1');
        expect(transferDecoded(written, 'Quoted-Printable').equals(bytes)).toBe(true);
      }),
    ));
  test.each([
    ['a line that goes on', '衢=\n州', '衢州'],
    ['a line that goes on, as Windows writes it, with spaces behind', 'ab= \t\r\ncd', 'abcd'],
    ['small letters', '=e8=a1=a2', '衢'],
    ['an equals sign that was not written as one', 'a=b; c=x; d=', 'a=b; c=x; d='],
    ['an equals sign by itself', 'a = b, c=-1', 'a = b, c=-1'],
    ['the line ends of the text itself', 'a\r\nb\n', 'a\r\nb\n'],
  ])('%s', (_, body, text) => expect(printable(Buffer.from(body, 'utf8').toString('latin1'))).toBe(text));
});

test('base64, lines broken or not; what is none is damaged', () => {
  const body = Buffer.from('两新组织台账').toString('base64');
  expect(decoded(`${body.slice(0, 7)}\r\n${body.slice(7)}\r\n`, 'base64')).toBe('两新组织台账');
  for (const broken of [body.slice(0, -3), `${body}====`, body.replace('5', '-')])
    expect(() => decoded(broken, 'base64')).toThrow('base64');
});

test('a body that was sent as it is, and one that nobody can read', () => {
  for (const encoding of ['', '7bit', '8BIT', ' binary ']) expect(decoded('a=3Db', encoding)).toBe('a=3Db');
  expect(() => decoded('', 'x-uuencode')).toThrow('x-uuencode');
});
