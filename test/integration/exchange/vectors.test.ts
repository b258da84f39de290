import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseCsvText } from '#shared/documents/table-csv.ts';
import { documentTypes } from '../../../electron/exchange/documents/registry.ts';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { decryptWith, isAge } from '../../../electron/exchange/envelope/age.ts';
import { manifestPath } from '../../../electron/exchange/envelope/limits.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { sha256 } from '../../../electron/exchange/envelope/seal.ts';
import { inspect } from '../../../electron/exchange/inspect.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import { schemaFiles, staleSchemas } from '../../../scripts/docs-schemas.ts';
import type { VectorKeys } from '../../fixtures/exchange-vectors/desks.ts';
import type { Vectors } from '../../fixtures/exchange-vectors/vectors.ts';
import { type TestLedger, temporaryFolder } from '../../support/ledger.ts';
import { makeCounty, makeTownship } from './desks.ts';

const docs = join(import.meta.dirname, '../../../docs');
const folder = join(docs, 'vectors');
const vectors = JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as Vectors;
const fileOf = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) });
const identities = `${vectors.county.age}\n${vectors.township.age}`;
const made = 'to make them again: node test/fixtures/exchange-vectors/make.ts';

/** The contents of a vector, opened by whoever it is for. */
async function contentsOf(name: string): Promise<Map<string, Uint8Array>> {
  const { bytes } = fileOf(name);
  return readZip(isAge(bytes) ? await decryptWith(identities, bytes) : bytes);
}

/** A desk with the keys of the vectors instead of its own. */
function withKeys(desk: TestLedger, keys: VectorKeys): TestLedger {
  const created = vectors.signedAt;
  const { registers } = desk.books;
  const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
  registers.put('key', 'signing', { algorithm: 'ECDSA-P256', public: keys.public, created }, bytes(keys.signing));
  registers.put('key', 'age', { algorithm: 'X25519', public: keys.recipient, created }, new TextEncoder().encode(keys.age));
  return desk;
}

function county(): TestLedger {
  const desk = withKeys(makeCounty(), vectors.county);
  desk.books.registers.put('key', 'root', { algorithm: 'X.509', public: vectors.county.certificate, created: vectors.signedAt });
  for (const { id, body } of vectors.certificates) desk.books.registers.put('certificate', id, body);
  return desk;
}

async function township(): Promise<TestLedger> {
  const desk = withKeys(makeTownship(), vectors.township);
  await acceptEnrolment(desk.books, fileOf('auth.lxauth'));
  return desk;
}

test('there is a vector of every kind of document', () => {
  expect(
    vectors.documents.map(({ kind }) => kind),
    made,
  ).toEqual(documentTypes.map(({ kind }) => kind));
});

describe('every vector says what vectors.json says', () => {
  test.each(vectors.documents)('$file', async ({ file, manifestSha256, resources, rows }) => {
    const contents = await contentsOf(file);
    expect(sha256(contents.get(manifestPath) ?? new Uint8Array())).toBe(manifestSha256);
    for (const [path, hash] of Object.entries(resources)) expect(sha256(contents.get(path) ?? new Uint8Array()), path).toBe(hash);
    for (const [path, records] of Object.entries(rows)) {
      const [header = [], ...cells] = parseCsvText(new TextDecoder().decode(contents.get(path)));
      const filled = cells.map((record) => Object.fromEntries(header.flatMap((column, at) => (record[at] ? [[column, record[at]]] : []))));
      expect(filled, path).toEqual(records);
    }
  });
});

describe('our reader', () => {
  test('believes each of them at the desk that it is for', async () => {
    const [above, below] = [county(), await township()];
    const seen = async (desk: TestLedger, name: string) => (await inspect(desk.books, fileOf(name))).verdict;
    expect(await verify(above.books, fileOf('package.lxpkg')), made).toMatchObject({
      ok: true,
      package: { unit: '330802005', sequence: 1 },
    });
    for (const name of ['package.lxpkg', 'transfer.lxmove']) expect([name, await seen(above, name)]).toEqual([name, 'trusted']);
    for (const name of ['auth.lxauth', 'receipt.lxrcpt', 'task.lxtask', 'grant.lxgrant', 'roster.lxbase'])
      expect([name, await seen(below, name)]).toEqual([name, 'trusted']);
    expect(await inspect(above.books, fileOf('request.lxreq'))).toMatchObject({
      verdict: 'unfounded',
      fingerprint: vectors.township.fingerprint,
    });
  });

  test.each(vectors.defects)('refuses $file with $code: $what', async ({ file, code }) => {
    const desk = county();
    const checked = verify(desk.books, fileOf(file));
    expect((await checked).code).toBe(code);
  });
});

