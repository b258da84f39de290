import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509CertificateGenerator } from '@peculiar/x509';
import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { type TableName, tableNames } from '#shared/model/tables.ts';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { decryptWith, encryptTo } from '../../../electron/exchange/envelope/encryption.ts';
import { manifestPath, signaturePath } from '../../../electron/exchange/envelope/limits.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { sha256 } from '../../../electron/exchange/envelope/seal.ts';
import { type Signer, signManifest } from '../../../electron/exchange/envelope/sign-manifest.ts';
import { writeZip } from '../../../electron/exchange/envelope/write-zip.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { signingAlgorithm, subjectOf } from '../../../electron/keys/certificates.ts';
import { deskChain, deskKeys } from '../../../electron/keys/desk-keys.ts';
import { makeLedger, type TestLedger } from '../../support/ledger.ts';

export const period = '2026-10';

export const makeCity = () => makeLedger({ unit: '330800', level: 'city', name: '衢州市' });
export const makeCounty = (unit = '330802', name = '柯城区') => makeLedger({ unit, level: 'county', name });
export const makeTownship = (unit = '330802005', name = '花园街道') => makeLedger({ unit, level: 'township', name });

/** The whole enrolment of one desk under another. */
export async function enrol(below: TestLedger, above: TestLedger): Promise<void> {
  const request = await requestEnrolment(below.books);
  await acceptEnrolment(below.books, await issueEnrolment(above.books, request));
}

export async function enrolledPair(): Promise<{ county: TestLedger; township: TestLedger }> {
  const [county, township] = [makeCounty(), makeTownship()];
  await enrol(township, county);
  return { county, township };
}

const creditCode = (first17: string) => `${first17}${creditCheckCharacter(first17)}`;

/** One more organization without a fault; `digits`: four of its code. */
export const addOrganization = (desk: TestLedger, name: string, digits: string): string =>
  desk.insert('organization', { name, credit_code: creditCode(`91330802MA28G${digits}`), category: '新经济组织', status: '正常' });

/** Two organizations, a branch and a member without a fault. */
export function fill(desk: TestLedger): { organization: string; branch: string; member: string } {
  const organization = desk.insert('organization', {
    name: '柯城鲁班机械有限公司',
    credit_code: creditCode('91330802MA28F1234'),
    category: '新经济组织',
    status: '正常',
  });
  desk.insert('organization', {
    name: '=1+1, "花园" 商会',
    credit_code: creditCode('51330802MJ9511234'),
    category: '新社会组织',
    status: '正常',
    note: '两行\n备注',
  });
  const branch = desk.insert('party_organization', {
    name: '鲁班机械党支部',
    kind: '党支部',
    founded_on: '2020-07-01',
    covers: [organization],
  });
  const member = desk.insert('member', {
    name: '李示例',
    id_number: '11010519491231002X',
    sex: '女',
    born_on: '1949-12-31',
    joined_on: '1990-07-01',
    full_on: '1991-07-01',
    category: '正式党员',
    branch,
    employer: organization,
  });
  return { organization, branch, member };
}

/** Two townships of a county, one with rows of which something is transferred to the other. */
export async function neighbours() {
  const county = makeCounty();
  const giving = makeTownship();
  const receiving = makeTownship('330802006', '白云街道');
  await enrol(giving, county);
  await enrol(receiving, county);
  return { county, giving, receiving, filled: fill(giving) };
}

/** Closes a month with a 说明 for every warning. */
export function closeMonth({ books }: TestLedger, month = period): void {
  for (const problem of books.check(month).problems)
    if (problem.severity === 'warning' && problem.waived === undefined)
      books.waive({ rule: problem.rule, id: problem.id, field: problem.field, text: '情况属实' });
  books.close(month, true);
}

export async function exported(desk: TestLedger, month = period): Promise<DocumentFile> {
  return exportPackage(desk.books, month);
}

/** Deletes a row that was reported before: a person says why. */
export const drop = ({ books }: TestLedger, table: TableName, id: string) =>
  books.apply({ origin: 'keyboard', label: '删除', seq: 0, reason: '录错了', changes: [{ op: 'delete', table, id }] });

/** Closes again under a new revision, after `act`. */
export async function amended(desk: TestLedger, act: () => void): Promise<DocumentFile> {
  desk.books.amend(period, '补录');
  act();
  closeMonth(desk);
  return exported(desk);
}

export async function signerOf(desk: TestLedger): Promise<Signer> {
  const keys = await deskKeys(desk.books);
  return { privateKey: keys.privateKey, chain: (await deskChain(desk.books, keys)) ?? [] };
}

