import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import { X509Certificate } from '@peculiar/x509';
import type { UnitStamp } from '#shared/documents/manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { type SuiteId, suiteIds, suiteTitles } from '#shared/exchange/suite-ids.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { certificatesIn, makeRoot } from './certificates.ts';
import { fingerprintOf } from './fingerprint.ts';
import { makeRecipient } from './suites/recipients.ts';
import { suiteOf, suiteOfPublicKey } from './suites/suites.ts';

/** What a desk signs and opens documents with. */
export interface DeskKeys {
  readonly privateKey: webcrypto.CryptoKey;
  readonly publicKey: webcrypto.CryptoKey;
  /** DER of the public key (SubjectPublicKeyInfo). */
  readonly publicDer: Uint8Array;
  /** age identities, AGE-SECRET-KEY-1…, or SM2 keys in base64, one a line: the one in force, then those kept to open what was encrypted to another recipient of this desk. */
  readonly identity: string;
  /** age recipient, age1…, or an SM2 key in base64. */
  readonly recipient: string;
  readonly fingerprint: string;
  readonly suite: SuiteId;
}
/** `next-…`: awaits the superior's certificate. */
type Slot = '' | 'next-';
type SigningKey = Pick<DeskKeys, 'privateKey' | 'publicKey' | 'publicDer'>;

/** This desk's unit as documents name it. */
export const deskUnit = (bookkeeping: Bookkeeping): UnitStamp => {
  const { unit, name, level } = bookkeeping.ledger.identity;
  return { code: unit, name, level };
};

/** This desk's keys, made at first need; the private halves live only in the encrypted ledger. */
export async function deskKeys(bookkeeping: Bookkeeping): Promise<DeskKeys> {
  await makeKeys(bookkeeping, '', { suite: suiteIds[0] });
  const keys = await keysAt(bookkeeping, '');
  if (!keys) throw new Error('the keys were not kept');
  return { ...keys, identity: [keys.identity, ...otherIdentities(bookkeeping)].join('\n') };
}

/**
 * Makes this desk's keys in a suite, or anew in another one as long as nothing hangs on those it has. Throws SUITE-FIXED where its superior or its
 * subordinates know them.
 */
export async function chooseSuite(bookkeeping: Bookkeeping, suite: SuiteId): Promise<void> {
  const { registers } = bookkeeping;
  const made = registers.get('key', 'signing');
  if (made && suiteOfPublicKey(Buffer.from(made.body.public, 'base64')).id !== suite) {
    if (isSuiteFixed(bookkeeping)) throw new LedgerError('SUITE-FIXED');
    bookkeeping.atomically(() => {
      for (const id of ['signing', 'age', 'root', 'server']) registers.forgetKey(id);
      bookkeeping.note(`密码算法改用${suiteTitles[suite]}`);
    });
  }
  await makeKeys(bookkeeping, '', { suite });
}

/** The suite of this desk's keys, or of those that it would make at first need. */
export function deskSuite({ registers }: Pick<Bookkeeping, 'registers'>): SuiteId {
  const made = registers.get('key', 'signing');
  return made ? suiteOfPublicKey(Buffer.from(made.body.public, 'base64')).id : suiteIds[0];
}

/** Whether others know this desk's keys: by its enrolment, or by what it issued. */
export const isSuiteFixed = ({ registers }: Bookkeeping): boolean =>
  registers.get('enrolment', 'current') !== undefined || registers.list('certificate').length > 0;

/** The pair for which the superior's certificate is awaited, where a change of keys was begun. */
export const nextKeys = (bookkeeping: Bookkeeping): Promise<DeskKeys | undefined> => keysAt(bookkeeping, 'next-');

/** Why keys are changed; `vouch`: the old key certifies the new one, not to be done where others may have it. `hybrid`: the new recipient is age's post-quantum hybrid. */
export interface KeyChange {
  readonly reason: string;
  readonly vouch: boolean;
  readonly hybrid: boolean;
}

/** Makes a pair for a change of keys; one that is made already stays. */
export async function makeNextKeys(bookkeeping: Bookkeeping, { reason, vouch, hybrid }: KeyChange): Promise<DeskKeys> {
  const { suite } = await deskKeys(bookkeeping);
  await makeKeys(bookkeeping, 'next-', { suite, hybrid });
  const made = await nextKeys(bookkeeping);
  const kept = bookkeeping.registers.get('key', 'next-signing');
  if (!made || !kept) throw new Error('the next keys were not kept');
  bookkeeping.registers.put('key', 'next-signing', { ...kept.body, change: { reason, vouch } }, kept.blob);
  return made;
}

