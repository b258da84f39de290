import type { X509Certificate } from '@peculiar/x509';
import type { OutputOf } from '#shared/contract/calls.ts';
import { authPaths } from '#shared/documents/auth-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { AuthorizationKind } from '#shared/exchange/unit-enrolment.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { RegisterBodies } from '../../bookkeeping/registers.ts';
import { certificatesIn, organizationOf, sameBytes, unitOf } from '../../keys/certificates.ts';
import { followChain } from '../../keys/chain.ts';
import { type DeskKeys, deskKeys, nextKeys } from '../../keys/desk-keys.ts';
import { fingerprintOf } from '../../keys/fingerprint.ts';
import { type RevocationsAbove, revocationsAbove } from '../../keys/revocations-above.ts';
import { isRecipientOf } from '../../keys/suites/recipients.ts';
import { type Claim, certificatesOf, isLinked, type Standing, standingOf } from '../../keys/superior.ts';
import { readToken } from '../../upload/books/token.ts';
import { authDocument } from '../documents/auth.ts';
import { type Contents, checkResources, type DocumentFile, openDocument, signatureOf, textOf } from '../envelope/open.ts';
import { prepareTurn } from './change-keys.ts';
import { mostRecipients } from './further-recipients.ts';

type Enrolment = RegisterBodies['enrolment'];

/** An 授权文件 of this unit that agrees with itself; whether its signer is the superior, `kind` says. */
interface Authorization {
  readonly kind: AuthorizationKind;
  readonly enrolment: Omit<Enrolment, 'former' | 'founding'>;
  readonly claim: Claim;
  readonly own: X509Certificate;
  /** It is for the pair of keys that a change of keys made. */
  readonly turns: boolean;
}

/** What an 授权文件 would change here, before it is taken; writes nothing. Throws ENROL-UNIT, ENROL-KEY, ENROL-OLD, and the codes of opening and of chains. */
export async function readAuthorization(bookkeeping: Bookkeeping, file: DocumentFile): Promise<OutputOf<'enrolment.readAuthorization'>> {
  const { kind, enrolment, turns } = await openAuthorization(bookkeeping, file);
  const { superior, superiorName, fingerprint, notAfter, recipients } = enrolment;
  const before = bookkeeping.registers.get('enrolment', 'current')?.body.fingerprint ?? null;
  return { kind, superior, superiorName, fingerprint, before, notAfter, recipients: recipients.length, turns };
}

/**
 * Takes in the 授权文件 of this unit: from then on it can export, and trusts what the superior signs. The first one founds the trust (its fingerprint is to be
 * compared on the phone); a later one must come from a key that the one in force or its root vouches for, unless `replaceRoot` says that a person compared.
 * Throws ENROL-UNIT, ENROL-KEY, ENROL-OLD, ENROL-ROOT, and the codes of opening and of chains.
 */
export async function acceptEnrolment(
  bookkeeping: Bookkeeping,
  file: DocumentFile,
  { replaceRoot = false }: { replaceRoot?: boolean } = {},
): Promise<{ superior: string; superiorName: string; fingerprint: string }> {
  const { kind, enrolment, claim, own, turns } = await openAuthorization(bookkeeping, file);
  if (kind === 'stranger' && !replaceRoot) throw new LedgerError('ENROL-ROOT');
  const former = await formerKeys(bookkeeping, kind, claim);
  const founding = foundingAfter(bookkeeping, kind, enrolment.superior);
  const turn = turns ? await prepareTurn(bookkeeping, own) : undefined;
  bookkeeping.atomically(() => {
    turn?.();
    const body = { ...enrolment, ...(former.length > 0 ? { former } : {}), ...(founding > 0 ? { founding } : {}) };
    bookkeeping.registers.put('enrolment', 'current', body, file.bytes);
  });
  const { superior, superiorName, fingerprint } = enrolment;
  return { superior, superiorName, fingerprint };
}