const newKeyPair = async () => (await webcrypto.subtle.generateKey(signingAlgorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;

/** What a township's own key could sign, if a township's certificate counted as a CA. */
export async function issuedByLeaf(township: TestLedger, unit: string): Promise<Signer> {
  const [{ privateKey, chain }, pair] = [await signerOf(township), await newKeyPair()];
  const [leaf] = chain;
  if (!leaf) throw new Error('not enrolled');
  const certificate = await X509CertificateGenerator.create({
    serialNumber: '4242',
    subject: subjectOf({ code: unit, name: '柯城区' }),
    issuer: leaf.subjectName,
    notBefore: leaf.notBefore,
    notAfter: leaf.notAfter,
    // the same thing under two declarations: Node's and the browser's
    publicKey: pair.publicKey as never,
    signingKey: privateKey as never,
    signingAlgorithm,
    extensions: [new BasicConstraintsExtension(false, undefined, true), new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)],
  });
  return { privateKey: pair.privateKey, chain: [certificate, ...chain] };
}

/** The parts of a package, open to be changed. */
export interface Parts {
  manifest: Record<string, unknown> & { resources: { path: string; bytes: number; hash: string }[] };
  /** The manifest's bytes, where a test wants others than its JSON. */
  manifestText?: string;
  files: Map<string, Uint8Array>;
  /** Keep the signature that came instead of signing again. */
  keepSignature?: true;
  /** Brings size and hash of every resource up to date with the files. */
  rehash(): void;
}

/** What someone could make of a package who holds the township's key: opened, changed, hashed, signed and encrypted again. */
export async function forged(
  file: DocumentFile,
  desks: { from: TestLedger; to: TestLedger },
  change: (parts: Parts) => void,
  signing: { signer?: Signer; at?: string } = {},
): Promise<DocumentFile> {
  const { identity, recipient } = await deskKeys(desks.to.books);
  const files = await readZip(await decryptWith(identity, file.bytes));
  const signature = files.get(signaturePath) ?? new Uint8Array();
  const manifest = JSON.parse(new TextDecoder().decode(files.get(manifestPath))) as Parts['manifest'];
  files.delete(manifestPath);
  files.delete(signaturePath);
  const parts: Parts = {
    manifest,
    files,
    rehash() {
      for (const resource of manifest.resources) {
        const bytes = files.get(resource.path) ?? new Uint8Array();
        Object.assign(resource, { bytes: bytes.length, hash: `sha256:${sha256(bytes)}` });
      }
    },
  };
  change(parts);
  const bytes = new TextEncoder().encode(parts.manifestText ?? JSON.stringify(parts.manifest));
  const signed = parts.keepSignature
    ? signature
    : await signManifest(bytes, signing.signer ?? (await signerOf(desks.from)), signing.at ?? '2026-10-31T08:00:00Z');
  const entries = [
    { path: manifestPath, bytes },
    { path: signaturePath, bytes: signed },
    ...[...files].map(([path, content]) => ({ path, bytes: content })),
  ];
  return { name: file.name, bytes: await encryptTo([recipient], await writeZip(entries)) };
}

/** The package opened by who can, its zip made anew from other entries, and closed again; nothing is signed or hashed again. */
export async function resealed(
  file: DocumentFile,
  to: TestLedger,
  change: (entries: { path: string; bytes: Uint8Array }[]) => { path: string; bytes: Uint8Array }[],
  { encrypted = true, wrap = (zip: Uint8Array) => zip }: { encrypted?: boolean; wrap?: (zip: Uint8Array) => Uint8Array } = {},
): Promise<DocumentFile> {
  const { identity, recipient } = await deskKeys(to.books);
  const entries = [...(await readZip(await decryptWith(identity, file.bytes)))].map(([path, bytes]) => ({ path, bytes }));
  const zip = wrap(await writeZip(change(entries)));
  return { name: file.name, bytes: encrypted ? await encryptTo([recipient], zip) : zip };
}

export const textIn = (parts: Parts, path: string): string => new TextDecoder().decode(parts.files.get(path));
export function setText(parts: Parts, path: string, text: string): void {
  parts.files.set(path, new TextEncoder().encode(text));
  parts.rehash();
}

/** Everything a ledger holds, to be compared before and after. */
export function stateOf({ books, ledger }: TestLedger): unknown {
  return {
    rows: tableNames.map((name) => ledger.rows(name)),
    history: books.history(undefined, 10_000),
    problems: books.problems(),
    received: books.registers.list('received'),
    receipts: books.registers.list('receipt'),
    certificates: books.registers.list('certificate'),
  };
}

export const quarantined = ({ folder }: TestLedger): string[] => readdirSync(join(folder, 'quarantine')).sort();
