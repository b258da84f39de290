import { z } from 'zod';
import { manifestHead, unitStamp } from './manifest.ts';

/** Manifest of an 授权文件 (.lxauth): certificate, chain and recipients for the unit named in `lx:to`. */
export const authManifest = manifestHead.extend({
  'lx:document': z.literal('auth'),
  'lx:to': unitStamp,
  /** Where packages can be uploaded; null: by file only. */
  'lx:address': z.url({ protocol: /^https$/ }).nullable(),
  /** Whom to ask at the issuing desk. */
  'lx:contact': z.string().max(100).nullable(),
});

export const authPaths = {
  certificate: 'certificate.pem',
  chain: 'chain.pem',
  recipients: 'recipients.txt',
  divisions: 'data/divisions.csv',
  /** The upload token, age-encrypted to the unit; absent in files of before there were any. */
  upload: 'upload.age',
} as const;
