import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Lets one page in: a start token that works once and not for long is exchanged for the key that every call then shows. */
export interface Gate {
  /** A fresh token for the address; the one before it stops working. */
  newToken(): string;
  /** The session key for the right token, once; undefined for a wrong, used or expired one. */
  enter(token: string): string | undefined;
  knows(session: string | undefined): boolean;
}

export function makeGate(tokenLifeMs: number, now: () => number = () => performance.now()): Gate {
  const sessions = new Set<string>();
  let token: { readonly text: string; readonly until: number } | undefined;
  return {
    newToken() {
      token = { text: secret(), until: now() + tokenLifeMs };
      return token.text;
    },
    enter(given) {
      if (!token || now() > token.until || !same(given, token.text)) return undefined;
      token = undefined;
      const session = secret();
      sessions.add(session);
      return session;
    },
    knows: (session) => session !== undefined && [...sessions].some((known) => same(session, known)),
  };
}

const secret = () => randomBytes(32).toString('base64url');
const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
