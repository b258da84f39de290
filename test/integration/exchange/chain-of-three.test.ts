import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { changeKeys } from '../../../electron/exchange/enrolling/change-keys.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { reissueEnrolments } from '../../../electron/exchange/enrolling/reissue-enrolments.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { chainToRoot, deskKeys, deskLinks } from '../../../electron/keys/desk-keys.ts';
import { revocationList } from '../../../electron/keys/revocation-list.ts';
import { makeLedger, type TestLedger, temporaryFolder } from '../../support/ledger.ts';
import { closeMonth, enrol, exported, fill } from './desks.ts';

// openssl judges certificates by the machine's clock, so these desks live today
const today = new Date().toISOString().slice(0, 10);
const desk = (unit: string, level: 'city' | 'county' | 'township', name: string) => makeLedger({ unit, level, name, today });
/** The same desk an hour later. */
const later = ({ books }: TestLedger) => ({ ...books, clock: { ...books.clock, now: () => `${today}T09:00:00.000Z` } });
const voluntary = { reason: '人员变动', vouch: true, hybrid: false };

const sh = (script: string, cwd: string): string =>
  execFileSync('sh', ['-ec', `{ ${script}\n} 2>&1`], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
beforeAll(() => {
  try {
    sh('command -v openssl age unzip', '/');
  } catch {
    throw new Error('openssl, age or unzip is not installed; these tests check the chains with stock tools');
  }
});

const chainOf = async ({ books }: TestLedger) => (await chainToRoot(books, await deskKeys(books))) ?? [];
const put = (folder: string, name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const pem = async (desk: TestLedger, from: number, to?: number) =>
  (await chainOf(desk))
    .slice(from, to)
    .map((one) => `${one.toString('pem')}\n`)
    .join('');

describe('city, county, township', () => {
  async function three(): Promise<{ city: TestLedger; county: TestLedger; township: TestLedger; folder: string }> {
    const [city, county] = [desk('330800', 'city', '衢州市'), desk('330802', 'county', '柯城区')];
    const township = desk('330802005', 'township', '花园街道');
    await enrol(county, city);
    await enrol(township, county);
    const folder = temporaryFolder();
    put(folder, 'root.pem', await pem(city, 0));
    put(folder, 'county.pem', await pem(county, 0, 1));
    put(folder, 'township.pem', await pem(township, 0, 1));
    return { city, county, township, folder };
  }

  test('openssl follows the chain to the city’s root, with the constraints that RFC 5280 asks for', async () => {
    const { folder } = await three();
    expect(sh('openssl verify -x509_strict -CAfile root.pem -untrusted county.pem township.pem', folder)).toContain('township.pem: OK');
    expect(sh('openssl x509 -in county.pem -noout -ext basicConstraints,keyUsage', folder)).toMatch(
      /CA:TRUE, pathlen:0[\s\S]*Certificate Sign, CRL Sign/,
    );
    expect(sh('openssl x509 -in township.pem -noout -ext basicConstraints,keyUsage', folder)).toMatch(
      /CA:FALSE[\s\S]*Digital Signature\s*$/,
    );
    expect(sh('openssl x509 -in township.pem -noout -subject -nameopt utf8', folder)).toContain('330802005');
    // the township issues nothing, and the city is not its issuer
    expect(() => sh('openssl verify -CAfile root.pem township.pem', folder)).toThrow();
  });

  test('openssl refuses a revoked township by the county’s list, and a revoked county by the city’s', async () => {
    const { city, county, folder } = await three();
    const lists = async () => {
      put(folder, 'county.crl', await revocationList(county.books));
      put(folder, 'city.crl', await revocationList(city.books));
      sh(
        'for one in county city; do openssl crl -inform DER -in $one.crl -out $one-crl.pem; done; cat county-crl.pem city-crl.pem > crls.pem',
        folder,
      );
    };
    // a list is good from the moment it is made on these desks' clocks
    const verify = `openssl verify -attime ${Date.parse(`${today}T10:00:00Z`) / 1000} -crl_check_all -CRLfile crls.pem -CAfile root.pem`;
    const check = `${verify} -untrusted county.pem township.pem`;
    await lists();
    expect(sh(check, folder)).toContain('OK');
    revoke(county.books, county.books.registers.list('certificate')[0]?.id ?? '', { reason: '电脑遗失', since: today });
    await lists();
    expect(sh(`${check} || true`, folder)).toContain('certificate revoked');
    expect(sh('openssl crl -in county-crl.pem -noout -text', folder)).toMatch(/Invalidity Date/);
    revoke(city.books, city.books.registers.list('certificate')[0]?.id ?? '', { reason: '电脑遗失' });
    await lists();
    expect(sh(`${verify} county.pem || true`, folder)).toContain('certificate revoked');
  });

  test('after the county changed its keys under the city, packages of before and after lead to the same root', async () => {
    const { city, county, township, folder } = await three();
    fill(township);
    const { working } = township.books.periods();
    closeMonth(township, working);
    const before = await exported(township, working);
    put(folder, 'old.key', `${(await deskKeys(county.books)).identity}\n`);
    const request = await changeKeys(county.books, voluntary);
    await acceptEnrolment(later(county), await issueEnrolment(later(city), request ?? { name: '', bytes: new Uint8Array() }));
    const [file] = await reissueEnrolments(later(county), undefined);
    await acceptEnrolment(later(township), file ?? { name: '', bytes: new Uint8Array() });
    const after = await exported(township, working);
    put(folder, 'both.key', `${(await deskKeys(county.books)).identity}\n`);
    put(folder, 'before.lxpkg', before.bytes);
    put(folder, 'after.lxpkg', after.bytes);
    const open = (name: string, key: string) =>
      sh(
        `age -d -i ${key} -o ${name}.zip ${name}.lxpkg; rm -rf ${name}; unzip -q ${name}.zip -d ${name}; cd ${name}
         openssl cms -verify -binary -inform DER -in signature.p7s -content datapackage.json -CAfile ../root.pem -purpose any -out /dev/null`,
        folder,
      );
    expect(open('before', 'old.key')).toContain('Verification successful');
    expect(open('before', 'both.key')).toContain('Verification successful');
    expect(open('after', 'both.key')).toContain('Verification successful');
    expect(() => open('after', 'old.key')).toThrow();
    // the same inner manifest, whoever it was encrypted to
    expect(readFileSync(join(folder, 'after/datapackage.json'))).toEqual(readFileSync(join(folder, 'before/datapackage.json')));
  });
});

test('a county that is its own root: openssl leads from the old root over the link certificate to what the new key issues', async () => {
  const [county, township] = [desk('330802', 'county', '柯城区'), desk('330802005', 'township', '花园街道')];
  await enrol(township, county);
  const folder = temporaryFolder();
  put(folder, 'old-root.pem', await pem(county, 0));
  await changeKeys(later(county), voluntary);
  put(folder, 'new-root.pem', await pem(county, 0));
  put(
    folder,
    'link.pem',
    deskLinks(county.books)
      .map((one) => one.toString('pem'))
      .join('\n'),
  );
  const [file] = await reissueEnrolments(later(county), undefined);
  await acceptEnrolment(later(township), file ?? { name: '', bytes: new Uint8Array() });
  put(folder, 'township.pem', await pem(township, 0, 1));
  expect(sh('openssl verify -CAfile old-root.pem link.pem', folder)).toContain('OK');
  expect(sh('openssl verify -CAfile old-root.pem -untrusted link.pem township.pem', folder)).toContain('OK');
  expect(sh('openssl verify -CAfile new-root.pem township.pem', folder)).toContain('OK');
  expect(() => sh('openssl verify -CAfile old-root.pem township.pem', folder)).toThrow();

  // and a receipt that the new key signs, for who knows only the old root
  const { working } = township.books.periods();
  closeMonth(township, working);
  const { receipt } = await receive(later(county), await exported(township, working));
  put(folder, 'township.key', `${(await deskKeys(township.books)).identity}\n`);
  put(folder, 'receipt', receipt?.bytes ?? '');
  const said = sh(
    `age -d -i township.key -o r.zip receipt; unzip -q r.zip -d r; cd r
     openssl cms -verify -binary -inform DER -in signature.p7s -content datapackage.json -CAfile ../new-root.pem -purpose any -out /dev/null`,
    folder,
  );
  expect(said).toContain('Verification successful');
});

test('a request for a new key carries the signature of the key in force, as openssl sees', async () => {
  const [county, township] = [desk('330802', 'county', '柯城区'), desk('330802005', 'township', '花园街道')];
  await enrol(township, county);
  const request = await changeKeys(township.books, voluntary);
  const folder = temporaryFolder();
  put(folder, 'root.pem', await pem(county, 0));
  put(folder, 'file.lxreq', request?.bytes ?? '');
  const said = sh(
    'unzip -q file.lxreq; openssl req -in request.pem -verify -noout; openssl cms -verify -binary -inform DER -in signature.p7s -content datapackage.json -CAfile root.pem -purpose any -out /dev/null',
    folder,
  );
  expect(said).toContain('Verification successful');
  const plain = await requestEnrolment(township.books);
  put(folder, 'plain.lxreq', plain.bytes);
  expect(sh('unzip -Z1 plain.lxreq', folder)).not.toContain('signature.p7s');
});
