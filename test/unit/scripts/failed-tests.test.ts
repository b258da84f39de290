import { expect, test } from 'vitest';
import { failedInPlaywright, failedInVitest } from '../../../scripts/failed-tests.ts';

test('failed tests are named with the first line of why, those that passed are not', () => {
  const assertionResults = [
    {
      fullName: '封账 之后不能改',
      status: 'failed',
      failureMessages: ['\u001b[31mAssertionError\u001b[39m: expected 1 to be 2\n    at x.ts'],
    },
    { fullName: '封账 可以更正', status: 'passed', failureMessages: [] },
  ];
  const testResults = [
    { name: '/project/test/unit/a.test.ts', status: 'failed', assertionResults },
    { name: '/project/test/unit/b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
    { name: '/project/test/unit/c.test.ts', status: 'passed', assertionResults: [] },
  ];
  expect(failedInVitest({ testResults }, '/project')).toEqual([
    'test/unit/a.test.ts › 封账 之后不能改：AssertionError: expected 1 to be 2',
    'test/unit/b.test.ts：Cannot find module',
  ]);
});

test('a browser test is named where it stands, also within a group', () => {
  const spec = (title: string, ok: boolean, message?: string) => ({
    title,
    file: 'grid.spec.ts',
    line: 7,
    ok,
    tests: [{ results: [{}, ...(message ? [{ error: { message } }] : [])] }],
  });
  const suites = [
    { specs: [spec('写入', true)], suites: [{ specs: [spec('取消', false, 'Test timeout of 60000ms exceeded.\nCall log')] }] },
  ];
  expect(failedInPlaywright({ suites })).toEqual(['grid.spec.ts:7 › 取消：Test timeout of 60000ms exceeded.']);
  expect(failedInPlaywright(undefined)).toEqual([]);
});
