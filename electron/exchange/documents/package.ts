import { packageManifest } from '#shared/documents/package-manifest.ts';
import { documentType } from './document-type.ts';

export const packageDocument = documentType({
  kind: 'package',
  title: '上报包',
  extension: 'lxpkg',
  encrypted: true,
  signed: true,
  manifest: packageManifest,
  periodOf: (manifest) => manifest['lx:period'],
});
