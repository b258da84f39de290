import { expect, test } from 'vitest';
import { type CodeEntry, type CodeList, codeList, codeOf } from '#shared/codes/code-list.ts';
import * as organizationCodes from '#shared/codes/organization-codes.ts';
import * as partyCodes from '#shared/codes/party-codes.ts';

const isList = (value: unknown): value is CodeList => typeof value === 'object' && value !== null && 'entries' in value;
const lists = [organizationCodes, partyCodes].flatMap((file) => Object.values<unknown>(file).filter(isList));
const readings = (code: string, { title, aliases = [] }: CodeEntry) => [code, title, ...aliases];
const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Which entry a text means, looked for entry by entry: the first that has it. */
function searched(list: CodeList, text: string): string | undefined {
  const plain = (written: string) => written.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  return Object.entries(list.entries).find(([code, entry]) => readings(code, entry).some((one) => plain(one) === plain(text)))?.[0];
}

test('every list is found', () =>
  expect(lists.map(({ name }) => name)).toEqual(expect.arrayContaining(['category', 'industry', 'post', 'ethnicity'])));

test.each(lists.map((list) => [list.name, list] as const))('%s: every code, title and alias is read, as is no other text', (_, list) => {
  for (const [code, entry] of Object.entries(list.entries))
    for (const text of readings(code, entry))
      for (const written of [text, ` ${text} `, [...text].join(' '), wide(text), text.toUpperCase()])
        expect([written, codeOf(list, written)]).toEqual([written, searched(list, written)]);
  for (const text of ['', '无此代码', 'constructor', '__proto__', 'toString']) expect(codeOf(list, text)).toBe(searched(list, text));
});

test('lists of one name are kept apart, and the first entry that has a text is meant', () => {
  const one = codeList('级别', { city: '市级', town: { title: '乡级', aliases: ['镇级'] } });
  const other = codeList('级别', { township: { title: '乡级' }, town: '乡 级' });
  expect([codeOf(one, '乡级'), codeOf(other, '乡级'), codeOf(one, '镇级'), codeOf(other, '镇级')]).toEqual([
    'town',
    'township',
    'town',
    undefined,
  ]);
});
