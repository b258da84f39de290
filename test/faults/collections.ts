import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFileCells } from '../../electron/intake/reading/read-file.ts';
import { readWorkbook } from '../../electron/intake/reading/read-workbook.ts';
import { LedgerError } from '../../shared/errors.ts';

/** The workbooks below a folder of other people's: they are no part of the project. */
export const workbooksIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(xlsx|xlsm|xls|et|xlsb|ods)$/i.test(name))
    .sort()
    .map((name) => join(folder, name));

/** How our own reader of .xlsx and the library agree on a file: the first sheet's cells, or the refusal. */
export async function compared(file: string): Promise<{ ours: string; library: string; differs: string | undefined }> {
  const bytes = new Uint8Array(readFileSync(file));
  const ours = await outcome(() => readFileCells({ name: file, bytes }));
  const sheet = 'sheet' in ours ? { sheet: ours.sheet } : {};
  const library = await outcome(() => readWorkbook({ name: file, bytes, ...sheet }, 'zip'));
  const differs = 'cells' in ours && 'cells' in library ? firstDifference(trimmed(ours.cells), trimmed(library.cells)) : undefined;
  return { ours: codeOf(ours), library: codeOf(library), differs };
}

type Outcome = { readonly sheet: string; readonly cells: readonly (readonly string[])[] } | { readonly code: string };
const codeOf = (outcome: Outcome) => ('code' in outcome ? outcome.code : 'read');

async function outcome(read: () => Promise<Outcome> | Outcome): Promise<Outcome> {
  try {
    return await read();
  } catch (error) {
    return { code: error instanceof LedgerError ? error.code : String(error) };
  }
}

const trimmed = (cells: readonly (readonly string[])[]) => cells.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1));

function firstDifference(ours: readonly (readonly string[])[], library: readonly (readonly string[])[]): string | undefined {
  for (let row = 0; row < Math.max(ours.length, library.length); row++)
    for (let column = 0; column < Math.max(ours[row]?.length ?? 0, library[row]?.length ?? 0); column++) {
      const [one, other] = [ours[row]?.[column] ?? '', library[row]?.[column] ?? ''];
      if (one !== other) return `row ${row + 1} column ${column + 1}: ${JSON.stringify(one)}, the library ${JSON.stringify(other)}`;
    }
  return undefined;
}
