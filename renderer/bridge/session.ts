const keptAs = 'ledger-session';

/** The session key: from the start token in the address (single use, removed from the address at once), or kept over a reload. Undefined where there is none. */
export async function sessionKey(): Promise<string | undefined> {
  const token = /^#token=(.+)$/.exec(location.hash)?.[1];
  if (token === undefined) return sessionStorage.getItem(keptAs) ?? undefined;
  history.replaceState(null, '', location.pathname);
  const key = await exchanged(token);
  if (key !== undefined) sessionStorage.setItem(keptAs, key);
  return key ?? sessionStorage.getItem(keptAs) ?? undefined;
}

async function exchanged(token: string): Promise<string | undefined> {
  const reply = await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
    cache: 'no-store',
  }).catch(() => undefined);
  if (!reply?.ok) return undefined;
  const body: unknown = await reply.json();
  return typeof body === 'object' && body !== null && 'session' in body && typeof body.session === 'string' ? body.session : undefined;
}
