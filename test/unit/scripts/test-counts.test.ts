import { expect, test } from 'vitest';
import { closingLine, countPlaywright, countVitest, sum } from '../../../scripts/test-counts.ts';

test('the closing line counts over all runners', () => {
  const vitest = countVitest({ numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] });
  const playwright = countPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 2 }, errors: [] });
  expect(closingLine(sum([vitest, playwright]))).toBe('10 passed, 0 failed, 4 skipped');
});
test('a file that cannot be loaded is a failure, though no test in it failed', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
  ];
  expect(countVitest({ numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults }).failed).toBe(2);
});
test('so is a test that passed at the second try, an error outside of tests, and a runner that left no report', () => {
  expect(countPlaywright({ stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 0 }, errors: [{}] }).failed).toBe(2);
  expect(countVitest(undefined).failed).toBe(1);
  expect(countPlaywright(undefined).failed).toBe(1);
});
