import type { LocalEntries } from '#shared/codes/local-codes.ts';
import type { AssignmentOrder } from '#shared/documents/task-assignments.ts';
import { type TaskOrder, taskOrder } from '#shared/documents/task-content.ts';
import type { ParameterValue, Ruleset } from '#shared/rules/rule.ts';
import type { Criterion } from '#shared/standards/eight-criteria.ts';
import type { ItemChanges } from '#shared/standards/item-changes.ts';
import { settableRules } from '#shared/standards/settable-rules.ts';
import type { Journal } from '../../app/journal.ts';

/** A 两包三定 to go down with it: the organization's row, and as whom people know it. */
export interface DraftAssignment {
  readonly organization: string;
  readonly name: string;
  readonly area_leader: string;
  readonly due_on: string;
  readonly target: string;
}

/** A 任务书 being written. A parameter that was emptied is null: it is as shipped. */
export interface TaskDraft {
  readonly from: string;
  readonly dueDay: number | null;
  /** By month; empty where no day has been chosen yet. */
  readonly dueDates: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, Readonly<Record<string, ParameterValue | null>>>>;
  readonly severities: Ruleset['severities'];
  readonly criteria: readonly Criterion[];
  readonly lists: LocalEntries;
  readonly standards: ItemChanges;
  readonly assignments: readonly DraftAssignment[];
  readonly notice: string;
}

/** What is in force, to be written on; the notice begins anew. */
export const draftOf = (ruleset: Ruleset, from: string): TaskDraft => ({
  from,
  dueDay: ruleset.dueDay,
  dueDates: ruleset.dueDates ?? {},
  parameters: Object.fromEntries(
    settableRules.map(({ id, parameters }) => [
      id,
      Object.fromEntries(Object.entries(parameters).map(([name, { shipped }]) => [name, ruleset.parameters[id]?.[name] ?? shipped])),
    ]),
  ),
  severities: ruleset.severities,
  criteria: ruleset.criteria,
  lists: ruleset.lists ?? {},
  standards: ruleset.standards ?? {},
  assignments: [],
  notice: '',
});

/** Drafts outlive their page; they go with the open ledger. */
const kept = new WeakMap<Journal, TaskDraft>();
export const keptDraft = (journal: Journal): TaskDraft | undefined => kept.get(journal);
export const keepDraft = (journal: Journal, draft: TaskDraft | undefined): void =>
  void (draft ? kept.set(journal, draft) : kept.delete(journal));

/** What the draft asks to be issued, or what is wrong with it in Chinese. */
export function orderOf(draft: TaskDraft): { readonly order: TaskOrder } | { readonly fault: string } {
  if (draft.dueDay === null) return { fault: '请填写报送期限' };
  const parameters = Object.fromEntries(
    Object.entries(draft.parameters).flatMap(([id, values]) => {
      const given = Object.entries(values).filter(([, value]) => value !== null);
      return given.length > 0 ? [[id, Object.fromEntries(given)]] : [];
    }),
  );
  const read = taskOrder.safeParse({ ...draft, parameters, assignments: draft.assignments.map(orderedOf) });
  return read.success ? { order: read.data } : { fault: read.error.issues[0]?.message ?? '内容不合规格' };
}

const orderedOf = ({ organization, area_leader, due_on, target }: DraftAssignment): AssignmentOrder => ({
  organization,
  due_on,
  target,
  ...(area_leader.trim() !== '' && { area_leader }),
});

/** The ruleset that an order puts in force, to be held against the one before it. */
export const rulesetOf = (
  { parameters, severities, criteria, lists, standards, dueDay, dueDates }: TaskOrder,
  before: Ruleset,
): Ruleset => ({
  ...before,
  ...(parameters && { parameters }),
  ...(severities && { severities }),
  ...(criteria && { criteria }),
  ...(lists && { lists }),
  ...(dueDay !== undefined && { dueDay }),
  ...(dueDates && { dueDates }),
  ...(standards && { standards }),
});

/** An id that none of the criteria has. */
export function newCriterionId(criteria: readonly Criterion[]): string {
  const taken = new Set(criteria.map(({ id }) => id));
  let n = criteria.length + 1;
  while (taken.has(`criterion-${n}`)) n += 1;
  return `criterion-${n}`;
}
