import { authManifest } from '#shared/documents/auth-manifest.ts';
import { documentType } from './document-type.ts';

export const authDocument = documentType({
  kind: 'auth',
  title: '授权文件',
  extension: 'lxauth',
  encrypted: false,
  signed: true,
  manifest: authManifest,
  periodOf: () => null,
});
