import { isUnread } from './field.ts';
import type { AnyRow } from './table.ts';
import type { FactsOf, TableName } from './tables.ts';

/** A row as rules see it: what could not be read is nothing. A row without such values is given as it is, for most rows have none. */
export function factsOf<N extends TableName>(row: AnyRow): FactsOf<N> {
  let facts: Record<string, unknown> | undefined;
  for (const key in row) {
    if (!isUnread(row[key])) continue;
    facts ??= { ...row };
    facts[key] = null;
  }
  return (facts ?? row) as unknown as FactsOf<N>;
}
