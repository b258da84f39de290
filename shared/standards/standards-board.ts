import type { AnyRow } from '../model/table.ts';
import { isThere, type Moment } from './automatic.ts';
import { itemsOf, type StandardGroup, standardGroups } from './catalogue.ts';
import { type DemoGrade, demoGradeOf, type Score, scoreOf } from './score.ts';
import type { StandardLedger } from './standard-ledger.ts';
import { type Marks, type Subject, type Verdict, type VerdictState, verdictOf } from './verdict.ts';

/** One subject with the verdicts on a group's items, in the group's order. */
export interface BoardLine {
  readonly subject: Subject;
  readonly verdicts: readonly Verdict[];
  readonly score: Score;
  /** Over all groups that ask of it. */
  readonly whole: Score;
  readonly grade: DemoGrade | undefined;
}

export interface StandardsBoard {
  readonly group: StandardGroup;
  readonly lines: readonly BoardLine[];
  /** By item, how many subjects are in each state; 五结对 adds up its pairs as `counted`. */
  readonly totals: readonly Readonly<Record<VerdictState, number>>[];
}

/** Those a group asks of: live organizations of its category, standing Party organizations, or every unit. */
export function subjectsOf(group: StandardGroup, ledger: StandardLedger, { today }: Pick<Moment, 'today'>): Subject[] {
  if (group.subject === 'unit') return ledger.all('unit').map((row) => ({ kind: 'unit', row }));
  if (group.subject === 'party_organization')
    return ledger
      .all('party_organization')
      .filter(({ ended_on }) => isThere(ended_on, today))
      .map((row) => ({ kind: 'party_organization', row }));
  return ledger
    .all('organization')
    .filter(({ status, category }) => status === 'active' && (group.category === undefined || category === group.category))
    .map((row) => ({ kind: 'organization', row }));
}

const isAsked = (group: StandardGroup, { kind, row }: Subject) =>
  group.subject === kind && (group.category === undefined || (row as unknown as AnyRow).category === group.category);

/** The matrix of a group, one of those in force: every subject with the verdict on every item. */
export function standardsBoard(
  group: StandardGroup,
  ledger: StandardLedger,
  marks: Marks,
  moment: Moment,
  groups: readonly StandardGroup[] = standardGroups,
): StandardsBoard {
  const judge = (subject: Subject, one: StandardGroup) => itemsOf(one).map((item) => verdictOf(item, subject, ledger, marks, moment));
  const lines = subjectsOf(group, ledger, moment).map((subject): BoardLine => {
    const verdicts = judge(subject, group);
    const others = groups.filter((one) => one.id !== group.id && isAsked(one, subject)).flatMap((one) => judge(subject, one));
    const whole = scoreOf([...verdicts, ...others]);
    return { subject, verdicts, score: scoreOf(verdicts), whole, grade: demoGradeOf(whole) };
  });
  const totals = itemsOf(group).map((_, at) => {
    const total = { met: 0, unmet: 0, unmarked: 0, not_asked: 0, counted: 0 };
    for (const { verdicts } of lines) {
      const verdict = verdicts[at];
      if (verdict) total[verdict.state] += verdict.count ?? 1;
    }
    return total;
  });
  return { group, lines, totals };
}
