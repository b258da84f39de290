import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tableNames } from '#shared/model/tables.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { chooseSuite, deskChain, deskKeys } from '../../../electron/keys/desk-keys.ts';
import { revocationList } from '../../../electron/keys/revocation-list.ts';
import { makeLedger, type TestLedger, temporaryFolder } from '../../support/ledger.ts';
import { closeMonth, enrol, fill } from './desks.ts';

// openssl judges certificates by the machine's clock, so these desks live today
const today = new Date().toISOString().slice(0, 10);
async function desk(unit: string, level: 'city' | 'county' | 'township', name: string): Promise<TestLedger> {
  const made = makeLedger({ unit, level, name, today });
  await chooseSuite(made.books, 'gm');
  return made;
}

const sh = (script: string, cwd: string): string =>
  execFileSync('sh', ['-ec', script], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The commands exactly as docs/format.md gives them, for a file of another name. */
function documented(file: string): string {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/format.md'), 'utf8');
  const commands = /```sh\n(p=[^`]+openssl pkeyutl[^`]+)```/.exec(text)?.[1];
  if (!commands) throw new Error('docs/format.md no longer says how to open a package in 国密');
  return commands.replace(/[^\s=]+\.lxpkg/, file);
}

const rootOf = async ({ books }: TestLedger) => (await deskChain(books, await deskKeys(books)))?.at(-1)?.toString('pem') ?? '';

async function pair(): Promise<{ county: TestLedger; township: TestLedger }> {
  const [county, township] = [await desk('330802', 'county', '柯城区'), await desk('330802005', 'township', '花园街道')];
  await enrol(county, await desk('330800', 'city', '衢州市'));
  await enrol(township, county);
  return { county, township };
}

test('openssl opens a package in 国密, finds its signature and its chain right, and sha256sum its files', async () => {
  const { county, township } = await pair();
  fill(township);
  const { working } = township.books.periods();
  closeMonth(township, working);
  const file = await exportPackage(township.books, working);
  const folder = temporaryFolder();
  const { identity } = await deskKeys(county.books);
  writeFileSync(
    join(folder, 'county.key'),
    `-----BEGIN PRIVATE KEY-----\n${identity.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`,
  );
  writeFileSync(join(folder, 'root.pem'), await rootOf(county));
  writeFileSync(join(folder, file.name), file.bytes);
  const printed = sh(documented(file.name), folder).trim().split('\n');
  expect(printed.filter((line) => line.endsWith('.csv: OK'))).toHaveLength(tableNames.length + 1);
  expect(printed).toContain('Verified OK');
  expect(printed).toContain('signer.pem: OK');
  // the digest in the signed attributes is that of the manifest
  const [said, counted] = ['signed', 'counted'].map((word) => printed.find((line) => line.startsWith(word))?.replace(/^\w+ /, ''));
  expect(said).toMatch(/^[0-9a-f]{64}$/);
  expect(counted).toBe(said);

  writeFileSync(join(folder, 'p/datapackage.json'), `${readFileSync(join(folder, 'p/datapackage.json'), 'utf8')} `);
  expect(sh('openssl dgst -sm3 -r p/datapackage.json', folder).slice(0, 64)).not.toBe(said);
});

test('openssl reads request, certificate and list of the revoked, and finds each signed with SM2', async () => {
  const { county } = await pair();
  const folder = temporaryFolder();
  const [issued] = county.books.registers.list('certificate');
  revoke(county.books, issued?.id ?? '', { reason: '电脑遗失' });
  const chain = await deskChain(county.books, await deskKeys(county.books));
  writeFileSync(join(folder, 'county.pem'), chain?.[0]?.toString('pem') ?? '');
  writeFileSync(join(folder, 'issued.pem'), issued?.body.certificate ?? '');
  writeFileSync(join(folder, 'county.crl'), await revocationList(county.books));
  const text = sh('openssl x509 -in issued.pem -noout -text; openssl crl -inform DER -in county.crl -noout -text', folder);
  expect(text).toContain('Signature Algorithm: SM2-with-SM3');
  expect(text).toContain('ASN1 OID: SM2');
  expect(text).toMatch(/Serial Number: [0-9A-F]{32}/);
});
