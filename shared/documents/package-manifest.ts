import { z } from 'zod';
import { periodText } from '../contract/wire.ts';
import { unitNotReceived } from '../exchange/not-received.ts';
import { attachmentLimits } from '../model/attachment.ts';
import { manifestHead, resources, sha256Text } from './manifest.ts';

/** The place of a package among those of its unit: id and manifest hash of the one before it. */
export const previousPackage = z.object({ id: z.uuid(), sha256: sha256Text });

/** `<unit>_<period>_r<revision>_<sequence>`: the name of a package, and of its file without the extension. No personal data. */
export const packageName = (unit: string, period: string, revision: number, sequence: number): string =>
  `${unit}_${period}_r${revision}_${String(sequence).padStart(4, '0')}`;

/** Where a package has an attachment: under its hash, with the extension of its kind. */
export const attachmentPath = (sha256: string, extension: string): string => `attachments/${sha256}.${extension}`;
export const isAttachmentPath = (path: string): boolean => path.startsWith('attachments/');

/** Manifest of a 上报包 (.lxpkg): a unit's month, one resource per table of the model, and one per attachment that travels with it. */
export const packageManifest = manifestHead
  .extend({
    resources: resources(attachmentLimits.filesPerPackage + 60),
    'lx:document': z.literal('package'),
    'lx:period': periodText,
    'lx:revision': z.number().int().min(1).max(9999),
    'lx:sequence': z.number().int().min(1).max(999_999),
    'lx:previous': previousPackage.nullable(),
    'lx:ruleset': z.object({ id: z.string().max(100), version: z.number().int(), sha256: sha256Text }),
    'lx:counts': z.record(z.string(), z.number().int().nonnegative()),
    /** Units below whose package of this month had not come when it was closed; absent where all had, and in packages of before it was said. */
    'lx:missing': z.array(unitNotReceived).max(500).optional(),
  })
  // files are kept and answered under this name: it must be the package's own
  .refine(
    (manifest) =>
      manifest.name === packageName(manifest['lx:unit'].code, manifest['lx:period'], manifest['lx:revision'], manifest['lx:sequence']),
    { path: ['name'] },
  );
export type PackageManifest = z.infer<typeof packageManifest>;
