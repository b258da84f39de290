import { z } from 'zod';
import { periodText } from '../contract/wire.ts';
import { manifestHead, sha256Text, unitStamp } from './manifest.ts';

export const receiptOutcomes = ['accepted', 'accepted_with_problems', 'returned'] as const;
export type ReceiptOutcome = (typeof receiptOutcomes)[number];

/** Manifest of a 回执 (.lxrcpt): what became of one package. */
export const receiptManifest = manifestHead.extend({
  'lx:document': z.literal('receipt'),
  'lx:to': unitStamp,
  'lx:package': z.object({
    id: z.uuid(),
    sha256: sha256Text,
    period: periodText,
    revision: z.number().int().min(1),
    sequence: z.number().int().min(1),
  }),
  'lx:received': z.iso.datetime(),
  /** Ids of the receipts to this package whose place it takes, whatever the clocks said. Absent where there was none, and in receipts made before this was kept. */
  'lx:replaces': z.array(z.uuid()).max(1000).optional(),
  'lx:outcome': z.enum(receiptOutcomes),
  'lx:counts': z.record(z.string(), z.number().int().nonnegative()),
  /** Why it was returned; null otherwise. */
  'lx:remark': z.string().max(2000).nullable(),
  /** Who says each record of problems.csv, in its order: a rule's id, or `remark` for a person. Absent in receipts made before this was kept. */
  'lx:rules': z.array(z.string().max(40)).optional(),
});
export type ReceiptManifest = z.infer<typeof receiptManifest>;

export const receiptPaths = { problems: 'data/problems.csv' } as const;
export const problemColumns = ['table', 'id', 'field', 'message'] as const;
/** In place of a rule's id: a person says it. */
export const ownRemark = 'remark';
