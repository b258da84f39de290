import type { AnyRow } from '#shared/model/table.ts';
import type { FactsOf, TableName } from '#shared/model/tables.ts';
import type { Moment } from '#shared/standards/automatic.ts';
import type { CatalogueItem } from '#shared/standards/catalogue.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { type StandardLedger, standardLedger } from '#shared/standards/standard-ledger.ts';
import { marksOf, type Subject, type Verdict, verdictOf } from '#shared/standards/verdict.ts';

/** In November, so that ten months of the year are over. */
export const today = '2026-11-05';
export const momentOf = (year = 2026, given: Partial<Moment> = {}): Moment => ({ year, today, ruleset: shipped, ...given });

export type Rows = Partial<Record<TableName, readonly FactsOf<TableName>[]>>;
export const ledgerOf = (rows: Rows): StandardLedger => standardLedger((table) => (rows[table] ?? []) as unknown as readonly AnyRow[]);

/** The verdict on an item of a row that stands in a ledger with the given other rows. */
export function judged(item: CatalogueItem, subject: Subject, rows: Rows = {}, moment: Moment = momentOf()): Verdict {
  const ledger = ledgerOf({ ...rows, [subject.kind]: [...(rows[subject.kind] ?? []), subject.row] });
  return verdictOf(item, subject, ledger, marksOf((rows.standard_mark ?? []) as unknown as readonly AnyRow[]), moment);
}

/** State and evidence of a verdict, as `met worker.serves`. */
export const shown = ({ state, evidence }: Verdict): string =>
  [state, ...new Set(evidence.map(({ table, field }) => `${table}.${field}`))].join(' ');
