import { expect, test } from 'vitest';
import { knownAgain } from '../../../renderer/pages/import/known-again.ts';

test('the page says of each table what its rows are known by', () => {
  expect(knownAgain('organization')).toMatch(/^按统一社会信用代码或名称找到/);
  expect(knownAgain('party_group')).toMatch(/^按名称（同一党支部内）找到/);
  expect(knownAgain('member')).toMatch(/^按公民身份号码找到/);
  expect(knownAgain('meeting')).toMatch(/^这张表没有号码或名称可认.*改过的会另外新增/);
});
