import type { FactsOf } from '../model/tables.ts';

export type Development = FactsOf<'development'>;

/** The five stages of 发展党员 in their order [细则], and 已终止 for those who did not go on. */
export const stages = ['applicant', 'activist', 'candidate', 'probationary', 'full', 'ended'] as const;
export type Stage = (typeof stages)[number];

export const stageTitles: Readonly<Record<Stage, string>> = {
  applicant: '入党申请人',
  activist: '积极分子',
  candidate: '发展对象',
  probationary: '预备党员',
  full: '正式党员',
  ended: '已终止',
};

/** The cell whose date begins each stage. */
export const stageFields = {
  applicant: 'applied_on',
  activist: 'activist_on',
  candidate: 'candidate_on',
  probationary: 'admitted_on',
  full: 'full_on',
  ended: 'ended_on',
} as const satisfies Record<Stage, keyof Development>;

/** Whether a person was let go before the end. */
export const isEnded = ({ ended_reason, ended_on }: Pick<Development, 'ended_reason' | 'ended_on'>): boolean =>
  ended_reason !== null || ended_on !== null;

const reached = (day: string | null, today: string) => day !== null && day <= today;

/** How far a person has come by a civil date: the last stage whose date is not still to come. */
export function stageOf(row: Development, today: string): Stage {
  if (isEnded(row)) return 'ended';
  const last = (['full', 'probationary', 'candidate', 'activist'] as const).find((stage) => reached(row[stageFields[stage]], today));
  return last ?? 'applicant';
}
