import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BatchReply, Change, Origin } from '#shared/contract/bookkeeping.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { shipped } from '#shared/standards/shipped.ts';
import type { Bookkeeping, Clock } from '../../electron/bookkeeping/bookkeeping.ts';
import { openBookkeeping } from '../../electron/bookkeeping/open-bookkeeping.ts';
import type { WritableLedger } from '../../electron/ledger/ledger.ts';
import { createLedger, openLedger } from '../../electron/ledger/open-ledger.ts';

export interface LedgerOptions {
  readonly unit?: string;
  readonly level?: Identity['level'];
  readonly name?: string;
  /** The fixed civil date; months are checked and closed as on this day. */
  readonly today?: string;
  readonly folder?: string;
}

export interface TestLedger {
  readonly ledger: WritableLedger;
  readonly books: Bookkeeping;
  readonly folder: string;
  /** Inserts a row and gives its id; values as people would type them. */
  insert(table: TableName, values: Record<string, unknown>, id?: string): string;
  change(table: TableName, id: string, after: Record<string, unknown>, before?: Record<string, unknown>): BatchReply;
  apply(changes: Change[], label?: string, origin?: Origin): BatchReply;
  row(table: TableName, id: string): AnyRow | undefined;
  /** The same desk on another day. */
  at(today: string): TestLedger;
  /** Closes and opens it again, as a restart does. */
  reopen(): TestLedger;
  close(): void;
}

const testKey = '1f'.repeat(32);

/** A temporary folder that is removed when the test ends. */
export function temporaryFolder(prefix = 'ledger-'): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that stands still on a day; ids count up, so that rows sort in the order they were made. */
export function fixedClock(today: string): Clock {
  let last = 0;
  return {
    now: () => `${today}T08:00:00.000Z`,
    today: () => today,
    id: () => `0192${String(++last).padStart(4, '0')}-0000-7000-8000-${Math.random().toString(16).slice(2, 14).padEnd(12, '0')}`,
  };
}

/** A real SQLite ledger in a temporary folder with its one write path and a fixed clock. */
export function makeLedger(options: LedgerOptions = {}): TestLedger {
  const { unit = '330802005', level = 'township', name = '示例街道', today = '2026-10-31' } = options;
  const folder = options.folder ?? temporaryFolder();
  const clock = fixedClock(today);
  const ledger = createLedger({ folder, key: testKey, now: clock.now }, { unit, level, name });
  return wrap(ledger, clock);
}

function wrap(ledger: WritableLedger, clock: Clock, own = true): TestLedger {
  const books = openBookkeeping(ledger, { clock, ruleset: shipped });
  let open = true;
  const close = () => {
    if (open) ledger.close();
    open = false;
  };
  if (own) onTestFinished(close);
  const apply = (changes: Change[], label = '录入', origin: Origin = 'keyboard') => books.apply({ origin, label, seq: 0, changes });
  return {
    ledger,
    books,
    folder: ledger.folder,
    apply,
    insert(table, values, id = clock.id()) {
      apply([{ op: 'insert', table, id, after: values }]);
      return id;
    },
    change: (table, id, after, before = {}) => apply([{ op: 'update', table, id, before, after }]),
    row: (table, id) => ledger.row(table, id),
    at: (day) => wrap(ledger, fixedClock(day), false),
    reopen() {
      close();
      return wrap(openLedger({ folder: ledger.folder, key: testKey, now: clock.now }), clock);
    },
    close,
  };
}