async function openAuthorization(bookkeeping: Bookkeeping, file: DocumentFile): Promise<Authorization> {
  const [keys, next] = [await deskKeys(bookkeeping), await nextKeys(bookkeeping)];
  const { manifest, contents } = await openDocument(file, authDocument, keys.identity);
  const signature = signatureOf(contents, manifest);
  checkResources(contents, manifest.manifest, true);
  const { own, chain } = readChain(contents);
  const [superior, root] = [chain[0], chain.at(-1)];
  if (!superior || !root || !sameBytes(signature.signer.rawData, superior.rawData)) throw new LedgerError('DOC-CHAIN');
  await followChain(superior, chain, [root], signature.at);
  const turns = next !== undefined && sameBytes(own.publicKey.rawData, next.publicDer);
  const named = { to: manifest.manifest['lx:to'].code, issuer: manifest.manifest['lx:unit'].code };
  await checkOwn(bookkeeping, turns ? next : keys, own, { chain, ...named });

  const recipients = textOf(contents, authPaths.recipients).split('\n').filter(Boolean);
  if (recipients.length === 0 || recipients.length > mostRecipients || !recipients.every((one) => isRecipientOf(keys.suite, one)))
    throw new LedgerError('DOC-DAMAGED');
  const key = await readToken(contents, next ? `${keys.identity}\n${next.identity}` : keys.identity);
  const upload = key ? { upload: { address: manifest.manifest['lx:address'], ...key } } : {};
  const enrolment = {
    superior: unitOf(superior),
    superiorName: organizationOf(superior),
    fingerprint: fingerprintOf(superior.publicKey.rawData, recipients),
    chain: [own, ...chain].map((one) => one.toString('pem')),
    recipients,
    notAfter: own.notAfter.toISOString(),
    ...upload,
  };
  const claim = { signer: superior, certificates: [...signature.certificates, ...chain], at: signature.at };
  return { kind: await kindOf(bookkeeping, { claim, own, fingerprint: enrolment.fingerprint }), enrolment, claim, own, turns };
}

/** How it follows on the enrolment in force. Throws ENROL-OLD where it is from before, DOC-REVOKED where its signer's certificate was revoked: no telephone helps then. */
async function kindOf(
  { registers }: Bookkeeping,
  { claim, own, fingerprint }: { claim: Claim; own: X509Certificate; fingerprint: string },
): Promise<AuthorizationKind> {
  const inForce = registers.get('enrolment', 'current')?.body;
  const before = inForce && certificatesOf(inForce)[0];
  if (!before) return 'first';
  const standing = await standingOrNone(inForce, claim, revocationsAbove(registers));
  if (standing !== 'current' && standing !== 'successor') return 'stranger';
  if (own.notBefore < before.notBefore) throw new LedgerError('ENROL-OLD');
  if (standing === 'successor') return 'succession';
  return inForce.fingerprint === fingerprint ? 'renewal' : 'recipients';
}

async function standingOrNone(inForce: Enrolment, claim: Claim, revocations: RevocationsAbove): Promise<Standing | undefined> {
  try {
    return await standingOf(inForce, claim, revocations);
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'DOC-CHAIN') return undefined;
    throw error;
  }
}

/** The superior's keys that are still trusted for what was signed before: those that certified the one after them. */
async function formerKeys(
  { registers, clock }: Bookkeeping,
  kind: AuthorizationKind,
  claim: Claim,
): Promise<NonNullable<Enrolment['former']>> {
  const inForce = registers.get('enrolment', 'current')?.body;
  if (!inForce || kind === 'stranger') return [];
  const [, certificate] = inForce.chain;
  const left = kind === 'succession' && certificate !== undefined && (await isLinked(inForce, claim));
  return [...(inForce.former ?? []), ...(left ? [{ certificate, until: clock.now() }] : [])];
}

/** Another superior, or a stranger's key: its ledger may have begun anew, and what it issues is counted from 1 again. */
function foundingAfter({ registers }: Bookkeeping, kind: AuthorizationKind, superior: string): number {
  const before = registers.get('enrolment', 'current')?.body;
  const isAnother = before !== undefined && (kind === 'stranger' || before.superior !== superior);
  return (before?.founding ?? 0) + (isAnother ? 1 : 0);
}

function readChain(contents: Contents): { own: X509Certificate; chain: X509Certificate[] } {
  try {
    const [own] = certificatesIn(textOf(contents, authPaths.certificate));
    const chain = certificatesIn(textOf(contents, authPaths.chain));
    if (own) return { own, chain };
  } catch (error) {
    throw error instanceof LedgerError ? error : new LedgerError('DOC-DAMAGED', {}, { cause: error });
  }
  throw new LedgerError('DOC-DAMAGED');
}

/** The certificate is for this unit and this machine's key, issued by the signer. */
async function checkOwn(
  { ledger, clock }: Bookkeeping,
  keys: DeskKeys,
  own: X509Certificate,
  { chain, to, issuer }: { chain: X509Certificate[]; to: string; issuer: string },
): Promise<void> {
  const [superior] = chain;
  if (to !== ledger.identity.unit || unitOf(own) !== ledger.identity.unit) throw new LedgerError('ENROL-UNIT', { unit: to });
  if (!sameBytes(own.publicKey.rawData, keys.publicDer)) throw new LedgerError('ENROL-KEY');
  if (!superior || unitOf(superior) !== issuer)
    throw new LedgerError('DOC-UNIT', { certificate: superior ? unitOf(superior) : '—', manifest: issuer });
  const path = await followChain(own, [], [superior], new Date(clock.now()));
  if (path.length !== 2) throw new LedgerError('DOC-CHAIN');
}
