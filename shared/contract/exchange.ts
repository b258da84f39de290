import { z } from 'zod';
import { taskOrder } from '../documents/task-content.ts';
import type { Ruleset } from '../rules/rule.ts';
import type { RulesetDifference } from '../standards/ruleset-difference.ts';
import { call } from './call.ts';
import { bytes, nothing, periodText } from './wire.ts';

const file = z.object({ name: z.string(), bytes });
export const checkStep = z.object({ name: z.string(), title: z.string(), ok: z.boolean(), detail: z.string() });

export const exported = z.object({
  /** File name as package.md prescribes; the bytes are the file. */
  name: z.string(),
  bytes,
  id: z.string(),
  sequence: z.number(),
  sha256: z.string(),
  counts: z.record(z.string(), z.number()),
});

export const received = z.object({
  file: z.string(),
  outcome: z.enum(['accepted', 'accepted_with_problems', 'returned', 'repeated', 'refused']),
  /** Error code where refused. */
  code: z.string().nullable(),
  message: z.string(),
  unit: z.string().nullable(),
  period: z.string().nullable(),
  diff: z.record(z.string(), z.object({ added: z.number(), changed: z.number(), removed: z.number() })),
  /** The receipt to give back; null where refused. */
  receipt: file.nullable(),
});
export type Received = z.infer<typeof received>;

export const exchangeState = z.object({
  /** Certificate and superior, null until enrolled. */
  enrolment: z
    .object({ superior: z.string(), superiorName: z.string(), certificate: z.string(), notAfter: z.string(), fingerprint: z.string() })
    .nullable(),
  /** This desk's own key, grouped for reading aloud. */
  fingerprint: z.string(),
  issued: z.array(
    z.object({ serial: z.string(), unit: z.string(), name: z.string(), notAfter: z.string(), revoked: z.string().nullable() }),
  ),
  packages: z.array(
    z.object({
      id: z.string(),
      unit: z.string(),
      period: z.string(),
      revision: z.number(),
      sequence: z.number(),
      at: z.string(),
      outcome: z.string(),
      name: z.string(),
    }),
  ),
  receipts: z.array(
    z.object({
      package: z.string(),
      period: z.string(),
      at: z.string(),
      outcome: z.string(),
      problems: z.array(z.object({ table: z.string(), id: z.string(), field: z.string(), message: z.string() })),
    }),
  ),
});
export type ExchangeState = z.infer<typeof exchangeState>;

export const inspected = z.object({
  kind: z.string(),
  title: z.string(),
  /** Whether this desk could open the encrypted content. */
  readable: z.boolean(),
  unit: z.string().nullable(),
  period: z.string().nullable(),
  created: z.string().nullable(),
  signer: z.object({ name: z.string(), unit: z.string(), serial: z.string(), notBefore: z.string(), notAfter: z.string() }).nullable(),
  resources: z.array(z.object({ path: z.string(), bytes: z.number() })),
});

const issuer = z.object({ code: z.string(), name: z.string() });
/** A 任务书 as people are told of it. */
export const taskShown = z.object({
  id: z.string(),
  issuer,
  version: z.number(),
  /** The first month it holds for. */
  from: periodText,
  issued: z.string(),
  /** When it took force at this desk. */
  taken: z.string(),
  name: z.string(),
  notice: z.string(),
});

export const taskRead = taskShown.omit({ taken: true, name: true }).extend({
  /** Whether it is in force here already: taking it again changes nothing. */
  taken: z.boolean(),
  /** What it changes here, from its month on. */
  differences: z.array(z.custom<RulesetDifference>((value) => typeof value === 'object' && value !== null)),
});
/** With what the working month's check found under it. */
export const taskTaken = taskRead.extend({ errors: z.number(), warnings: z.number() });

/** What is in force for a month; issuer and from are null where no task file holds and everything is as shipped. */
export const rulesetShown = z
  .custom<Ruleset>((value) => typeof value === 'object' && value !== null)
  .and(z.object({ issuer: issuer.nullable(), from: periodText.nullable(), notice: z.string() }));
export type RulesetShown = z.infer<typeof rulesetShown>;

export const exchangeCalls = {
  'exchange.state': call(nothing, exchangeState),
  'exchange.export': call(z.object({ period: periodText }), exported),
  'exchange.inspect': call(file, inspected),
  'exchange.verify': call(file, z.object({ ok: z.boolean(), code: z.string().nullable(), checks: z.array(checkStep) })),
  'exchange.receive': call(file, received),
  'exchange.acceptReceipt': call(file, z.object({ period: z.string(), outcome: z.string(), problems: z.number() })),
  'exchange.requestEnrolment': call(nothing, z.object({ name: z.string(), bytes, fingerprint: z.string() })),
  'exchange.readRequest': call(file, z.object({ unit: z.string(), name: z.string(), level: z.string(), fingerprint: z.string() })),
  'exchange.issueEnrolment': call(file, z.object({ name: z.string(), bytes, unit: z.string(), fingerprint: z.string() })),
  /** `replaceRoot`: a person compared the fingerprint of a superior whose root is another than before. */
  'exchange.acceptEnrolment': call(
    file.extend({ replaceRoot: z.boolean().default(false) }),
    z.object({ superior: z.string(), superiorName: z.string(), fingerprint: z.string() }),
  ),
  'exchange.ruleset': call(z.object({ period: periodText.optional() }), rulesetShown),
  /** Every 任务书 issued or taken here, the latest first. */
  'exchange.tasks': call(nothing, z.array(taskShown)),
  'exchange.taskFile': call(z.object({ id: z.string().max(64) }), file),
  'exchange.issueTask': call(taskOrder, file.extend({ id: z.string(), version: z.number() })),
  'exchange.readTask': call(file, taskRead),
  'exchange.acceptTask': call(file, taskTaken),
  'exchange.revoke': call(z.object({ serial: z.string(), reason: z.string() }), z.object({ serial: z.string(), unit: z.string() })),
};
