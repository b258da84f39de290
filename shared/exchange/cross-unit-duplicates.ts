import { isCreditCode } from '../codes/credit-code.ts';
import { isIdNumber } from '../codes/id-number.ts';
import { leavingOf } from '../model/leaving.ts';
import type { AnyRow } from '../model/table.ts';

/** Rows of several units that bear the same number. */
export interface CrossUnitDuplicate {
  readonly table: 'organization' | 'member';
  readonly number: string;
  readonly rows: readonly AnyRow[];
}

const numbers = { organization: ['credit_code', isCreditCode], member: ['id_number', isIdNumber] } as const;

/**
 * The organizations with one credit code, and the members with one ID number, that two units have at the same time. Numbers that cannot be right say nothing,
 * and what has left (注销、迁出、转出) no longer counts: so a transfer is no duplicate. Source: an organization is counted where it is registered or
 * does business, a member where the organizational relation is.
 */
export function crossUnitDuplicates(rowsOf: (table: 'organization' | 'member') => readonly AnyRow[]): CrossUnitDuplicate[] {
  return (['organization', 'member'] as const).flatMap((table) => {
    const [key, isSound] = numbers[table];
    const here = rowsOf(table).filter((row) => typeof row[key] === 'string' && isSound(row[key]) && leavingOf(table)?.isGone(row) !== true);
    return [...byNumber(here, key)]
      .filter(([, rows]) => new Set(rows.map(({ unit }) => unit)).size > 1)
      .map(([number, rows]) => ({ table, number, rows }))
      .sort((one, other) => (one.number < other.number ? -1 : 1));
  });
}

function byNumber(rows: readonly AnyRow[], key: string): Map<string, AnyRow[]> {
  const found = new Map<string, AnyRow[]>();
  for (const row of rows) found.set(String(row[key]), [...(found.get(String(row[key])) ?? []), row]);
  return found;
}
