import { z } from 'zod';
import { call } from './call.ts';
import { staged } from './intake.ts';
import { bytes, nothing } from './wire.ts';

const file = z.object({ name: z.string(), bytes });
const unitNamed = z.object({ code: z.string(), name: z.string() });
const counts = z.record(z.string(), z.number());

/** What a unit's next 底册 would hold. */
export const rosterUnit = unitNamed.extend({
  counts,
  /** The last package that stands. */
  last: z.object({ period: z.string(), revision: z.number() }).nullable(),
  /** 转接单 that wait for it. */
  transfers: z.number(),
  /** The last 底册 issued to it. */
  issued: z.object({ version: z.number(), at: z.string() }).nullable(),
});
export type RosterUnit = z.infer<typeof rosterUnit>;

/** What an extract of new registrations brings: how many for which unit, and the rows that go to nobody. */
export const extractRead = z.object({
  units: z.array(unitNamed.extend({ rows: z.number() })),
  going: z.array(z.object({ line: z.number(), name: z.string(), unit: z.string(), unitName: z.string() })),
  left: z.array(z.object({ line: z.number(), name: z.string(), why: z.enum(['known', 'nowhere', 'faulty']) })),
});
export type ExtractRead = z.infer<typeof extractRead>;

export const rosterIssued = file.extend({
  id: z.string(),
  unit: z.string(),
  version: z.number(),
  counts,
  extract: z.number(),
  transfers: z.number(),
  attachments: z.object({ carried: z.number(), left: z.number() }),
});

/** A 底册 that was opened, trusted and compared: its rows are a stage of the import (intake.rows and the rest), which intake.commit writes. */
export const rosterStaged = z.object({
  stage: staged,
  roster: z.string(),
  issuer: unitNamed,
  version: z.number(),
  created: z.string(),
  /** It was taken before: what is the same stays the same. */
  again: z.boolean(),
  /** This ledger has never reported, the superior has these months: it goes on from the last. */
  recovers: z.object({ months: z.number(), last: z.string() }).nullable(),
  extract: z.number(),
  /** 转接单 that came with it, each to be taken in by itself. */
  transfers: z.array(file),
});
export type RosterStaged = z.infer<typeof rosterStaged>;

export const rosterTaken = z.object({ version: z.number(), at: z.string(), name: z.string() });

export const rosterCalls = {
  /** The units that a 底册 can be issued to. */
  'roster.units': call(nothing, z.array(rosterUnit)),
  /** What a staged workbook of new registrations brings; `stage` is one of intake.stage with the table 两新组织. */
  'roster.extract': call(z.object({ stage: z.string() }), extractRead),
  'roster.issue': call(
    z.object({ unit: z.string().max(12), stage: z.string().optional(), attachments: z.boolean().default(false) }),
    rosterIssued,
  ),
  'roster.stage': call(file, rosterStaged),
  /** The 底册 taken here, the latest first. */
  'roster.taken': call(nothing, z.array(rosterTaken)),
};
