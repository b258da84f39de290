import { addDays, addMonths } from '../model/civil-date.ts';
import type { FieldName } from '../model/tables.ts';
import { endOfProbation, lateFrom } from '../rules/member/probation.ts';
import { byText, namesIn } from '../rules/people.ts';
import type { DevelopmentLimits } from './limits.ts';
import { nextReview, readReviews } from './reviews.ts';
import { type Development, type Stage, stageOf } from './stages.ts';
import { isTrained } from './training.ts';

/** What is to be done next for a person. */
export interface NextStep {
  readonly what: string;
  /** The cell in which it is recorded. */
  readonly field: FieldName<'development'>;
  /** The rule that watches it; none where nothing is late or missing yet. */
  readonly rule?: string;
  readonly source: string;
  /** The first day on which it may be done. */
  readonly from?: string;
  /** The last day on which it is in time. */
  readonly by?: string;
}

/** How urgent a step is, the most urgent first. */
export const urgencies = ['overdue', 'soon', 'ready', 'undated', 'later'] as const;
export type Urgency = (typeof urgencies)[number];

/** So many days before its time a step is told of [惯例]. */
export const soonDays = 30;

/** How urgent a step is on a day: late, due within 30 days, possible by now, without a date, or still some time away. */
export function urgencyOf({ from, by }: Pick<NextStep, 'from' | 'by'>, today: string): Urgency {
  const soon = addDays(today, soonDays);
  if (by !== undefined && by < today) return 'overdue';
  if (from !== undefined && from > today) return from <= soon ? 'soon' : 'later';
  if (by !== undefined && by <= soon) return 'soon';
  if (from !== undefined) return 'ready';
  return by === undefined ? 'undated' : 'later';
}

type StepsOf = (row: Development, today: string, limits: DevelopmentLimits) => readonly NextStep[];

const applicantSteps: StepsOf = (row, _, limits) => {
  if (row.talked_on === null)
    return [
      {
        what: '派人谈话',
        field: 'talked_on',
        rule: 'DEV-004',
        source: '细则7',
        ...(row.applied_on !== null && { by: addMonths(row.applied_on, limits.talk_months) }),
      },
    ];
  return [{ what: '研究确定积极分子', field: 'activist_on', source: '细则8' }];
};

const activistSteps: StepsOf = (row, today, limits) => {
  const steps: NextStep[] = [];
  if (namesIn(row.mentors).length === 0) steps.push({ what: '指定培养联系人', field: 'mentors', rule: 'DEV-005', source: '细则9' });
  if (row.activist_on === null) return steps;
  const { days } = readReviews(row, today);
  steps.push(
    {
      what: '下一次培养考察',
      field: 'reviews',
      rule: 'DEV-002',
      source: '细则11',
      by: nextReview(row.activist_on, days, limits.review_months),
    },
    {
      what: '可确定为发展对象',
      field: 'candidate_on',
      rule: 'DEV-002',
      source: '细则13',
      from: addMonths(row.activist_on, limits.cultivation_months),
    },
  );
  return steps;
};

const candidateSteps: StepsOf = (row, _, limits) => {
  const steps: NextStep[] = [];
  if (namesIn(row.introducers).length < 2)
    steps.push({ what: '确定两名入党介绍人', field: 'introducers', rule: 'DEV-005', source: '细则14' });
  if (row.political_review_on === null) steps.push({ what: '政治审查', field: 'political_review_on', rule: 'DEV-003', source: '细则16' });
  if (!isTrained(row, limits)) steps.push({ what: '集中培训', field: 'training_days', rule: 'DEV-003', source: '细则17' });
  // the committee looks at it when all that goes before is there
  if (row.pre_examined_on === null) steps.push({ what: '报基层党委预审', field: 'pre_examined_on', rule: 'DEV-003', source: '细则19' });
  return steps.length > 0 ? steps : [{ what: '支部大会讨论接收', field: 'admitted_on', source: '细则20' }];
};

const probationarySteps: StepsOf = (row, _, limits) => {
  const { admitted_on: admitted } = row;
  if (admitted === null) return [];
  const end = endOfProbation(admitted, row.extended_to);
  const discussion: NextStep = {
    what: row.extended_to === null ? '预备期满，讨论转正' : '延长的预备期满，讨论转正',
    field: 'full_on',
    rule: 'DEV-006',
    source: '细则32',
    from: end,
    by: addDays(lateFrom(end), -1),
  };
  if (row.approved_on !== null) return [discussion];
  const by = addMonths(admitted, limits.approval_months);
  return [{ what: '上级审批接收', field: 'approved_on', rule: 'DEV-004', source: '细则26', by }, discussion];
};

const fullSteps: StepsOf = (row, _, limits) =>
  row.full_on === null || row.full_approved_on !== null
    ? []
    : [
        {
          what: '上级审批转正',
          field: 'full_approved_on',
          rule: 'DEV-004',
          source: '细则34',
          by: addMonths(row.full_on, limits.approval_months),
        },
      ];

const stepsOfStage: Readonly<Record<Stage, StepsOf>> = {
  applicant: applicantSteps,
  activist: activistSteps,
  candidate: candidateSteps,
  probationary: probationarySteps,
  full: fullSteps,
  ended: () => [],
};

const dayOf = (step: NextStep, today: string): string =>
  (step.from !== undefined && step.from > today ? step.from : (step.by ?? step.from)) ?? '';

/**
 * What is to be done next for a person on a day, the most urgent first: by the stage reached, with the day from which or by which, and its
 * source [细则, articles of 2014]. Empty for those who were let go, and for full members whose approval has come.
 */
export function nextSteps(row: Development, today: string, limits: DevelopmentLimits): readonly NextStep[] {
  const rank = (step: NextStep) => urgencies.indexOf(urgencyOf(step, today));
  return [...stepsOfStage[stageOf(row, today)](row, today, limits)].sort(
    (a, b) => rank(a) - rank(b) || byText(dayOf(a, today), dayOf(b, today)),
  );
}
