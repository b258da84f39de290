import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/ledger.ts';
import { fuzzPackages } from './package-fuzz.ts';
import { regions } from './package-mutate.ts';

// the whole ten thousand: node test/faults/package-fuzz-run.ts
test('spoilt packages, every region: none is taken, each has its code, nothing is written but in quarantine', async () => {
  const seen = new Map<string, Set<string>>();
  const wrong = await fuzzPackages(temporaryFolder(), 1, Number(process.env.LEDGER_PACKAGE_MUTATIONS ?? 270), ({ region, as }) =>
    seen.set(region, (seen.get(region) ?? new Set()).add(as)),
  );
  expect(wrong).toEqual([]);
  expect([...seen.keys()].sort()).toEqual([...regions].sort());
  // every region was really reached: what the outer layers guard is refused there, what is inside further in
  expect([...(seen.get('age body') ?? [])]).toEqual(['DOC-DAMAGED']);
  expect([...(seen.get('table') ?? [])].every((as) => as === 'DOC-HASH')).toBe(true);
  expect([...(seen.get('table and its hash') ?? [])].every((as) => as === 'DOC-SIGNATURE' || as === 'same')).toBe(true);
  expect([...(seen.get('signature') ?? [])]).toContain('DOC-SIGNATURE');
}, 600_000);
