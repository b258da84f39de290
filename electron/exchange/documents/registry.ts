import type { ManifestHead } from '#shared/documents/manifest.ts';
import { authDocument } from './auth.ts';
import type { DocumentType } from './document-type.ts';
import { grantDocument } from './grant.ts';
import { packageDocument } from './package.ts';
import { receiptDocument } from './receipt.ts';
import { requestDocument } from './request.ts';
import { rosterDocument } from './roster.ts';
import { taskDocument } from './task.ts';
import { transferDocument } from './transfer.ts';

// a registry holds types with their manifests put aside; each type only ever meets a manifest its own schema has read
export const documentTypes = [
  packageDocument,
  requestDocument,
  authDocument,
  receiptDocument,
  taskDocument,
  grantDocument,
  rosterDocument,
  transferDocument,
] as unknown as readonly DocumentType<ManifestHead>[];

export const typeOfKind = (kind: string): DocumentType | undefined => documentTypes.find((type) => type.kind === kind);
export const typeOfFile = (name: string): DocumentType | undefined =>
  documentTypes.find((type) => name.toLowerCase().endsWith(`.${type.extension}`));
