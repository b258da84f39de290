import type { GivenCell, StageChange } from '#shared/contract/intake.ts';
import { display, type LabelOf } from '#shared/model/display.ts';
import { masked } from '#shared/model/masked.ts';
import { rowLabel } from '#shared/model/row-label.ts';
import { isTableName, type TableName } from '#shared/model/tables.ts';
import type { Bookkeeping, Watch } from '../../bookkeeping/bookkeeping.ts';
import { isEmpty } from '../../bookkeeping/coercing.ts';
import { type Draft, fieldOf, type Part } from './draft.ts';
import { differingFields, isFixed } from './given.ts';
import { act, draftOf } from './mending.ts';
import { type Hand, partOf, type Stage, stageOf } from './stages.ts';

/**
 * The cells in which a document's row is another than the row here, where the one here is filled: each stays or is taken as a person says.
 * What nobody can write is left out. Throws STAGE-GONE.
 */
export function givenCells(books: Bookkeeping, id: string): GivenCell[] {
  const stage = stageOf(books, id);
  const { judging, given } = stage;
  const textOf = textsIn(books, stage);
  return judging.judges.flatMap(({ part }) =>
    part.drafts.flatMap((draft) => {
      const values = given?.values.get(draft.id);
      const { existing } = draft;
      if (!values || !existing) return [];
      const differing = differingFields(values, existing).filter((field) => !isEmpty(existing[field]));
      if (differing.length === 0 || isFixed(books, part, draft)) return [];
      return differing.map((field) => ({
        table: part.name,
        id: draft.id,
        row: existing.id,
        field,
        label: rowLabel(part.name, existing),
        title: fieldOf(part, field).title,
        own: textOf(part, field, existing[field]),
        given: textOf(part, field, values[field]),
        taken: draft.kept?.has(field) !== true && draft.mended !== undefined && Object.hasOwn(draft.mended, field),
      }));
    }),
  );
}

/** Values as people read them: links by the names of rows here or of rows that come along; personal data masked. */
function textsIn({ ledger }: Bookkeeping, { judging }: Stage): (part: Part, field: string, value: unknown) => string {
  const drafts = new Map<string, Part['byId']>(judging.judges.map(({ part }) => [part.name, part.byId]));
  const labelOf: LabelOf = (table, id) =>
    isTableName(table) ? rowLabel(table, ledger.row(table, id) ?? drafts.get(table)?.get(id)?.mended ?? {}) : undefined;
  return (part, key, value) => {
    const field = fieldOf(part, key);
    const text = display(field, value ?? null, labelOf);
    return field.personal ? masked(field, text) : text;
  };
}

/** Takes what the document says in cells, or keeps what stands there, which stays where nobody can write it; to be taken back like a mending. Throws STAGE-GONE, EDIT-MISSING. */
export function chooseCells(
  books: Bookkeeping,
  { stage: id, cells, take }: { stage: string; cells: readonly { table: TableName; id: string; field: string }[]; take: boolean },
  watch?: Watch,
): StageChange {
  const stage = stageOf(books, id);
  const hands = new Map<Draft, Hand>();
  for (const { table, id: row, field } of cells) {
    const part = partOf(stage, table);
    const draft = draftOf(part, row);
    const values = stage.given?.values.get(row);
    if (!values || !Object.hasOwn(values, field) || isFixed(books, part, draft)) continue;
    const before = hands.get(draft) ?? draft;
    const kept = new Set(before.kept);
    if (take) kept.delete(field);
    else kept.add(field);
    hands.set(draft, { mended: { ...before.mended, [field]: values[field] }, left: before.left, kept });
  }
  return act(stage, hands, watch);
}
