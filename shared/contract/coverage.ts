import { z } from 'zod';
import { groupings } from '../coverage/grouped.ts';
import { call } from './call.ts';
import { periodText } from './wire.ts';

const counts = z.object({ live: z.number(), due: z.number(), dueBuilt: z.number(), covered: z.number() });

/** How far organizations were covered when a month was closed, whole and by the field asked for [COV-001]. */
export const coverageMonth = z.object({
  period: periodText,
  /** The newest revision that was closed. */
  revision: z.number(),
  /** Whether it has been opened again since, to be amended. */
  reopened: z.boolean(),
  counts,
  /** `value` is null for organizations without one. */
  groups: z.array(z.object({ value: z.string().nullable(), counts })),
});
export type CoverageMonth = z.infer<typeof coverageMonth>;

export const coverageCalls = {
  /** Figures of the latest closed months, the earliest first; counts only, never rows. */
  'coverage.trend': call(
    z.object({
      months: z.number().int().positive().max(36).default(12),
      grouping: z.enum(groupings).default('category'),
    }),
    z.array(coverageMonth),
  ),
};
