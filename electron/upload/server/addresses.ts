import type { AddressInfo } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { LedgerError } from '#shared/errors.ts';

const everywhere = new Set(['0.0.0.0', '::']);
const ownAddresses = () =>
  Object.values(networkInterfaces()).flatMap((all = []) =>
    all.flatMap(({ address, internal }) => (internal ? [] : [address.replace(/%.*$/, '')])),
  );

/** The address to send to of a server that was told to listen at `host`. */
export function addressOf(bound: AddressInfo | string | null, host: string, path: string): string {
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const shown = everywhere.has(host) ? (ownAddresses().find((one) => !one.includes(':')) ?? hostname()) : host;
  return `https://${shown.includes(':') ? `[${shown}]` : shown}:${port}${path}`;
}

/** The names and addresses under which a server that listens at `host` is reached: all of this machine's where it listens everywhere, and that of `address`. */
export function hostsOf(host: string, address: string | null): string[] {
  const own = everywhere.has(host) ? [hostname(), 'localhost', '127.0.0.1', ...ownAddresses()] : [host];
  const outside = address === null ? [] : [new URL(address).hostname.replace(/^\[|\]$/g, '')];
  return [...new Set([...own, ...outside])].filter((one) => one !== '');
}

/** `HOST:PORT`, read. Throws INBOX-LISTEN. */
export function readListen(text: string): { host: string; port: number } {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-fA-F:]+)\]|([\w.-]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  const port = Number(digits);
  if (host === undefined || !(port <= 65_535)) throw new LedgerError('INBOX-LISTEN', { address: text, reason: '写作 主机:端口' });
  return { host, port };
}