describe('the schemas of docs/schemas', () => {
  const manifests = async () =>
    Promise.all(
      vectors.documents.map(async ({ file, kind }) => {
        const contents = await contentsOf(file);
        return { kind, contents, manifest: JSON.parse(new TextDecoder().decode(contents.get(manifestPath))) as Record<string, unknown> };
      }),
    );
  let opened: Awaited<ReturnType<typeof manifests>>;
  beforeAll(async () => {
    opened = await manifests();
  });
  // formats come with patterns that say the same
  const ajv = new Ajv2020({ strict: true, validateFormats: false, allErrors: true });
  const validator = (name: string) => ajv.compile(JSON.parse(schemaFiles().get(name) ?? 'null') as object);

  test('are what the program reads documents with', () => expect(staleSchemas(), 'node scripts/docs-schemas.ts').toEqual([]));

  test('take every real document of their kind, and none of another', () => {
    for (const { kind, manifest } of opened) {
      const validate = validator(`${kind}.schema.json`);
      expect([kind, validate(manifest), validate.errors]).toEqual([kind, true, null]);
      for (const other of opened.filter((one) => one.kind !== kind))
        expect([kind, other.kind, validate(other.manifest)]).toEqual([kind, other.kind, false]);
      for (const key of ['id', 'lx:unit', 'lx:format', 'resources']) {
        const { [key]: _, ...without } = manifest;
        expect([kind, key, validate(without)]).toEqual([kind, key, false]);
      }
    }
  });

  test('take the content of a task', () => {
    const task = opened.find(({ kind }) => kind === 'task');
    const content = JSON.parse(new TextDecoder().decode(task?.contents.get('data/task.json'))) as Record<string, unknown>;
    const validate = validator('task-content.schema.json');
    expect([validate(content), validate.errors]).toEqual([true, null]);
    expect(validate({ ...content, dueDay: 29 })).toBe(false);
    const withCondition = (condition: unknown) => ({ ...content, criteria: [{ id: 'a', title: '甲', condition }] });
    const saying = { field: 'employees', atLeast: 50 };
    expect(validate(withCondition({ all: [saying, { any: [{ field: 'party_building', filled: true }] }] }))).toBe(true);
    for (const wrong of [{}, { ...saying, filled: true }, { all: [] }, { field: 'employees', atLeast: -1 }, { not: saying }])
      expect(validate(withCondition(wrong)), JSON.stringify(wrong)).toBe(false);
  });

  test('the descriptor of every document is one of the Data Package v2 profile', () => {
    const packed = readFileSync(join(import.meta.dirname, '../../fixtures/data-package-profile/datapackage-2.0.json.gz'));
    const profile = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const validate = profile.compile(JSON.parse(gunzipSync(packed).toString('utf8')) as object);
    for (const { kind, manifest } of opened) expect([kind, validate(manifest), validate.errors]).toEqual([kind, true, null]);
    const [{ manifest } = { manifest: {} }] = opened;
    expect(validate({ ...manifest, resources: [] })).toBe(false);
  });
});

describe('stock tools', () => {
  const sh = (script: string, cwd: string): string =>
    execFileSync('sh', ['-ec', script], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  test.each(vectors.documents.filter(({ file }) => isAge(fileOf(file).bytes)))(
    'age, unzip, openssl, jq and sha256sum open $file',
    ({ file, kind }) => {
      const room = temporaryFolder();
      for (const name of ['county.key', 'township.key', 'root.pem', file]) copyFileSync(join(folder, name), join(room, name));
      const at = Math.floor(Date.parse(vectors.signedAt) / 1000);
      const said = sh(
        `age -d -i county.key -i township.key -o p.zip ${file} && unzip -q p.zip -d p && cd p
       openssl cms -verify -binary -inform DER -in signature.p7s -content datapackage.json -CAfile ../root.pem -purpose any -attime ${at} -out /dev/null
       jq -r '.resources[] | (.hash|ltrimstr("sha256:")) + "  " + .path' datapackage.json | sha256sum -c
       jq -r '."lx:document"' datapackage.json`,
        room,
      )
        .trim()
        .split('\n');
      expect(said.at(-1)).toBe(kind);
      expect(said.slice(0, -1).every((line) => line.endsWith(': OK'))).toBe(true);
    },
  );
});
