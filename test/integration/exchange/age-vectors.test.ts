import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { LedgerError } from '#shared/errors.ts';
import { decryptParts, decryptWith } from '../../../electron/exchange/envelope/age.ts';

/** A vector: its header's keys, and the age file. */
interface Vector {
  readonly name: string;
  readonly expect: string;
  readonly payload: string | undefined;
  readonly identities: readonly string[];
  readonly skipped: string | undefined;
  readonly file: Uint8Array;
}

function readVector(name: string, bytes: Buffer): Vector {
  const end = bytes.indexOf('\n\n');
  const header = bytes
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(': '));
  const all = (key: string) => header.flatMap(([name, value]) => (name === key && value !== undefined ? [value] : []));
  const body = bytes.subarray(end + 2);
  return {
    name,
    expect: all('expect')[0] ?? '',
    payload: all('payload')[0],
    identities: all('identity'),
    // what documents never have: docs/format.md says binary files for recipients only
    skipped: all('armored')[0] === 'yes' ? 'ASCII armor' : all('passphrase').length > 0 ? 'passphrase (scrypt)' : undefined,
    file: new Uint8Array(all('compressed')[0] === 'zlib' ? inflateSync(body) : body),
  };
}

async function readVectors(): Promise<Vector[]> {
  const zip = await fromBufferPromise(readFileSync(join(import.meta.dirname, '../../fixtures/age-vectors/testdata.zip')), {
    lazyEntries: true,
  });
  const vectors: Vector[] = [];
  for await (const entry of zip.eachEntry()) vectors.push(readVector(entry.fileName, await buffer(await zip.openReadStreamPromise(entry))));
  return vectors;
}

/** What our reader makes of a vector: the payload's hash, or the code it refuses with. */
async function read({ identities, file }: Vector): Promise<string> {
  try {
    return createHash('sha256')
      .update(await decryptWith(identities.join('\n'), file))
      .digest('hex');
  } catch (error) {
    if (error instanceof LedgerError) return error.code;
    throw error;
  }
}

/** The same with the reader of large files; `payload`: the hash of what it gave out. */
async function readByParts({ identities, file }: Vector): Promise<{ got: string; payload: string }> {
  const hash = createHash('sha256');
  let got = 'opened';
  try {
    for await (const part of decryptParts(identities.join('\n'), [file], file.length)) hash.update(part);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    got = error.code;
  }
  return { got, payload: hash.digest('hex') };
}

/** By what a vector says must come: the codes that may be told for it. */
const refusals: Readonly<Record<string, readonly string[]>> = {
  'no match': ['DOC-NO-KEY'],
  'HMAC failure': ['DOC-DAMAGED'],
  'header failure': ['DOC-DAMAGED', 'DOC-FORMAT'],
  'payload failure': ['DOC-DAMAGED'],
};

describe('the vectors that the authors of age publish (C2SP/CCTV)', () => {
  let vectors: Vector[];
  beforeAll(async () => {
    vectors = await readVectors();
  });

  test('every one for X25519 and hybrid recipients in binary form opens, or is refused', async () => {
    const wrong: string[] = [];
    for (const vector of vectors.filter(({ skipped }) => skipped === undefined)) {
      const got = await read(vector);
      const fits = vector.expect === 'success' ? got === vector.payload : refusals[vector.expect]?.includes(got);
      if (!fits) wrong.push(`${vector.name}: ${vector.expect} became ${got}`);
    }
    expect(wrong).toEqual([]);
  });

  test('part by part the same: the end is missed where it is missing', async () => {
    const wrong: string[] = [];
    for (const vector of vectors.filter(({ skipped }) => skipped === undefined)) {
      const { got, payload } = await readByParts(vector);
      const fits = vector.expect === 'success' ? got === 'opened' && payload === vector.payload : refusals[vector.expect]?.includes(got);
      if (!fits) wrong.push(`${vector.name}: ${vector.expect} became ${got}`);
    }
    expect(wrong).toEqual([]);
  });

  test('the others are left out by name: armor and passphrases are no part of the format', () => {
    expect(vectors).toHaveLength(143);
    const skipped = (reason: string) => vectors.filter((one) => one.skipped === reason).map(({ name }) => name);
    const armored = skipped('ASCII armor');
    expect(armored).toHaveLength(33);
    expect(armored.every((name) => name.startsWith('armor_'))).toBe(true);
    const scrypt = skipped('passphrase (scrypt)');
    expect(scrypt).toHaveLength(25);
    expect(scrypt.every((name) => name.startsWith('scrypt'))).toBe(true);
  });
});
