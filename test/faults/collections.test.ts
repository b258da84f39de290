import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { workbooksIn } from './collections.ts';
import { readSafely } from './intake-fuzz.ts';

const folder = process.env.LEDGER_WORKBOOKS;

// other people's workbooks are not ours to ship: run where a folder of them is named
test.skipIf(folder === undefined)(
  'every workbook of a collection is read or refused by its code, in time and within memory (LEDGER_WORKBOOKS)',
  async () => {
    const files = workbooksIn(folder ?? '');
    expect(files.length).toBeGreaterThan(0);
    const wrong: string[] = [];
    for (const file of files) {
      const outcome = await readSafely({ name: file, bytes: new Uint8Array(readFileSync(file)) });
      if (outcome.wrong !== undefined) wrong.push(`${file}: ${outcome.wrong}`);
    }
    expect(wrong).toEqual([]);
  },
  3_600_000,
);
