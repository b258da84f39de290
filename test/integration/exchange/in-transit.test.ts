import { expect, test } from 'vitest';
import { inspect } from '../../../electron/exchange/inspect.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { sentPackage } from './refusals.ts';

test('a lost stick tells nothing: no value of a row in the package or its receipt, no person in a file name', async () => {
  const { county, township, file } = await sentPackage();
  const { receipt } = await receive(county.books, file);
  if (!receipt) throw new Error('no receipt');
  const secrets = ['李示例', '11010519491231002X', '鲁班', '91330802MA28F1234'];
  for (const { name, bytes } of [file, receipt]) {
    expect(Buffer.from(bytes).subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    for (const secret of secrets) expect(Buffer.from(bytes).includes(secret)).toBe(false);
    expect(name).toMatch(/^330802005_2026-10_r1_0001\.(lxpkg|lxrcpt)$/);
  }
  // and the township itself cannot open what it sent: it is for the county alone
  expect(await inspect(township.books, file)).toMatchObject({ readable: false, unit: null });
});
