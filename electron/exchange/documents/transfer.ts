import { transferManifest } from '#shared/documents/transfer-manifest.ts';
import { documentType } from './document-type.ts';

export const transferDocument = documentType({
  kind: 'transfer',
  title: '转接单',
  extension: 'lxmove',
  encrypted: true,
  signed: true,
  manifest: transferManifest,
  periodOf: (manifest) => manifest['lx:date'].slice(0, 7),
});
