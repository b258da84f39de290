import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shipped } from '#shared/standards/shipped.ts';
import { checkAll } from '../../../electron/checking/whole-check.ts';
import { sampleDay, sampleMonth, sampleSheets } from '../../../electron/host/sample.ts';
import { township } from '../../support/township.ts';
import { sheetText, townshipSheets } from '../../support/township-sheets.ts';

const folder = join(import.meta.dirname, '../../../resources/sample');

test('resources/sample is what the generator makes (node scripts/sample.ts)', () => {
  const sample = township();
  for (const sheet of townshipSheets) expect(readFileSync(join(folder, sheet.file), 'utf8')).toBe(sheetText(sample, sheet));
  expect(sampleSheets.map(({ file, table }) => [file, table])).toEqual(townshipSheets.map(({ file, table }) => [file, table]));
});

test('the sample month has no error and a few warnings, each of another kind', () => {
  const sample = township();
  const rows = (table: string) => (table in sample ? sample[table as keyof typeof sample] : []);
  const problems = checkAll(rows, { today: sampleDay, period: sampleMonth, ruleset: shipped });
  expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['MEM-005', 'warning'],
    ['MTG-002', 'warning'],
    ['MTG-015', 'warning'],
  ]);
});

test('a township of another size and seed is as sound: no error at all', () => {
  const large = township({ seed: 7, organizations: 400, branches: Array.from({ length: 40 }, (_, index) => 3 + (index % 20)) });
  const rows = (table: string) => (table in large ? large[table as keyof typeof large] : []);
  const errors = checkAll(rows, { today: sampleDay, period: sampleMonth, ruleset: shipped }).filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  expect(large.organization).toHaveLength(400);
});
