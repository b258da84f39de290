import type { Origin } from '#shared/contract/bookkeeping.ts';
import type { Staged } from '#shared/contract/intake.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { periodOf } from '#shared/rules/derived-keys.ts';
import type { Bookkeeping, Watch } from '../../bookkeeping/bookkeeping.ts';
import { isEmpty, sameValue } from '../../bookkeeping/coercing.ts';
import { isClosed } from '../../bookkeeping/period-store.ts';
import { deletedIds } from '../../bookkeeping/recycle-bin.ts';
import { judgingOf, lastBatch } from './compose.ts';
import type { Draft, Part } from './draft.ts';
import { judge } from './judging.ts';
import type { Values } from './key-text.ts';
import { nearRows } from './near-rows.ts';
import { paceOf } from './pace.ts';
import { type GivenWritten, keepStage, type Stage } from './stages.ts';
import { toldStage } from './telling.ts';

export interface GivenInput {
  readonly name: string;
  readonly origin: Origin;
  readonly label: string;
  /** Rows as the document has them, with the ids they are to have here; links among them lead by these ids. */
  readonly rows: ReadonlyMap<TableName, readonly AnyRow[]>;
  /** own: where a row here differs its cells stay, and what was deleted here stays away, until a person says otherwise · given: what the document says goes in. */
  readonly first: 'own' | 'given';
  /** Whether what is required and missing keeps a row out. */
  readonly stops: boolean;
  /** Written in the commit's transaction, after the rows. */
  written(done: GivenWritten): void;
}

/**
 * Takes the rows of a document into a stage: compared with the ledger, to be looked at, mended and taken cell by cell like an import's; writes nothing.
 * Rows are known by their ids; one whose id is new here, by what identifies it.
 */
export function stageGiven(books: Bookkeeping, { name, origin, label, rows, first, stops, written }: GivenInput, watch?: Watch): Staged {
  let line = 0;
  const parts = tableNames.flatMap((table): Part[] => {
    const drafts = (rows.get(table) ?? []).map((row) => draftOf(row, ++line));
    return drafts.length > 0 ? [partOf(table, drafts, stops)] : [];
  });
  const values = new Map(parts.flatMap(({ drafts }) => drafts.map((draft) => [draft.id, draft.mended ?? {}] as const)));
  const judging = judgingOf(books, parts);
  const pace = paceOf(watch, line * 4, '核对');
  judge(judging, 'all', pace);
  if (first === 'own') judge(judging, standBack(books, parts), pace);
  const stage: Stage = {
    id: books.clock.id(),
    first: parts[0]?.name ?? 'organization',
    name,
    grid: { kind: 'document', encoding: null, sheets: [], sheet: '', cells: [], merges: [], hiddenRows: [], hiddenColumns: [] },
    choices: {},
    sheet: { shape: { header: null, data: null, left: [], carried: 0 }, columns: [], rows: [] },
    columns: [],
    signature: '',
    given: { origin, label, values, written },
    judging,
    near: nearRows(books.ledger),
    seen: lastBatch(books),
    moved: false,
    undo: [],
    redo: [],
  };
  keepStage(books, stage);
  return toldStage(stage);
}

function partOf(name: TableName, drafts: readonly Draft[], stops: boolean): Part {
  const table = tableOf(name);
  return { name, table, columns: [], keys: table.match, drafts, given: { stops }, byId: new Map(drafts.map((draft) => [draft.id, draft])) };
}

function draftOf({ id, unit, ...values }: AnyRow, line: number): Draft {
  return {
    id,
    from: [{ row: line, cells: [] }],
    beside: new Map(),
    mended: values,
    left: false,
    read: { id, unit },
    masked: undefined,
    remarks: [],
    links: [],
    astray: false,
    existing: null,
    several: undefined,
    respelled: false,
    twice: undefined,
    stale: true,
    out: false,
    judgement: undefined,
  };
}

/** What this desk has stays: its filled cells, rows of its closed months and of other units; and what it deleted stays away. Gives the drafts concerned. */
function standBack(books: Bookkeeping, parts: readonly Part[]): Set<Draft> {
  const touched = new Set<Draft>();
  for (const part of parts) {
    const deleted = deletedIds(books.ledger, part.name);
    for (const draft of part.drafts) {
      const fixed = isFixed(books, part, draft);
      if (draft.existing) {
        const kept = differingFields(draft.mended ?? {}, draft.existing).filter((key) => fixed || !isEmpty(draft.existing?.[key]));
        if (kept.length === 0) continue;
        draft.kept = new Set(kept);
      } else {
        if (!fixed && !deleted.has(draft.id)) continue;
        draft.left = true;
      }
      touched.add(draft);
    }
  }
  return touched;
}

/** Nobody can write it: it is of a closed month, or of another unit and there already. */
export function isFixed({ ledger }: Bookkeeping, { table, name }: Part, { existing, read }: Draft): boolean {
  const period = table.dated && periodOf(existing ?? read, table.dated);
  if (period && isClosed(ledger, period)) return true;
  return existing !== null && existing.unit !== ledger.identity.unit && name !== 'unit';
}

/** The fields in which a document's row is another than the one here. */
export const differingFields = (given: Values, existing: AnyRow): string[] =>
  Object.keys(given).filter((key) => !sameValue(given[key] ?? null, existing[key] ?? null));
