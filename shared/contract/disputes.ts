import { z } from 'zod';
import { bytes, tableName } from './wire.ts';

const reason = z.string().trim().min(1, { error: '请写明理由' }).max(300);
const choice = z.enum(['kept', 'taken']);

/** A sound package that stands against one received before: a fork, or other contents of a known month and revision. */
export const disputeShown = z.object({
  id: z.string(),
  code: z.enum(['DOC-FORK', 'DOC-CONFLICT']),
  unit: z.string(),
  unitName: z.string(),
  period: z.string(),
  revision: z.number(),
  sequence: z.number(),
  at: z.string(),
  name: z.string(),
  /** Whether it can be taken instead: not where both bear one id. */
  takeable: z.boolean(),
  decision: z.object({ at: z.string(), choice, reason: z.string() }).nullable(),
});

const side = z.object({
  id: z.string(),
  period: z.string(),
  revision: z.number(),
  sequence: z.number(),
  /** When its manifest was made and signed, by the sender's clock; when it came, by ours. */
  created: z.string(),
  signed: z.string(),
  at: z.string(),
  signer: z.string(),
  serial: z.string(),
  software: z.string(),
  counts: z.record(z.string(), z.number()),
});

export const tableDiffs = z.record(z.string(), z.object({ added: z.number(), changed: z.number(), removed: z.number() }));

export const packageDifferences = z.object({
  diff: tableDiffs,
  /** The first of them, as people read them; personal data masked. */
  rows: z.array(
    z.object({
      table: tableName,
      id: z.string(),
      op: z.enum(['insert', 'update', 'delete']),
      label: z.string(),
      fields: z.array(z.object({ title: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  more: z.number(),
});

/** The two packages of a dispute and what the later one changes of the one received. */
export const disputeCompared = packageDifferences.extend({ received: side, later: side });

export const disputeChoice = z.object({ id: z.string().max(64), choice, reason });
export const disputeDecided = z.object({
  choice,
  outcome: z.string(),
  message: z.string(),
  receipt: z.object({ name: z.string(), bytes }).nullable(),
});
