import { describe, expect, test } from 'vitest';
import { parseStrictJson } from '../../../electron/exchange/envelope/strict-json.ts';

const read = (text: string) => parseStrictJson(new TextEncoder().encode(text));
const refusal = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

test('reads what JSON.parse reads', () => {
  const value = { a: [1, { a: 'x', b: '{"a":1,"a":2}' }, { a: '\\"' }], '': null, b: { a: true } };
  expect(read(JSON.stringify(value, null, 2))).toEqual(value);
});

describe('refuses with DOC-MANIFEST', () => {
  test.each([
    ['a key twice', '{"a":1,"a":1}'],
    ['a key twice further in', '{"x":[{"a":1},{"b":{"c":1,"d":2,"c":3}}]}'],
    ['a key twice, once escaped', '{"a":1,"\\u0061":2}'],
    ['a key twice after a nested object', '{"a":{"b":1},"a":2}'],
    ['a byte order mark', '\ufeff{}'],
    ['half a text', '{"a":'],
  ])('%s', (_, text) => {
    expect(refusal(() => read(text))).toMatchObject({ code: 'DOC-MANIFEST' });
  });

  test('bytes that are no UTF-8', () => {
    expect(refusal(() => parseStrictJson(Uint8Array.from([0x22, 0xff, 0x22])))).toMatchObject({ code: 'DOC-MANIFEST' });
  });
});
