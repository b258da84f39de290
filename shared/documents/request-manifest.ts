import { z } from 'zod';
import { manifestHead } from './manifest.ts';

/** Manifest of a 申请文件 (.lxreq): the PKCS#10 request and the age recipient of a desk that wants to be enrolled. */
export const requestManifest = manifestHead.extend({ 'lx:document': z.literal('request') });

export const requestPaths = { request: 'request.pem', recipient: 'recipient.txt' } as const;
