import { z } from 'zod';
import { rowId } from '../contract/wire.ts';
import { manifestHead, unitStamp } from './manifest.ts';

/** The tables that rows of a transfer can be of, in the order they are written. */
export const transferTables = ['organization', 'party_organization', 'party_group', 'member', 'development'] as const;

/** What can be transferred by itself: an organization, a member, or a person in development who is no member yet. */
export const transferSubjects = ['organization', 'member', 'development'] as const;
export type TransferSubject = (typeof transferSubjects)[number];

/** Manifest of a 转接单 (.lxmove): one person or one organization goes from one unit to another. It names nobody: rows travel in the resources. */
export const transferManifest = manifestHead.extend({
  'lx:document': z.literal('transfer'),
  /** The same in the giving unit's slip and in the one that the superior passes on. */
  'lx:transfer': z.uuid(),
  'lx:from': unitStamp,
  'lx:to': unitStamp,
  'lx:subject': z.object({ table: z.enum(transferSubjects), id: rowId }),
  /** The day of leaving. */
  'lx:date': z.iso.date(),
  'lx:counts': z.partialRecord(z.enum(transferTables), z.number().int().nonnegative()),
});
export type TransferManifest = z.infer<typeof transferManifest>;

export const transferPath = (table: (typeof transferTables)[number]) => `data/${table}.csv`;
