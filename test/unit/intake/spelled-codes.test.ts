import { expect, test } from 'vitest';
import { codeList } from '#shared/codes/code-list.ts';
import { organizationStatus } from '#shared/codes/organization-codes.ts';
import { meetingKind } from '#shared/codes/party-codes.ts';
import { spelledCode } from '../../../electron/intake/staging/spelled-codes.ts';

test.each([
  ['zhuxiao', 'deregistered'],
  ['ZHU XIAO', 'deregistered'],
  ['zx', 'deregistered'],
  ['ｚｃ', 'active'],
  ['tingye', 'suspended'],
])('%s spells a state', (text, code) => expect(spelledCode(organizationStatus, text)).toBe(code));

test('what spells two entries, a part of one, or none, means none', () => {
  const list = codeList('近音', { a: '市级', b: '十集', c: '世界' });
  expect([spelledCode(list, 'shiji'), spelledCode(list, 'sj'), spelledCode(list, 'shijie')]).toEqual([undefined, undefined, 'c']);
  expect([spelledCode(meetingKind, 'dang'), spelledCode(meetingKind, '党课'), spelledCode(meetingKind, '')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
