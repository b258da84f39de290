import type { Verdict } from './verdict.ts';

/** How many of the items asked are met; what nobody has marked is asked and not met. */
export interface Score {
  readonly met: number;
  readonly asked: number;
}

export function scoreOf(verdicts: readonly Verdict[]): Score {
  const asked = verdicts.filter(({ state }) => state !== 'not_asked' && state !== 'counted');
  return { met: asked.filter(({ state }) => state === 'met').length, asked: asked.length };
}

/** How near a subject is to being put forward as a 示范点. */
export interface DemoGrade {
  readonly id: string;
  readonly title: string;
  /** The share of the items asked, in all groups of its kind, that must be met; of 1. */
  readonly share: number;
}

/** Beside the grades wherever they are shown: nobody has published when a 示范点 may be put forward. */
export const demoNote = '示例口径';
/** From the highest on. */
export const demoGrades: readonly DemoGrade[] = [
  { id: 'ready', title: '可申报', share: 1 },
  { id: 'near', title: '可培育', share: 0.8 },
];

/** The highest grade that a score over all groups of its kind reaches; undefined where it reaches none or nothing is asked. */
export const demoGradeOf = ({ met, asked }: Score, grades: readonly DemoGrade[] = demoGrades): DemoGrade | undefined =>
  asked === 0 ? undefined : grades.find(({ share }) => met >= share * asked);
