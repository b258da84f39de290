import type { Chance } from '../../electron/demo/township-names.ts';
import { decryptWith, encryptTo } from '../../electron/exchange/envelope/encryption.ts';
import { manifestPath, signaturePath } from '../../electron/exchange/envelope/limits.ts';
import { readZip } from '../../electron/exchange/envelope/read-zip.ts';
import { sha256 } from '../../electron/exchange/envelope/seal.ts';
import { writeZip } from '../../electron/exchange/envelope/write-zip.ts';

/** Where a package is changed: by anyone on its way, or by someone who can open and encrypt it again. */
export const regions = [
  'age header',
  'age body',
  'zip',
  'zip directory',
  'manifest',
  'table',
  'table and its hash',
  'signature',
  'entries',
] as const;
export type Region = (typeof regions)[number];

export interface Opened {
  readonly bytes: Uint8Array;
  readonly zip: Uint8Array;
  readonly entries: ReadonlyMap<string, Uint8Array>;
  readonly recipient: string;
}

export async function openForMutation(bytes: Uint8Array, identity: string, recipient: string): Promise<Opened> {
  const zip = await decryptWith(identity, bytes);
  return { bytes, zip, entries: await readZip(zip), recipient };
}

/** The package with one region spoilt; never the bytes that came. */
export async function mutatedPackage(opened: Opened, region: Region, chance: Chance): Promise<Uint8Array> {
  const { bytes, zip, recipient } = opened;
  const headerEnd = Buffer.from(bytes).indexOf('\n---') + 48;
  const sealed = (whole: Uint8Array) => encryptTo([recipient], whole);
  switch (region) {
    case 'age header':
      return spoilt(bytes, 0, headerEnd, chance);
    case 'age body':
      return spoilt(bytes, headerEnd, bytes.length, chance);
    case 'zip':
      return sealed(spoilt(zip, 0, zip.length, chance));
    case 'zip directory':
      return sealed(spoilt(zip, Buffer.from(zip).indexOf('PK\u0001\u0002'), zip.length, chance));
    default:
      return sealed(await writeZip(mutatedEntries(opened.entries, region, chance)));
  }
}

function mutatedEntries(entries: Opened['entries'], region: Region, chance: Chance): { path: string; bytes: Uint8Array }[] {
  const list = [...entries].map(([path, bytes]) => ({ path, bytes }));
  const tables = list.filter(({ path }) => path.startsWith('data/'));
  const change = (wanted: string, to: (bytes: Uint8Array) => Uint8Array) =>
    list.map((entry) => (entry.path === wanted ? { ...entry, bytes: to(entry.bytes) } : entry));
  const whole = (bytes: Uint8Array) => spoilt(bytes, 0, bytes.length, chance);
  if (region === 'manifest') return change(manifestPath, chance.is(0.5) ? whole : (bytes) => spoiltJson(bytes, chance));
  if (region === 'signature') return change(signaturePath, whole);
  if (region === 'entries') return shuffled(list, chance);
  const { path, bytes } = chance.pick(tables);
  const spoiltTable = whole(bytes);
  const changed = change(path, () => spoiltTable);
  return region === 'table' ? changed : rehashed(changed, path, bytes, spoiltTable);
}

/** Size and hash in the manifest brought up to date, as someone would who has no key to sign with. */
function rehashed(list: { path: string; bytes: Uint8Array }[], path: string, before: Uint8Array, after: Uint8Array) {
  return list.map((entry) => {
    if (entry.path !== manifestPath) return entry;
    const manifest = JSON.parse(new TextDecoder().decode(entry.bytes)) as { resources: { path: string; bytes: number; hash: string }[] };
    const resource = manifest.resources.find((one) => one.path === path && one.hash === `sha256:${sha256(before)}`);
    if (resource) Object.assign(resource, { bytes: after.length, hash: `sha256:${sha256(after)}` });
    return { path: entry.path, bytes: new TextEncoder().encode(JSON.stringify(manifest)) };
  });
}

/** An entry lost, renamed, doubled under another name, or two exchanged. */
function shuffled(list: { path: string; bytes: Uint8Array }[], chance: Chance) {
  const at = chance.whole(0, list.length - 1);
  const one = list[at] ?? { path: 'data/x.csv', bytes: new Uint8Array() };
  switch (chance.whole(0, 3)) {
    case 0:
      return list.filter((entry) => entry !== one);
    case 1:
      return list.map((entry) => (entry === one ? { ...entry, path: `data/${chance.whole(0, 999)}.csv` } : entry));
    case 2:
      return [...list, { ...one, path: `data/${chance.whole(0, 999)}.csv` }];
    default: {
      const other = list[(at + chance.whole(1, list.length - 1)) % list.length] ?? one;
      return list.map((entry) =>
        entry === one ? { ...one, bytes: other.bytes } : entry === other ? { ...other, bytes: one.bytes } : entry,
      );
    }
  }
}

/** Other words and numbers, keys twice, strange values: still JSON more often than not. */
function spoiltJson(bytes: Uint8Array, chance: Chance): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const tokens = [...text.matchAll(/"[^"]*"|\d+|[{}[\],:]/g)];
  const { 0: token, index } = chance.pick(tokens);
  const others = [
    'null',
    '-1',
    '1e999',
    '"\\u0000"',
    '{"a":1,"a":2}',
    '[]',
    '"../../x"',
    '99999999999999999999',
    '',
    `${token},${token}`,
    `"${'x'.repeat(5000)}"`,
  ];
  const put = chance.pick(others);
  return new TextEncoder().encode(text.slice(0, index) + (put === token ? '0' : put) + text.slice(index + token.length));
}

/** Bits turned, bytes changed, lost, doubled, put in, or the end cut off, between two places; always other bytes than before. */
export function spoilt(bytes: Uint8Array, from: number, to: number, chance: Chance): Uint8Array {
  const at = chance.whole(from, Math.max(from, to - 1));
  const end = Math.min(to, at + chance.whole(1, chance.is(0.7) ? 4 : 64));
  const [before, part, after] = [bytes.slice(0, at), bytes.slice(at, end), bytes.slice(end)];
  const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
  const turned = () =>
    joined(
      before,
      Uint8Array.from(part, (byte, index) => (index === 0 ? byte ^ (1 << chance.whole(0, 7)) : byte)),
      after,
    );
  const result = [
    turned,
    () =>
      joined(
        before,
        Uint8Array.from(part, () => chance.whole(0, 255)),
        after,
      ),
    () => joined(before, after),
    () => joined(before, part, part, after),
    () =>
      joined(
        before,
        Uint8Array.from({ length: 8 }, () => chance.whole(0, 255)),
        part,
        after,
      ),
    () => before,
  ][chance.whole(0, 5)]?.();
  return result && !Buffer.from(result).equals(bytes)
    ? result
    : joined(
        before,
        Uint8Array.from(part, (byte) => byte ^ 0xff),
        after,
      );
}
