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

/** The rows in the ledger by their ids; else by what identifies them, where the row found is none that another draft stands for. */
export function indexGiven(part: Part, there: readonly AnyRow[], unit: string): LedgerIndex {
  const byId = new Map(there.map((row) => [row.id, row]));
  const others = indexRows<AnyRow>(part.table, part.keys, part.keys);
  if (part.keys.length > 0) for (const row of there) if (row.unit === unit && !part.byId.has(row.id)) others.add(row);
  return {
    find(values) {
      const same = byId.get(String(values.id));
      if (same) return { row: same, respelled: false };
      const like = part.keys.length > 0 && values.unit === unit ? others.find(values) : undefined;
      return like?.respelled ? undefined : like;
    },
    add: (row) => void byId.set(row.id, row),
  };
}

/** A document's rows are each their own: of two that are alike the first stands for the row there. */
function identifyGiven(part: Part, there: LedgerIndex, pace: Pace): void {
  const taken = new Set<string>();
  for (const draft of part.drafts) {
    pace.step();
    const found = there.find(draft.read)?.row ?? null;
    const existing = found && taken.has(found.id) ? null : found;
    if (existing) taken.add(existing.id);
    if (draft.existing !== existing) Object.assign(draft, { existing, stale: true });
  }
}

const fieldsOf = ({ columns }: Part) => [...new Set(columns.map(({ field }) => field))];

/** Finds for every draft the row there that it stands for, and the draft before it that is the same. Drafts for which that changed are stale. */
export function identify(part: Part, there: LedgerIndex, pace: Pace): void {
  if (part.given) identifyGiven(part, there, pace);
  else identifySheet(part, there, pace);
}

function identifySheet(part: Part, there: LedgerIndex, pace: Pace): void {
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
