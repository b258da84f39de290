import { rosterManifest } from '#shared/documents/roster-manifest.ts';
import { documentType } from './document-type.ts';

export const rosterDocument = documentType({
  kind: 'roster',
  title: '底册',
  extension: 'lxbase',
  encrypted: true,
  signed: true,
  manifest: rosterManifest,
  periodOf: (manifest) => manifest['lx:packages'].at(-1)?.period ?? null,
});