/** Puts the next pair in force; within a transaction. The old signing key is gone then, the old age identity is kept to open what comes for it. */
export function takeNextKeys({ registers, clock }: Bookkeeping): void {
  const [before, signing, age] = [registers.get('key', 'age'), registers.get('key', 'next-signing'), registers.get('key', 'next-age')];
  if (!signing?.blob || !age?.blob) throw new Error('there is no next pair of keys');
  if (before) registers.put('key', `age-${clock.now()}-${clock.id()}`, before.body, before.blob);
  registers.put('key', 'signing', signing.body, signing.blob);
  registers.put('key', 'age', age.body, age.blob);
  registers.forgetKey('next-signing');
  registers.forgetKey('next-age');
}

function otherIdentities({ registers }: Bookkeeping): string[] {
  const ids = registers.list('key').flatMap(({ id }) => (/^age-|^next-age$/.test(id) ? [id] : []));
  return ids.reverse().map((id) => new TextDecoder().decode(registers.get('key', id)?.blob ?? new Uint8Array()));
}

/** `suite` is that of a new pair; one that is there stays. */
async function makeKeys(
  { registers, clock }: Bookkeeping,
  slot: Slot,
  { suite, hybrid = false }: { suite: SuiteId; hybrid?: boolean },
): Promise<void> {
  // each time, another call may have been quicker while this one waited
  if (!registers.get('key', `${slot}signing`)) {
    const { secret, open } = await suiteOf(suite).makePair();
    const algorithm = suite === 'gm' ? 'SM2' : 'ECDSA-P256';
    const body = { algorithm, public: Buffer.from(open).toString('base64'), created: clock.now() };
    if (!registers.get('key', `${slot}signing`)) registers.put('key', `${slot}signing`, body, secret);
  }
  if (!registers.get('key', `${slot}age`)) {
    const { algorithm, identity, recipient } = await makeRecipient(suite, hybrid);
    const body = { algorithm, public: recipient, created: clock.now() };
    if (!registers.get('key', `${slot}age`)) registers.put('key', `${slot}age`, body, new TextEncoder().encode(identity));
  }
}

async function keysAt({ registers }: Bookkeeping, slot: Slot): Promise<DeskKeys | undefined> {
  const [signing, age] = [registers.get('key', `${slot}signing`), registers.get('key', `${slot}age`)];
  if (!signing?.blob || !age?.blob) return undefined;
  const key = await importedKey(signing.body.public, signing.blob);
  const recipient = age.body.public;
  const suite = suiteOfPublicKey(key.publicDer).id;
  return { ...key, identity: new TextDecoder().decode(age.blob), recipient, fingerprint: fingerprintOf(key.publicDer, [recipient]), suite };
}

async function importedKey(open: string, secret: Uint8Array): Promise<SigningKey> {
  const publicDer = new Uint8Array(Buffer.from(open, 'base64'));
  return { ...(await suiteOfPublicKey(publicDer).importPair({ secret, open: publicDer })), publicDer };
}

/**
 * The certificates this desk signs with, its own first, then up to the root; behind them what certifies a new key with an old one while a change of keys
 * lasts. Undefined for a township that is not enrolled.
 */
export async function deskChain(bookkeeping: Bookkeeping, keys: DeskKeys): Promise<X509Certificate[] | undefined> {
  const chain = await chainToRoot(bookkeeping, keys);
  return chain && [...chain, ...deskLinks(bookkeeping)];
}

/** This desk's own certificate; undefined where it has none yet. */
export function ownCertificate({ registers }: Bookkeeping): X509Certificate | undefined {
  const pem = registers.get('enrolment', 'current')?.body.chain[0] ?? registers.get('key', 'root')?.body.public;
  return pem === undefined ? undefined : new X509Certificate(pem);
}

/** The link certificates of the changes of keys that have not ended. */
export const deskLinks = ({ registers }: Bookkeeping): X509Certificate[] =>
  registers.list('keychange').flatMap(({ body }) => (body.ended || body.link === null ? [] : [new X509Certificate(body.link)]));

/** The certificates from this desk's own up to the root: from its enrolment, or its own root where it has no superior to ask. Undefined for a township that is not enrolled. */
export async function chainToRoot(bookkeeping: Bookkeeping, keys: DeskKeys): Promise<X509Certificate[] | undefined> {
  const { registers, clock } = bookkeeping;
  const enrolment = registers.get('enrolment', 'current');
  if (enrolment) return enrolment.body.chain.flatMap(certificatesIn);
  const unit = deskUnit(bookkeeping);
  if (unit.level === 'township') return undefined;
  if (!registers.get('key', 'root')) {
    const root = await makeRoot(unit, keys, clock.now());
    if (!registers.get('key', 'root'))
      registers.put('key', 'root', { algorithm: 'X.509', public: root.toString('pem'), created: clock.now() });
  }
  const kept = registers.get('key', 'root');
  if (!kept) throw new Error('the root certificate was not kept');
  return [new X509Certificate(kept.body.public)];
}
