import type { AnyRow } from '#shared/model/table.ts';
import type { Draft, Part } from './draft.ts';
import type { Pace } from './pace.ts';
import { indexRows, type RowIndex } from './row-index.ts';

export type LedgerIndex = RowIndex<AnyRow>;

/** The rows in the ledger, to be found by what identifies a row of a part. */
export function indexLedger(part: Part, there: readonly AnyRow[]): LedgerIndex {
  const index = indexRows<AnyRow>(part.table, part.keys, fieldsOf(part));
  for (const row of there) index.add(row);
  return index;
}

const fieldsOf = ({ columns }: Part) => [...new Set(columns.map(({ field }) => field))];

/** Finds for every draft the row there that it stands for, and the draft before it that is the same. Drafts for which that changed are stale. */
export function identify(part: Part, there: LedgerIndex, pace: Pace): void {
  const before = indexRows<AnyRow & { readonly row: number }>(part.table, part.keys, fieldsOf(part));
  const taken = new Map<string, number>();
  for (const draft of part.drafts) {
    pace.step();
    const match = there.find(draft.read);
    const existing = match?.row ?? null;
    const row = draft.from[0].row;
    const twice = draft.left ? undefined : (before.find(draft.read)?.row.row ?? (existing ? taken.get(existing.id) : undefined));
    if (twice === undefined && !draft.left) {
      before.add(part.keys.length > 0 ? { id: '', unit: '', ...keysIn(draft, part), row } : { ...draft.read, row });
      if (existing) taken.set(existing.id, row);
    }
    const respelled = match?.respelled ?? false;
    if (draft.existing === existing && draft.twice === twice && draft.respelled === respelled) continue;
    Object.assign(draft, { existing, twice, respelled, stale: true });
  }
}

const keysIn = ({ read }: Draft, { keys, table }: Part): Record<string, unknown> =>
  Object.fromEntries([...keys, table.label].map((key) => [key, read[key]]));
