import { z } from 'zod';
import { unitLevelName } from '../contract/wire.ts';

/** The version of the format that this program writes and reads. */
export const formatVersion = 1;

export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
export const unitCode = z.string().regex(/^\d{6}(\d{3})?$/);
export const unitStamp = z.object({ code: unitCode, name: z.string().min(1).max(100), level: unitLevelName });
export type UnitStamp = z.infer<typeof unitStamp>;

/** Names of files inside a document: lower case, no hidden, absolute or parent path can be written with it. */
export const pathPattern = /^([a-z0-9_-]+\/)*[a-z0-9_-]+(\.[a-z0-9_-]+)+$/;

const resource = z.looseObject({
  name: z.string().regex(/^[a-z0-9_.-]{1,64}$/),
  path: z.string().max(128).regex(pathPattern),
  bytes: z.number().int().nonnegative(),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
});
export type Resource = z.infer<typeof resource>;

const distinct = (resources: readonly Resource[]) =>
  new Set(resources.map((one) => one.path)).size === resources.length &&
  new Set(resources.map((one) => one.name)).size === resources.length;

export const resources = (most: number) => z.array(resource).min(1).max(most).refine(distinct, { error: '资源名称或路径重复' });

/** What the manifest of every document says: a Data Package v2 descriptor with our properties under `lx:`. Foreign properties are let be. */
export const manifestHead = z.looseObject({
  name: z.string().regex(/^[a-z0-9_.-]{1,100}$/),
  id: z.uuid(),
  created: z.iso.datetime(),
  title: z.string().min(1).max(200),
  resources: resources(60),
  'lx:document': z.string().regex(/^[a-z]{1,20}$/),
  'lx:format': z.literal(formatVersion),
  'lx:unit': unitStamp,
  'lx:software': z.object({ name: z.string().max(100), version: z.string().max(40) }),
});
export type ManifestHead = z.infer<typeof manifestHead>;
