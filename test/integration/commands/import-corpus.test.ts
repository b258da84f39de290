import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandContext, Outcome } from '../../../electron/commands/command.ts';
import { readCommandLine } from '../../../electron/commands/command-line.ts';
import { openThread } from '../../../electron/host/client.ts';
import type { LedgerThread } from '../../../electron/host/host.ts';
import { makeForkReader } from '../../../electron/intake/reading/fork-reader.ts';
import { LedgerError } from '../../../shared/errors.ts';
import type { Expected, WorkbookCase } from '../../fixtures/workbooks/case.ts';
import { cases } from '../../fixtures/workbooks/cases.ts';
import { builtProgram } from '../../support/built-program.ts';
import { refusalOf } from '../../support/refusal.ts';

const folder = join(import.meta.dirname, '../../fixtures/workbooks/files');
const home = mkdtempSync(join(tmpdir(), 'corpus-'));
let ledger: LedgerThread;

// opening a ledger derives its key for half a second: one is opened for all, and each case leaves it as it was
beforeAll(async () => {
  ledger = await openThread({
    threadUrl: builtProgram('worker'),
    readCells: makeForkReader(builtProgram('intake/reading/reader')),
    request: {
      act: 'create',
      folder: join(home, 'ledger'),
      passphrase: '示例口令-只供测试',
      unit: '330802005',
      level: 'township',
      name: '新新街道',
    },
  });
});
afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true, force: true });
});

const context: CommandContext = {
  ledger: () => Promise.resolve(ledger),
  open: () => Promise.reject(new LedgerError('INTERNAL')),
  folder,
  home,
  passphrase: () => '',
  path: (text) => join(folder, text),
  stdin: () => Promise.resolve(''),
  environment: {},
  say: () => undefined,
  onProgress: () => undefined,
};

/** `import --table T FILE --dry-run --json`, with the rows that the case has in the ledger. */
async function dryRun({ file, table, given = [] }: WorkbookCase): Promise<Outcome> {
  const line = readCommandLine(['import', '--table', table, file, '--dry-run', '--json']);
  if ('help' in line) throw new Error('help');
  const changes = given.map(({ table: other, values }, index) => ({
    op: 'insert' as const,
    table: other,
    id: `given-${index}`,
    after: { ...values },
  }));
  if (changes.length > 0) await ledger.call('bookkeeping.apply', { origin: 'keyboard', label: '已有的行', changes });
  try {
    return await line.command.run(line.given, context);
  } finally {
    if (changes.length > 0) await ledger.call('bookkeeping.undo', {});
  }
}

interface Shown {
  readonly mapping: Record<string, string | null>;
  readonly rows: readonly { row: number; table?: string; verdict: string; values: Record<string, unknown> }[];
  readonly problems: readonly { row: number; rule: string }[];
}

/** What the command told, as far as the case says anything of it. */
function told(shown: Shown, { columns, rows, problems }: Expected) {
  const rowOf = (row: number, table?: string) => shown.rows.find((one) => one.row === row && one.table === table);
  return {
    columns: columns && shown.mapping,
    rows: rows?.map(({ row, table, values }) => {
      const found = rowOf(row, table);
      const shownValues = values && Object.fromEntries(Object.keys(values).map((key) => [key, found?.values[key] ?? null]));
      return { row, rejected: found?.verdict === 'reject', values: shownValues };
    }),
    problems: problems && shown.problems.map(({ row, rule }) => `${row} ${rule}`).sort(),
  };
}
const meant = ({ columns, rows, problems }: Expected) => ({
  columns,
  rows: rows?.map(({ row, fate, values }) => ({ row, rejected: fate === 'reject', values })),
  problems: problems?.map(({ row, rule }) => `${row} ${rule}`).sort(),
});

describe('import --dry-run --json shows each hazard of the corpus', () => {
  test.each(cases)('$file: $hazard', async (one) => {
    const { expected } = one;
    if ('error' in expected) expect((await refusalOf(dryRun(one))).code).toBe(expected.error);
    else expect(told((await dryRun(one)).json as unknown as Shown, expected)).toEqual(meant(expected));
  });
});
