import { expect, test } from 'vitest';
import { cachedPermits } from '../../../electron/upload/server/permit-cache.ts';

const township = { tokenSha256: 'ab'.repeat(32), unit: '330802005', name: '花园街道' };

test('the ledger is asked once in three seconds, however many tokens are shown', async () => {
  let [time, reads] = [0, 0];
  const permitOf = cachedPermits(
    async () => {
      reads += 1;
      return reads === 1 ? [township] : [];
    },
    () => time,
  );
  expect(await permitOf(township.tokenSha256)).toEqual(township);
  for (let guess = 0; guess < 100; guess++) expect(await permitOf(String(guess))).toBeUndefined();
  expect(reads).toBe(1);
  // a revoked certificate counts three seconds later at the latest
  time = 3_000;
  expect(await permitOf(township.tokenSha256)).toBeUndefined();
});

test('a failure is told and not kept', async () => {
  let isBusy = true;
  const permitOf = cachedPermits(
    async () => {
      if (isBusy) throw new Error('busy');
      return [township];
    },
    () => 0,
  );
  await expect(permitOf(township.tokenSha256)).rejects.toThrow('busy');
  isBusy = false;
  expect(await permitOf(township.tokenSha256)).toEqual(township);
});
