import { requestManifest } from '#shared/documents/request-manifest.ts';
import { documentType } from './document-type.ts';

export const requestDocument = documentType({
  kind: 'request',
  title: '申请文件',
  extension: 'lxreq',
  encrypted: false,
  signed: false,
  manifest: requestManifest,
  periodOf: () => null,
});
