import { z } from 'zod';
import { laidShown } from '../documents/task-assignments.ts';
import { taskOrder } from '../documents/task-content.ts';
import { completenessBoard } from '../exchange/completeness.ts';
import { unitNotReceived } from '../exchange/not-received.ts';
import { requestKinds } from '../exchange/unit-enrolment.ts';
import type { Ruleset } from '../rules/rule.ts';
import type { RulesetDifference } from '../standards/difference.ts';
import { answerCalls, askedAgain, packageReview, remarks, toDo } from './answers.ts';
import { call } from './call.ts';
import { disputeChoice, disputeCompared, disputeDecided, disputeShown, tableDiffs } from './disputes.ts';
import { replacing, requestRead } from './enrolment.ts';
import { grantCalls } from './grants.ts';
import { inspected } from './inspection.ts';
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
  diff: tableDiffs,
  /** The receipt to give back; null where refused. */
  receipt: file.nullable(),
  /** It closed a gap before what was received, and was not merged. */
  late: z.literal(true).optional(),
});
export type Received = z.infer<typeof received>;

/** Why a person sends a package back, and what is to be mended where. */
const sendingBack = z.object({
  remark: z.string().trim().min(1, { error: '请写明退回的理由' }).max(2000),
  problems: remarks.default([]),
  again: askedAgain,
});

/** What a sound package says of itself, once its checks are made. */
const verifiedPackage = z.object({
  id: z.string(),
  unit: z.string(),
  unitName: z.string(),
  period: z.string(),
  revision: z.number(),
  sequence: z.number(),
  /** The id of the one before it. */
  previous: z.string().nullable(),
  /** The one before it never arrived. */
  gap: z.boolean(),
  /** It was received before: its receipt is on record. */
  repeated: z.boolean(),
  /** It closes a gap before what was received: kept for its month, its rows are not merged. */
  late: z.boolean(),
  /** Units below the sender whose rows in it are of an earlier month. */
  missing: z.array(unitNotReceived),
});
export const exchangeState = z.object({
  /** Certificate and superior, null until enrolled. */
  enrolment: z
    .object({ superior: z.string(), superiorName: z.string(), certificate: z.string(), notAfter: z.string(), fingerprint: z.string() })
    .nullable(),
  /** This desk's own key, grouped for reading aloud. */
  fingerprint: z.string(),
  issued: z.array(
    z.object({
      serial: z.string(),
      unit: z.string(),
      name: z.string(),
      notAfter: z.string(),
      revoked: z.string().nullable(),
      /** Why it was revoked. */
      reason: z.string().nullable(),
      /** When a later certificate of the unit took its place. */
      superseded: z.string().nullable(),
    }),
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
      /** Why this desk returned it. */
      remark: z.string().nullable(),
      /** It was received after later ones and kept for its month. */
      late: z.boolean(),
      /** When it came over the network, where it did. */
      arrived: z.string().nullable(),
    }),
  ),
  receipts: z.array(
    z.object({
      package: z.string(),
      period: z.string(),
      revision: z.number(),
      at: z.string(),
      outcome: z.string(),
      /** Why it was returned. */
      remark: z.string().nullable(),
      problems: z.array(toDo),
    }),
  ),
});
export type ExchangeState = z.infer<typeof exchangeState>;

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
  /** Ids of the organizations below whose 两包三定 this desk laid down by it. */
  laid: z.array(z.string()),
});

export const taskRead = taskShown.omit({ taken: true, name: true, laid: true }).extend({
  /** Whether it is in force here already: taking it again changes nothing. */
  taken: z.boolean(),
  /** What it changes here, from its month on. */
  differences: z.array(z.custom<RulesetDifference>((value) => typeof value === 'object' && value !== null)),
  /** The 两包三定 it lays down for this desk's organizations. */
  assignments: z.array(laidShown),
});
/** With what the working month's check found under it. */
export const taskTaken = taskRead.extend({ errors: z.number(), warnings: z.number() });

/** What is in force for a month; issuer and from are null where no task file holds and everything is as shipped. */
/** below: what the units below are held to · own: what this desk's own report is made by · next: what a 任务书 of this desk begins from. */
export const rulesetDuties = ['below', 'own', 'next'] as const;
export type RulesetDuty = (typeof rulesetDuties)[number];

