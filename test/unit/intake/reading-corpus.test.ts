import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CellGrid } from '#shared/contract/intake.ts';
import { readFileCells } from '../../../electron/intake/reading/read-file.ts';
import type { Expected } from '../../fixtures/workbooks/case.ts';
import { cases } from '../../fixtures/workbooks/cases.ts';

const folder = new URL('../../fixtures/workbooks/files/', import.meta.url);
const bytesOf = (file: string) => new Uint8Array(readFileSync(new URL(file, folder)));
const read = (file: string) =>
  readFileCells({ name: file, bytes: bytesOf(file) }).catch((error: unknown) => ({ error: (error as { code: string }).code }));

/** What a case says of a grid, and nothing more. */
const told = (grid: CellGrid, said: Expected) => ({
  cells: grid.cells,
  ...(said.kind && { kind: grid.kind }),
  ...(said.encoding && { encoding: grid.encoding }),
  ...(said.sheets && { sheets: grid.sheets.map(({ name }) => name) }),
  ...(said.sheet && { sheet: grid.sheet }),
  ...(said.merges && { merges: grid.merges }),
  ...(said.hiddenRows && { hiddenRows: grid.hiddenRows }),
  ...(said.hiddenColumns && { hiddenColumns: grid.hiddenColumns }),
});

describe('a workbook of the corpus', () => {
  test.each(cases)('$file: $hazard', async ({ file, build, expected }) => {
    const grid = await read(file);
    if ('error' in expected || 'error' in grid) expect(grid).toEqual(expected);
    else {
      const { header: _h, data: _d, columns: _c, rows: _r, problems: _p, ...said } = expected;
      expect(told(grid, expected)).toEqual(said);
    }
    // the file in the folder is the one that the case makes
    expect(Buffer.from(await build()).equals(bytesOf(file)), 'node test/fixtures/workbooks/make.ts writes the files anew').toBe(true);
  });

  test('has its file, and every file its case', () => {
    expect(readdirSync(folder).sort()).toEqual(cases.map(({ file }) => file).sort());
  });
});
