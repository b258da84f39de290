import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { authPaths } from '#shared/documents/auth-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { decryptWith, encryptTo } from '../../exchange/envelope/encryption.ts';
import type { Contents } from '../../exchange/envelope/open.ts';
import { sha256 } from '../../exchange/envelope/seal.ts';
import { certificatesIn } from '../../keys/certificates.ts';

const inside = z.object({
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  authority: z.string().max(10_000).refine(isOneCertificate).optional(),
});
/** What a unit uploads with: its token and, where the superior's own key does not issue its server's certificate, what does (PEM). */
export type UploadKey = z.infer<typeof inside>;

/**
 * A new upload token (32 random bytes, base64url) for the holder of an age recipient. It travels inside the 授权文件, which anyone may read, and so only
 * encrypted to its holder; the issuing desk keeps its sha256 and no more. `authority` goes with it.
 */
export async function makeToken(recipient: string, authority?: string): Promise<{ sealed: Uint8Array; sha256: string }> {
  const token = randomBytes(32).toString('base64url');
  const sealed = await encryptTo([recipient], new TextEncoder().encode(`${JSON.stringify({ token, authority })}\n`));
  return { sealed, sha256: tokenHash(token) };
}

export const tokenHash = (token: string): string => sha256(new TextEncoder().encode(token));

/** The token in an 授权文件; undefined in one of before there were any. Throws DOC-NO-KEY where it is for another machine, DOC-DAMAGED. */
export async function readToken(contents: Contents, identity: string): Promise<UploadKey | undefined> {
  const sealed = contents.get(authPaths.upload);
  if (!sealed) return undefined;
  const text = new TextDecoder().decode(await decryptWith(identity, sealed));
  try {
    return inside.parse(JSON.parse(text));
  } catch (error) {
    throw new LedgerError('DOC-DAMAGED', {}, { cause: error });
  }
}

function isOneCertificate(pem: string): boolean {
  try {
    return certificatesIn(pem).length === 1;
  } catch {
    return false;
  }
}
