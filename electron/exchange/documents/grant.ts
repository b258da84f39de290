import { grantManifest } from '#shared/documents/grant-manifest.ts';
import { documentType } from './document-type.ts';

export const grantDocument = documentType({
  kind: 'grant',
  title: '批复',
  extension: 'lxgrant',
  encrypted: false,
  signed: true,
  manifest: grantManifest,
  periodOf: (manifest) => manifest['lx:period'],
});
