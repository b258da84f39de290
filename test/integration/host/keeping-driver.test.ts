import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keepDriver } from '../../../electron/ledger/driver.ts';

const isLoaded = () => /better.sqlite3[^\n]*\.node/.test(readFileSync('/proc/self/maps', 'utf8'));

test.runIf(process.platform === 'linux')('the driver’s binary is in the process itself, not in the ledger thread alone', () => {
  expect(isLoaded()).toBe(false);
  keepDriver();
  expect(isLoaded()).toBe(true);
});
