import { byText } from '../rules/people.ts';
import type { DevelopmentLimits } from './limits.ts';
import { type NextStep, nextSteps, type Urgency, urgencies, urgencyOf } from './next-steps.ts';
import { type Development, type Stage, stageFields, stageOf } from './stages.ts';

/** How far one person has come, and what is next. */
export interface Progress {
  readonly row: Development;
  readonly stage: Stage;
  /** The day on which the stage began; null where nobody wrote it down. */
  readonly since: string | null;
  /** The most urgent first. */
  readonly steps: readonly NextStep[];
  /** That of the first step; undefined where nothing is left to do. */
  readonly urgency: Urgency | undefined;
}

const rankOf = ({ urgency }: Progress) => (urgency === undefined ? urgencies.length : urgencies.indexOf(urgency));
const dayOf = ({ steps: [first] }: Progress) => first?.by ?? first?.from ?? '9';

/** The progress of every person on a day, who is most urgent first; of two alike the one whose day comes first. */
export function progressOf(rows: Iterable<Development>, today: string, limits: DevelopmentLimits): readonly Progress[] {
  return [...rows]
    .map((row): Progress => {
      const stage = stageOf(row, today);
      const steps = nextSteps(row, today, limits);
      const [first] = steps;
      return { row, stage, since: row[stageFields[stage]], steps, urgency: first && urgencyOf(first, today) };
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || byText(dayOf(a), dayOf(b)) || byText(a.row.id, b.row.id));
}
