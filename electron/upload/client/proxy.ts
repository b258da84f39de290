import type { UploadSettings } from '#shared/contract/upload.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy over which an https address is reached; undefined: straight. `system` reads HTTPS_PROXY, ALL_PROXY and NO_PROXY as other tools do (lower case
 * first): NO_PROXY is a list of host names, which also stand for the names under them, addresses, `host:port`, or `*`.
 */
export function proxyFor(setting: UploadSettings['proxy'], target: URL, environment: Environment): URL | undefined {
  if (setting === 'none') return undefined;
  if (setting !== 'system') return new URL(setting);
  const named = first(environment, 'https_proxy', 'all_proxy');
  if (named === undefined || isExcepted(target, first(environment, 'no_proxy') ?? '')) return undefined;
  const url = URL.parse(named.includes('://') ? named : `http://${named}`);
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

const first = (environment: Environment, ...names: string[]): string | undefined =>
  names
    .flatMap((name) => [environment[name], environment[name.toUpperCase()]])
    .find((value) => value !== undefined && value.trim() !== '')
    ?.trim();

function isExcepted({ hostname, port }: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const places = list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return places.some((place) => {
    if (place === '*') return true;
    const [, name = place, only] = /^(.*[^:]):(\d+)$/.exec(place) ?? [];
    const bare = name.replace(/^\*?\./, '').replace(/^\[|\]$/g, '');
    const samePort = only === undefined || only === (port || '443');
    return samePort && (host === bare || host.endsWith(`.${bare}`));
  });
}
