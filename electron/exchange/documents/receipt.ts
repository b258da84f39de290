import { receiptManifest } from '#shared/documents/receipt-manifest.ts';
import { documentType } from './document-type.ts';

export const receiptDocument = documentType({
  kind: 'receipt',
  title: '回执',
  extension: 'lxrcpt',
  encrypted: true,
  signed: true,
  manifest: receiptManifest,
  periodOf: (manifest) => manifest['lx:package'].period,
});
