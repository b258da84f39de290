import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { authPaths } from '#shared/documents/auth-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { decryptWith, encryptTo } from '../../exchange/envelope/encryption.ts';
import type { Contents } from '../../exchange/envelope/open.ts';
import { sha256 } from '../../exchange/envelope/seal.ts';

const inside = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/**
 * A new upload token (32 random bytes, base64url) for the holder of an age recipient. It travels inside the 授权文件, which anyone may read, and so only
 * encrypted to its holder; the issuing desk keeps its sha256 and no more.
 */
export async function makeToken(recipient: string): Promise<{ sealed: Uint8Array; sha256: string }> {
  const token = randomBytes(32).toString('base64url');
  const sealed = await encryptTo([recipient], new TextEncoder().encode(`${JSON.stringify({ token })}\n`));
  return { sealed, sha256: tokenHash(token) };
}

export const tokenHash = (token: string): string => sha256(new TextEncoder().encode(token));

/** The token in an 授权文件; undefined in one of before there were any. Throws DOC-NO-KEY where it is for another machine, DOC-DAMAGED. */
export async function readToken(contents: Contents, identity: string): Promise<string | undefined> {
  const sealed = contents.get(authPaths.upload);
  if (!sealed) return undefined;
  const text = new TextDecoder().decode(await decryptWith(identity, sealed));
  try {
    return inside.parse(JSON.parse(text)).token;
  } catch (error) {
    throw new LedgerError('DOC-DAMAGED', {}, { cause: error });
  }
}
