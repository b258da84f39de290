import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { LedgerError } from '#shared/errors.ts';
import { chanceOf } from '../../../electron/demo/township-names.ts';
import { encryptTo } from '../../../electron/exchange/envelope/age.ts';
import { readLargeZip } from '../../../electron/exchange/envelope/large-zip.ts';
import { unwrapLarge } from '../../../electron/exchange/envelope/open.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { ScratchFile } from '../../../electron/exchange/envelope/scratch-file.ts';
import { writeZip } from '../../../electron/exchange/envelope/write-zip.ts';
import { deskKeys } from '../../../electron/keys/desk-keys.ts';
import { temporaryFolder } from '../../support/ledger.ts';
import { makeCounty } from './desks.ts';

const open: ScratchFile[] = [];
afterAll(() => {
  for (const file of open) file.close();
});

function scratch(bytes: Uint8Array, folder = temporaryFolder()): ScratchFile {
  const file = new ScratchFile(folder);
  open.push(file);
  // in parts that end anywhere
  for (let at = 0; at < bytes.length; at += 70_001) file.append(bytes.subarray(at, at + 70_001));
  return file;
}

test('a scratch file gives back any part of what was written, has no name, and shows nothing of it on the disk', () => {
  const folder = temporaryFolder();
  const bytes = randomBytes(300_000);
  bytes.write('330802199001011234', 150_000);
  const file = scratch(bytes, folder);
  const chance = chanceOf(1);
  for (let time = 0; time < 200; time++) {
    const [start, length] = [chance.whole(0, bytes.length), chance.whole(0, 5000)];
    expect(file.read(start, length).equals(bytes.subarray(start, start + length))).toBe(true);
  }
  expect(readdirSync(folder)).toEqual([]);
  if (process.platform !== 'linux') return;
  const there = readdirSync('/proc/self/fd').map((fd) => contentOf(Number(fd), folder));
  expect(there.filter((content) => content !== undefined)).toHaveLength(1);
  expect(there.some((content) => content?.includes('330802199001011234'))).toBe(false);
});

/** What an open file that lies in a folder holds; undefined for others. */
function contentOf(fd: number, folder: string): string | undefined {
  try {
    const place = `/proc/self/fd/${fd}`;
    return readlinkSync(place).startsWith(folder) ? readFileSync(place, 'latin1') : undefined;
  } catch {
    return undefined; // it was open only to list the others
  }
}

const entries = [
  { path: 'datapackage.json', bytes: new TextEncoder().encode('{"name":"x"}') },
  { path: 'signature.p7s', bytes: new Uint8Array(randomBytes(900)) },
  { path: 'data/member.csv', bytes: new TextEncoder().encode('id,unit\r\n'.repeat(500)) },
  { path: 'attachments/ab.jpg', bytes: new Uint8Array(randomBytes(90_000)), stored: true },
  { path: 'attachments/cd.jpg', bytes: new Uint8Array(randomBytes(50)), stored: true },
];

/** What a reader makes of a zip: its entries in order, or the code of the refusal. */
async function verdict(read: () => Promise<ReadonlyMap<string, Uint8Array>>): Promise<unknown> {
  try {
    return [...(await read())].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
  } catch (error) {
    return error instanceof LedgerError ? error.code : error;
  }
}

test('a large zip is read as a small one is, and a spoilt one refused as a small one is', async () => {
  const zip = await writeZip(entries);
  expect([...(await readLargeZip(scratch(zip)))]).toEqual(entries.map(({ path, bytes }) => [path, Buffer.from(bytes)]));
  const seen = new Set<unknown>();
  for (let seed = 1; seed <= 400; seed++) {
    const chance = chanceOf(seed);
    const spoilt = new Uint8Array(zip);
    // half of them where the entries are listed
    const from = chance.is(0.5) ? Buffer.from(zip).indexOf('PK\u0001\u0002') : 0;
    for (let change = 0; change < chance.whole(1, 3); change++) spoilt[chance.whole(from, zip.length - 1)] = chance.whole(0, 255);
    const [small, large] = [await verdict(() => readZip(spoilt)), await verdict(() => readLargeZip(scratch(spoilt)))];
    expect({ seed, large }).toEqual({ seed, large: small });
    seen.add(typeof small === 'string' ? small : 'read');
  }
  expect([...seen]).toEqual(expect.arrayContaining(['read', 'DOC-DAMAGED', 'DOC-ENTRIES']));
});

test('packed sizes that cannot be are refused before anything is unpacked: many that each claim the whole file would fill the memory', async () => {
  const zip = Buffer.from(await writeZip(entries));
  const claiming = (packed: number) => {
    const lying = Buffer.from(zip);
    const listed = lying.indexOf('data/member.csv', lying.indexOf('PK\u0001\u0002'));
    lying.writeUInt32LE(packed, listed - 26);
    return lying;
  };
  for (const packed of [zip.length - 200, zip.length * 2, 6000]) {
    expect(await verdict(() => readZip(claiming(packed)))).toBe('DOC-DAMAGED');
    expect(await verdict(() => readLargeZip(scratch(claiming(packed))))).toBe('DOC-DAMAGED');
  }
});

test('a large file is opened part by part: by its own key only, unchanged and to the end, or not at all', async () => {
  const [ours, theirs] = [await deskKeys(makeCounty().books), await deskKeys(makeCounty('330803', '衢江区').books)];
  const zip = await writeZip(entries);
  const sealed = { name: 'a.lxpkg', bytes: await encryptTo([ours.recipient], zip) };
  const folder = temporaryFolder();
  const opened = await unwrapLarge(sealed, ours.identity, folder);
  open.push(opened);
  expect(opened.read(0, zip.length).equals(zip)).toBe(true);

  const refused = (file: { name: string; bytes: Uint8Array }, identity = ours.identity) => unwrapLarge(file, identity, folder);
  await expect(refused(sealed, theirs.identity)).rejects.toMatchObject({ code: 'DOC-NO-KEY' });
  await expect(refused({ name: 'a.lxpkg', bytes: zip })).rejects.toMatchObject({ code: 'DOC-KIND' });
  const changed = new Uint8Array(sealed.bytes);
  changed[70_000] = (changed[70_000] ?? 0) ^ 1;
  await expect(refused({ ...sealed, bytes: changed })).rejects.toMatchObject({ code: 'DOC-DAMAGED' });
  // cut at the end of a part of age's: what is left is sound, and yet not the whole
  const headerLength = Buffer.from(sealed.bytes).indexOf('\n---') + 1 + 48 + 16;
  const cut = sealed.bytes.slice(0, headerLength + 64 * 1024 + 16);
  await expect(refused({ ...sealed, bytes: cut })).rejects.toMatchObject({ code: 'DOC-DAMAGED' });
  expect(readdirSync(folder)).toEqual([]);
});
