import type { StageChange, StagedRow } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Bookkeeping, Watch } from '../../bookkeeping/bookkeeping.ts';
import type { Draft, Part } from './draft.ts';
import { judge, type Rejudged } from './judging.ts';
import { paceOf } from './pace.ts';
import { type Act, type Hand, partOf, type Stage, stageOf } from './stages.ts';
import { toldParts, toldProblems, toldRow } from './telling.ts';

/** Puts other values into staged rows. Throws STAGE-GONE, EDIT-MISSING for a row that is not staged, EDIT-INVALID for a field that the table does not have. */
export function mendStage(
  books: Bookkeeping,
  {
    stage: id,
    table,
    changes,
  }: { stage: string; table: TableName; changes: readonly { id: string; after: Readonly<Record<string, unknown>> }[] },
  watch?: Watch,
): StageChange {
  const stage = stageOf(books, id);
  const part = partOf(stage, table);
  const hands = new Map<Draft, Hand>();
  for (const { id: row, after } of changes) {
    const draft = draftOf(part, row);
    const strange = Object.keys(after).find((key) => !Object.hasOwn(part.table.fields, key));
    if (strange !== undefined) throw new LedgerError('EDIT-INVALID', { reason: `“${part.table.title}”没有字段 ${strange}` });
    const before = hands.get(draft) ?? draft;
    hands.set(draft, { mended: { ...before.mended, ...after }, left: before.left, kept: without(before.kept, Object.keys(after)) });
  }
  return act(stage, hands, watch);
}

/** Leaves staged rows out of the import, or takes them in again. Throws STAGE-GONE, EDIT-MISSING. */
export function leaveRows(
  books: Bookkeeping,
  { stage: id, table, ids, left }: { stage: string; table: TableName; ids: readonly string[]; left: boolean },
  watch?: Watch,
): StageChange {
  const stage = stageOf(books, id);
  const part = partOf(stage, table);
  const drafts = ids.map((row) => draftOf(part, row)).filter((draft) => draft.left !== left);
  return act(stage, new Map(drafts.map((draft) => [draft, { mended: draft.mended, left, kept: draft.kept }])), watch);
}

/** Takes back the last mending or choice, or does it again; nothing to take back changes nothing. Throws STAGE-GONE. */
export function undoStage(books: Bookkeeping, id: string, redo: boolean, watch?: Watch): StageChange {
  const stage = stageOf(books, id);
  const [from, to] = redo ? [stage.redo, stage.undo] : [stage.undo, stage.redo];
  const last = from.at(-1);
  const change = changed(stage, last ? (redo ? last.after : last.before) : new Map(), watch);
  if (last) {
    from.pop();
    to.push(last);
  }
  return change;
}

/** Does something to drafts by hand, to be taken back; gives what that changes. */
export function act(stage: Stage, after: ReadonlyMap<Draft, Hand>, watch: Watch | undefined): StageChange {
  const done: Act = { before: handsOf(after.keys()), after };
  const change = changed(stage, after, watch);
  if (after.size > 0) {
    stage.undo.push(done);
    stage.redo.length = 0;
  }
  return change;
}

const handsOf = (drafts: Iterable<Draft>) =>
  new Map<Draft, Hand>([...drafts].map((draft) => [draft, { mended: draft.mended, left: draft.left, kept: draft.kept }]));
const without = (kept: Hand['kept'], keys: readonly string[]) => kept && new Set([...kept].filter((key) => !keys.includes(key)));

/** Gives drafts into another hand and judges what that touches. */
function changed(stage: Stage, hands: ReadonlyMap<Draft, Hand>, watch: Watch | undefined): StageChange {
  const before = handsOf(hands.keys());
  const put = (given: ReadonlyMap<Draft, Hand>) => {
    for (const [draft, hand] of given) Object.assign(draft, hand);
  };
  put(hands);
  try {
    return changeOf(stage, judge(stage.judging, new Set(hands.keys()), paceOf(watch, hands.size, '核对')));
  } catch (error) {
    // called off: as if it had not been done
    put(before);
    judge(stage.judging, new Set(hands.keys()), paceOf(undefined, 0, ''));
    throw error;
  }
}

function changeOf(stage: Stage, rejudged: Rejudged): StageChange {
  const rows: StagedRow[] = [];
  const problems: StageChange['problems'] = { appeared: [], gone: [] };
  for (const { part } of stage.judging.judges)
    for (const [draft, before] of rejudged) {
      if (!part.byId.has(draft.id)) continue;
      const row = toldRow(draft);
      if (row) rows.push(row);
      const was = new Map(toldProblems(part, draft, before, stage.near).map((problem) => [JSON.stringify(problem), problem]));
      for (const problem of toldProblems(part, draft, draft.judgement, stage.near))
        if (!was.delete(JSON.stringify(problem))) problems.appeared.push(problem);
      problems.gone.push(...was.values());
    }
  return { rows, problems, parts: toldParts(stage) };
}

/** Throws EDIT-MISSING. */
export function draftOf({ byId }: Part, id: string): Draft {
  const draft = byId.get(id);
  if (!draft) throw new LedgerError('EDIT-MISSING', {}, { payload: { id } });
  return draft;
}
