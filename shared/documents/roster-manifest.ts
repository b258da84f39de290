import { z } from 'zod';
import { periodText } from '../contract/wire.ts';
import { attachmentLimits } from '../model/attachment.ts';
import { manifestHead, resources, sha256Text, unitStamp } from './manifest.ts';
import { answerRecord } from './month-records.ts';
import { previousPackage } from './package-manifest.ts';
import { receiptOutcomes } from './receipt-manifest.ts';

/** A package that the issuer has of the unit, with what it answered. */
const heldPackage = z.object({
  id: z.uuid(),
  /** sha256 of its datapackage.json. */
  sha256: sha256Text,
  period: periodText,
  revision: z.number().int().min(1).max(9999),
  sequence: z.number().int().min(1).max(999_999),
  previous: previousPackage.nullable(),
  received: z.iso.datetime(),
  outcome: z.enum(receiptOutcomes),
  remark: z.string().max(2000).nullable(),
});
export type HeldPackage = z.infer<typeof heldPackage>;

/** Transfer slips and the files of one document stay well below what a zip may list. */
const mostSlips = 500;

/** Manifest of a 底册 (.lxbase): what the superior knows of one unit. */
export const rosterManifest = manifestHead.extend({
  resources: resources(attachmentLimits.filesPerPackage + mostSlips + 60),
  'lx:document': z.literal('roster'),
  'lx:to': unitStamp,
  /** Only ever rises for one unit. */
  'lx:version': z.number().int().min(1),
  /** The packages that stand, in their sequence: with the last one a lost ledger goes on. */
  'lx:packages': z.array(heldPackage).max(5000),
  'lx:counts': z.record(z.string(), z.number().int().nonnegative()),
  /** Attachments of the unit's rows that the superior holds, whether or not they travel along. */
  'lx:attachments': z.array(sha256Text).max(20_000),
});
export type RosterManifest = z.infer<typeof rosterManifest>;

/** What a receipt to one of the unit's packages asks to be mended, and what the unit answered; `open`: nothing that stands. */
export const rosterProblem = answerRecord.extend({
  state: z.enum(['open', 'mended', 'answered']),
  at: z.union([answerRecord.shape.at, z.literal('')]),
});
export type RosterProblem = z.infer<typeof rosterProblem>;

export const rosterPaths = {
  /** The last package's manifest, byte for byte. */
  last: 'last/datapackage.json',
  /** A resource of that package that the 底册 has otherwise, or not at all. */
  ofLast: (path: string) => `last/${path}`,
  /** New registrations told by the market regulator, as rows of the table 两新组织. */
  extract: 'extract/organization.csv',
  /** What the receipts to the latest revision of each month ask to be mended. Absent where they ask nothing, and in a 底册 made before this was kept. */
  problems: 'receipts/problems.csv',
  slip: (transfer: string) => `transfers/${transfer}.lxmove`,
  isData: (path: string) => path.startsWith('data/'),
  isSlip: (path: string) => path.startsWith('transfers/'),
} as const;
