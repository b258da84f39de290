import { z } from 'zod';
import { call } from './call.ts';
import { nothing, periodText, problem } from './wire.ts';

export const checkResult = z.object({
  period: periodText,
  errors: z.number(),
  warnings: z.number(),
  waived: z.number(),
  /** Waived warnings are listed too, each with its 说明. */
  problems: z.array(problem),
});
export type CheckResult = z.infer<typeof checkResult>;

export const ruleCard = z.object({ id: z.string(), title: z.string(), severity: z.string(), source: z.string(), table: z.string() });

export const checkingCalls = {
  /** Runs every rule for the month and makes it the one that is worked on: a 说明 then speaks of its warnings. */
  'checking.check': call(z.object({ period: periodText }), checkResult),
  /** The stored problems of the working month. */
  'checking.problems': call(nothing, checkResult),
  'checking.rules': call(nothing, z.array(ruleCard)),
};
