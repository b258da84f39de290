import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { tableNames } from '#shared/model/tables.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { deskChain, deskKeys } from '../../../electron/keys/desk-keys.ts';
import { revocationList } from '../../../electron/keys/revocation-list.ts';
import { makeLedger, type TestLedger, temporaryFolder } from '../../support/ledger.ts';
import { closeMonth, enrol, fill } from './desks.ts';

// openssl judges certificates by the machine's clock, so these desks live today
const today = new Date().toISOString().slice(0, 10);
const desk = (unit: string, level: 'city' | 'county' | 'township', name: string) => makeLedger({ unit, level, name, today });

const sh = (script: string, cwd: string): string =>
  execFileSync('sh', ['-ec', script], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(() => {
  for (const tool of ['age', 'unzip', 'openssl', 'jq', 'sha256sum'])
    try {
      sh(`command -v ${tool}`, '/');
    } catch {
      throw new Error(`${tool} is not installed; these tests open a package with the stock tools of docs/format.md`);
    }
});

const rootOf = async ({ books }: TestLedger) => (await deskChain(books, await deskKeys(books)))?.at(-1)?.toString('pem') ?? '';
async function putKeys(folder: string, county: TestLedger): Promise<void> {
  writeFileSync(join(folder, 'county.key'), `${(await deskKeys(county.books)).identity}\n`);
  writeFileSync(join(folder, 'root.pem'), await rootOf(county));
}

/** The commands exactly as docs/format.md gives them, for a file of another name. */
function openPackage(file: string): string {
  const documented = readFileSync(join(import.meta.dirname, '../../../docs/format.md'), 'utf8');
  const commands = /```sh\n(age -d -i county\.key[^`]+)```/.exec(documented)?.[1];
  if (!commands) throw new Error('docs/format.md no longer says how to open a package');
  return commands.replace(/\S+\.lxpkg/, file);
}

test.each(['county', 'city'] as const)('age, unzip, openssl, jq and sha256sum open a package under a %s root', async (top) => {
  const [county, township] = [desk('330802', 'county', '柯城区'), desk('330802005', 'township', '花园街道')];
  if (top === 'city') await enrol(county, desk('330800', 'city', '衢州市'));
  await enrol(township, county);
  fill(township);
  const { working } = township.books.periods();
  closeMonth(township, working);
  const file = await exportPackage(township.books, working);
  const folder = temporaryFolder();
  await putKeys(folder, county);
  writeFileSync(join(folder, file.name), file.bytes);
  const printed = sh(openPackage(file.name), folder).trim().split('\n');
  // the 变更说明 besides the tables
  expect(printed).toHaveLength(tableNames.length + 1);
  expect(printed.every((line) => line.endsWith(': OK'))).toBe(true);
  expect(printed).toContain('data/waivers.csv: OK');
  expect(sh(`jq -r '."lx:unit".code, .resources[0].schema.fields[0].name' p/datapackage.json`, folder)).toBe('330802005\nid\n');
});

test('the same month exported twice has the same inner bytes, signature aside', async () => {
  const [county, township] = [desk('330802', 'county', '柯城区'), desk('330802005', 'township', '花园街道')];
  await enrol(township, county);
  fill(township);
  const { working } = township.books.periods();
  closeMonth(township, working);
  const folder = temporaryFolder();
  await putKeys(folder, county);
  for (const copy of ['one', 'other']) {
    mkdirSync(join(folder, copy));
    writeFileSync(join(folder, copy, 'file'), (await exportPackage(township.books, working)).bytes);
    // listed with times, sizes and checksums
    sh(`age -d -i county.key -o ${copy}.zip ${copy}/file; unzip -vq ${copy}.zip | grep -v -e signature.p7s -e files > ${copy}.txt`, folder);
  }
  sh('diff one.txt other.txt', folder);
  expect(sh('cat one.txt', folder)).toContain('datapackage.json');
});

test('age opens a receipt and openssl knows its signer', async () => {
  const [county, township] = [desk('330802', 'county', '柯城区'), desk('330802005', 'township', '花园街道')];
  await enrol(township, county);
  const { working } = township.books.periods();
  closeMonth(township, working);
  const { receipt } = await receive(county.books, await exportPackage(township.books, working));
  const folder = temporaryFolder();
  await putKeys(folder, township);
  writeFileSync(join(folder, 'receipt.lxrcpt'), receipt?.bytes ?? '');
  expect(sh(openPackage('receipt.lxrcpt'), folder)).toBe('data/problems.csv: OK\n');
});

test('the fingerprint read aloud can be worked out from the request with openssl and sha256sum', async () => {
  const township = desk('330802005', 'township', '花园街道');
  const request = await requestEnrolment(township.books);
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file.lxreq'), request.bytes);
  const hash = sh(
    'unzip -q file.lxreq; openssl req -in request.pem -verify -noout 2>/dev/null; { openssl req -in request.pem -noout -pubkey | openssl pkey -pubin -outform DER; cat recipient.txt; } | sha256sum',
    folder,
  );
  const digits = (BigInt(`0x${hash.slice(0, 64)}`) % 10n ** 40n).toString().padStart(40, '0');
  expect(request.fingerprint.replaceAll(' ', '')).toBe(digits);
});

test('openssl reads the list of revoked certificates and finds it signed by the county', async () => {
  const [county, township] = [desk('330802', 'county', '柯城区'), desk('330802005', 'township', '花园街道')];
  await enrol(township, county);
  const [issued] = county.books.registers.list('certificate');
  revoke(county.books, issued?.id ?? '', { reason: '电脑丢失' });
  const folder = temporaryFolder();
  await putKeys(folder, county);
  writeFileSync(join(folder, 'list.crl'), await revocationList(county.books));
  const text = sh('openssl crl -inform DER -in list.crl -CAfile root.pem -noout -text 2>&1', folder);
  expect(text).toContain('verify OK');
  expect(text.toLowerCase()).toContain(`serial number: ${issued?.id}`);
});