export const rulesetShown = z
  .custom<Ruleset>((value) => typeof value === 'object' && value !== null)
  .and(z.object({ issuer: issuer.nullable(), from: periodText.nullable(), notice: z.string() }));
export type RulesetShown = z.infer<typeof rulesetShown>;

/** The checks of receiving that were made of a package; `package` where none failed. */
export const packageChecked = z.object({
  ok: z.boolean(),
  code: z.string().nullable(),
  checks: z.array(checkStep),
  package: verifiedPackage.nullable(),
});

export const exchangeCalls = {
  'exchange.state': call(nothing, exchangeState),
  'exchange.export': call(z.object({ period: periodText }), exported),
  'exchange.inspect': call(file, inspected),
  'exchange.verify': call(file, packageChecked),
  /** `sentBack`: a person returns it instead of taking it. `remarks`: it is taken, and this is to be mended besides what the rules find. */
  'exchange.receive': call(file.extend({ sentBack: sendingBack.optional(), remarks: remarks.optional(), again: askedAgain }), received),
  'exchange.preview': call(file, packageReview),
  /** Returns a package that was received before; `package`: its id. */
  'exchange.returnReceived': call(sendingBack.extend({ package: z.string().max(64) }), received),
  /** Another receipt to a package that was received: all that is to be mended in it. */
  'exchange.remarkReceived': call(z.object({ package: z.string().max(64), problems: remarks, again: askedAgain }), received),
  ...answerCalls,
  ...grantCalls,
  'exchange.disputes': call(nothing, z.array(disputeShown)),
  'exchange.compareDispute': call(z.object({ id: z.string().max(64) }), disputeCompared),
  'exchange.decideDispute': call(disputeChoice, disputeDecided),
  /** Who below has sent which month, the latest `months` of them. */
  'exchange.completeness': call(z.object({ months: z.number().int().min(1).max(36).default(6) }), completenessBoard),
  /** The units below that a month is asked of and whose package of it has not been received; none at a township. */
  'exchange.notReceived': call(z.object({ period: periodText }), z.array(unitNotReceived)),
  /** The certificates this desk revoked, as a CRL (DER). */
  'exchange.revocationList': call(nothing, file),
  /** What stands of a month afterwards. `taken`: `now`; `before` where it is the one at hand; `superseded` where that one has replaced it, and it changes nothing. */
  'exchange.acceptReceipt': call(
    file,
    z.object({ period: z.string(), outcome: z.string(), problems: z.number(), taken: z.enum(['now', 'before', 'superseded']) }),
  ),
  'exchange.requestEnrolment': call(nothing, z.object({ name: z.string(), bytes, fingerprint: z.string() })),
  'exchange.readRequest': call(file, requestRead),
  'exchange.issueEnrolment': call(
    file.extend({ replacing: replacing.optional() }),
    z.object({ name: z.string(), bytes, unit: z.string(), unitName: z.string(), fingerprint: z.string(), kind: z.enum(requestKinds) }),
  ),
  /** `replaceRoot`: a person compared the fingerprint of a superior whose root is another than before. */
  'exchange.acceptEnrolment': call(
    file.extend({ replaceRoot: z.boolean().default(false) }),
    z.object({ superior: z.string(), superiorName: z.string(), fingerprint: z.string() }),
  ),
  /** What the units below are held to, or with `own` what this desk reports by; of the working month where none is named. */
  'exchange.ruleset': call(z.object({ period: periodText.optional(), duty: z.enum(rulesetDuties).optional() }), rulesetShown),
  /** Every 任务书 issued or taken here, the latest first. */
  'exchange.tasks': call(nothing, z.array(taskShown)),
  'exchange.taskFile': call(z.object({ id: z.string().max(64) }), file),
  'exchange.issueTask': call(taskOrder, file.extend({ id: z.string(), version: z.number() })),
  'exchange.readTask': call(file, taskRead),
  'exchange.acceptTask': call(file, taskTaken),
  'exchange.revoke': call(
    z.object({ serial: z.string(), reason: z.string(), since: z.iso.date().optional() }),
    z.object({ serial: z.string(), unit: z.string() }),
  ),
};
