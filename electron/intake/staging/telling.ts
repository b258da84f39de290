import type { IntakeProblem, Staged, StagedPart, StagedRow } from '#shared/contract/intake.ts';
import { isUnread } from '#shared/model/field.ts';
import { type Draft, fieldOf, type Judgement, type Part, type Remark } from './draft.ts';
import type { NearRows } from './near-rows.ts';
import { textOf } from './reading.ts';
import type { Stage } from './stages.ts';

/** A stage as the page is told of it, its rows aside. */
export const toldStage = (stage: Stage): Staged => ({
  stage: stage.id,
  name: stage.name,
  kind: stage.grid.kind,
  encoding: stage.grid.encoding,
  sheets: stage.grid.sheets,
  sheet: stage.grid.sheet,
  shape: stage.sheet.shape,
  columns: [...stage.columns],
  parts: toldParts(stage),
});

export const toldParts = ({ judging }: Stage): StagedPart[] =>
  judging.judges.map(({ part }) => {
    const counts = { insert: 0, update: 0, unchanged: 0, reject: 0, left: 0 };
    let problems = 0;
    for (const { judgement } of part.drafts) {
      if (!judgement) continue;
      counts[judgement.fate]++;
      problems += judgement.remarks.length;
    }
    const { insert: inserted, update: updated, unchanged, reject: rejected, left } = counts;
    return { table: part.name, read: part.drafts.length, inserted, updated, unchanged, rejected, left, problems };
  });

export function toldRow(draft: Draft): StagedRow | undefined {
  const { judgement, existing } = draft;
  if (!judgement) return undefined;
  const { fate, verdict, values, was } = judgement;
  return { row: draft.from[0].row, fate, verdict, values, existing: existing && was ? { id: existing.id, was: { ...was } } : null };
}

/** What is wrong with a draft, as judged now or before. */
export const toldProblems = (part: Part, draft: Draft, judgement: Judgement | undefined, near: NearRows): IntakeProblem[] =>
  (judgement?.remarks ?? []).map((remark) => toldRemark(part, draft, remark, judgement?.values[remark.field], near));

function toldRemark(part: Part, draft: Draft, remark: Remark, value: unknown, near: NearRows): IntakeProblem {
  const { field: key, rule, severity, message, stops, at, meant: values } = remark;
  const column = part.columns.find(({ field, named }) => field === key && !named);
  const field = fieldOf(part, key);
  const written = isUnread(value) && (field.to !== undefined || field.list) ? near.of(field, value.unread) : [];
  const meant = values ? near.values(field, values) : written;
  return {
    table: part.name,
    id: draft.id,
    field: key,
    row: at?.row ?? draft.from[0].row,
    column: column?.header ?? field.title,
    value: at?.value ?? (isUnread(value) ? value.unread : column ? textOf(draft, column.column) : ''),
    rule,
    severity,
    message,
    stops,
    ...(meant.length > 0 ? { near: [...meant] } : {}),
  };
}
