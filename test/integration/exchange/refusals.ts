import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { closeMonth, enrolledPair, exported, fill, quarantined, stateOf } from './desks.ts';

/** The county refuses the file with this code, writes nothing, and keeps the file with its reason in quarantine. */
export async function expectRefused(county: TestLedger, file: DocumentFile, code: string, step?: string): Promise<void> {
  const before = stateOf(county);
  const verified = await verify(county.books, file);
  expect(verified).toMatchObject({ ok: false, code });
  if (step) expect(verified.checks.at(-1)).toMatchObject({ name: step, ok: false });
  expect(quarantined(county)).toEqual([]);
  const received = await receive(county.books, file);
  expect(received).toMatchObject({ outcome: 'refused', code, receipt: null, diff: {} });
  expect(received.message).toMatch(/[\u4e00-\u9fff].*。$/);
  expect(stateOf(county)).toEqual(before);
  const [kept, reason] = quarantined(county);
  expect(readFileSync(join(county.folder, 'quarantine', kept ?? ''))).toEqual(Buffer.from(file.bytes));
  expect(JSON.parse(readFileSync(join(county.folder, 'quarantine', reason ?? ''), 'utf8'))).toMatchObject({ file: file.name, code });
}

export async function sentPackage(): Promise<{ county: TestLedger; township: TestLedger; file: DocumentFile }> {
  const { county, township } = await enrolledPair();
  fill(township);
  closeMonth(township);
  return { county, township, file: await exported(township) };
}

/** The bytes with one bit changed. */
export const changed = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x01;
  return copy;
};
