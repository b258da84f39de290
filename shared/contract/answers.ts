import { z } from 'zod';
import { changeKinds } from '../documents/month-records.ts';
import { call } from './call.ts';
import { packageDifferences } from './disputes.ts';
import { nothing } from './wire.ts';

/** Where something is to be mended and what is wrong with it; `rule`: the rule that found it, or `remark` for a person. */
export const problemShown = z.object({ table: z.string(), id: z.string(), field: z.string(), message: z.string(), rule: z.string() });

const place = { table: z.string().max(64), id: z.string().max(64), field: z.string().max(64), message: z.string().min(1).max(2000) };
/** What a person asks to be mended. */
export const remarks = z.array(z.object({ ...place, rule: z.string().max(40).optional() })).max(10_000);
/** Answers that are asked once more. */
export const askedAgain = z.array(z.string().max(64)).max(10_000).optional();

export const answerStates = ['open', 'mended', 'answered'] as const;
export const answerGiven = z
  .object({
    /** Id of the package whose receipt names the problem. */
    package: z.string().max(64),
    ...place,
    state: z.enum(answerStates),
    text: z.string().trim().max(1000).default(''),
  })
  .refine(({ state, text }) => state !== 'answered' || text !== '', { path: ['text'], error: '请写明答复' });

/** A problem of a receipt and what this desk has said of it. */
export const toDo = problemShown.extend({
  key: z.string(),
  state: z.enum(answerStates),
  text: z.string(),
  /** The superior has it. */
  delivered: z.boolean(),
});
export type ToDo = z.infer<typeof toDo>;

/** An answer from below as it is shown beside what was asked. */
export const answerShown = problemShown.extend({
  key: z.string(),
  unit: z.string(),
  package: z.string(),
  state: z.enum(['mended', 'answered']),
  text: z.string(),
  at: z.string(),
  decision: z.enum(['settled', 'again']).nullable(),
  /** How people call the row. */
  label: z.string(),
});
export type AnswerShown = z.infer<typeof answerShown>;

/** A record of a unit's 变更说明. */
export const changeShown = z.object({
  kind: z.enum(changeKinds),
  table: z.string(),
  id: z.string(),
  field: z.string(),
  name: z.string(),
  what: z.string(),
  reason: z.string(),
});
export type ChangeShown = z.infer<typeof changeShown>;

/** `carried`: a person's remark on the revision before, which nobody has answered. */
const labelled = problemShown.extend({ label: z.string(), carried: z.literal(true).optional() });
/** A package to look through: what it changes, what is said of it and what is to be mended. */
export const packageReview = packageDifferences.extend({
  /** The package of the same unit it is compared with; null where there was none. */
  since: z.object({ period: z.string(), revision: z.number() }).nullable(),
  changes: z.array(changeShown),
  problems: z.array(labelled),
  answers: z.array(answerShown),
});
export type PackageReview = z.infer<typeof packageReview>;

export const answerCalls = {
  /** What this desk says of a problem in a receipt to one of its packages. */
  'exchange.answerProblem': call(answerGiven, z.object({ key: z.string() })),
  /** A received package to look through; `package`: its id. */
  'exchange.review': call(z.object({ package: z.string().max(64) }), packageReview),
  /** Every answer from below, those not decided first. */
  'exchange.answers': call(nothing, z.array(answerShown)),
  'exchange.settleAnswer': call(z.object({ key: z.string().max(64) }), z.object({ key: z.string(), unit: z.string() })),
};
