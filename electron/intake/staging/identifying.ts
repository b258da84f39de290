import type { AnyRow } from '#shared/model/table.ts';
import type { Draft, Part } from './draft.ts';
import type { Pace } from './pace.ts';
import { indexRows, type RowIndex } from './row-index.ts';
import type { Scopes } from './scope.ts';

export type LedgerIndex = RowIndex<AnyRow>;

/** The rows in the ledger, to be found by what identifies a row of a part. */
export function indexLedger(part: Part, there: readonly AnyRow[], scopes: Scopes): LedgerIndex {
  const index = indexRows<AnyRow>(part.table, part.keys, fieldsOf(part), scopes.ofRow);
  for (const row of there) index.add(row);
  return index;
}

/** The rows in the ledger by their ids; else by what identifies them, where the row found is none that another draft stands for. */
export function indexGiven(part: Part, there: readonly AnyRow[], unit: string, scopes: Scopes): LedgerIndex {
  const byId = new Map(there.map((row) => [row.id, row]));
  const others = indexRows<AnyRow>(part.table, part.keys, part.keys, scopes.ofRow);
  if (part.keys.length > 0) for (const row of there) if (row.unit === unit && !part.byId.has(row.id)) others.add(row);
  return {
    find(values) {
      const same = byId.get(String(values.id));
      if (same) return { row: same, meant: [same], respelled: false };
      const like = part.keys.length > 0 && values.unit === unit ? others.find(values) : undefined;
      return like?.respelled ? undefined : like;
    },
    add: (row) => void byId.set(row.id, row),
  };
}

const fieldsOf = ({ columns }: Part) => [...new Set(columns.map(({ field }) => field))];

/** What a part's drafts are identified by. */
export interface Known {
  readonly part: Part;
  readonly there: LedgerIndex;
  readonly scopes: Scopes;
}

/** Finds for every draft the row there that it stands for, and the draft before it that is the same. Drafts for which that changed are stale. */
export function identify(known: Known, pace: Pace): void {
  if (known.part.given) identifyGiven(known, pace);
  else identifySheet(known, pace);
}

/** A document's rows are each their own: of two that are alike the first stands for the row there. */
function identifyGiven({ part, there, scopes }: Known, pace: Pace): void {
  const taken = new Set<string>();
  for (const draft of part.drafts) {
    pace.step();
    const existing = there.find(scopes.sought(draft))?.meant.find(({ id }) => !taken.has(id)) ?? null;
    if (existing) taken.add(existing.id);
    if (draft.existing !== existing) Object.assign(draft, { existing, stale: true });
  }
}

function identifySheet({ part, there, scopes }: Known, pace: Pace): void {
  const byContent = part.keys.length === 0;
  const before = indexRows<AnyRow & { readonly row: number }>(part.table, part.keys, fieldsOf(part));
  const taken = new Map<string, number>();
  for (const draft of part.drafts) {
    pace.step();
    const sought = scopes.sought(draft);
    const match = there.find(sought, draft.masked);
    const several = match && match.meant.length > 1 ? match.meant : undefined;
    const existing = several ? null : (match?.row ?? null);
    // masked personal data still tells rows of a sheet apart
    const shown = byContent && draft.masked ? { ...sought, ...Object.fromEntries(draft.masked) } : sought;
    const { row } = draft.from[0];
    const twice = draft.left ? undefined : (before.find(shown)?.row.row ?? (existing ? taken.get(existing.id) : undefined));
    if (twice === undefined && !draft.left) {
      before.add(byContent ? { ...shown, row } : { id: '', unit: '', ...keysIn(sought, part), row });
      if (existing) taken.set(existing.id, row);
    }
    const respelled = existing !== null && match?.respelled === true;
    if (isSame(draft, { existing, several, twice, respelled })) continue;
    Object.assign(draft, { existing, several, twice, respelled, stale: true });
  }
}

const isSame = (draft: Draft, found: Pick<Draft, 'existing' | 'several' | 'twice' | 'respelled'>) =>
  draft.existing === found.existing &&
  draft.twice === found.twice &&
  draft.respelled === found.respelled &&
  draft.several?.length === found.several?.length;

const keysIn = (values: Draft['read'], { keys, table: { label, matchWithin } }: Part): Record<string, unknown> =>
  Object.fromEntries([...keys, label, ...(matchWithin === undefined ? [] : [matchWithin])].map((key) => [key, values[key]]));
