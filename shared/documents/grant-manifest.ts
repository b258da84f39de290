import { z } from 'zod';
import { periodText } from '../contract/wire.ts';
import { manifestHead, unitStamp } from './manifest.ts';

/** 延期: a later due day for a month; 重新打开: the month may be amended though it was accepted or is overdue. */
export const grantActs = ['extend', 'reopen'] as const;
export const grantTitles: Record<(typeof grantActs)[number], string> = { extend: '延期', reopen: '准予更正' };

/** Manifest of a 批复 (.lxgrant): what a desk grants one unit directly below for one month. */
export const grantManifest = manifestHead
  .extend({
    'lx:document': z.literal('grant'),
    'lx:to': unitStamp,
    'lx:act': z.enum(grantActs),
    'lx:period': periodText,
    /** Only ever rises for one unit at one issuer. */
    'lx:number': z.number().int().min(1),
    /** The new due day of 延期; null otherwise. */
    'lx:due': z.iso.date().nullable(),
    /** The revision that may be amended; null for 延期. */
    'lx:revision': z.number().int().min(1).max(9999).nullable(),
    'lx:reason': z.string().min(1).max(500),
  })
  .refine((manifest) => (manifest['lx:due'] === null) !== (manifest['lx:act'] === 'extend'), { path: ['lx:due'] })
  .refine((manifest) => (manifest['lx:revision'] === null) !== (manifest['lx:act'] === 'reopen'), { path: ['lx:revision'] });
export type GrantManifest = z.infer<typeof grantManifest>;

export const grantPaths = { text: 'data/grant.txt' } as const;
