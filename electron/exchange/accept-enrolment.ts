import type { X509Certificate } from '@peculiar/x509';
import { authPaths } from '#shared/documents/auth-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { certificatesIn, organizationOf, sameBytes, unitOf } from '../keys/certificates.ts';
import { followChain } from '../keys/chain.ts';
import { type DeskKeys, deskKeys } from '../keys/desk-keys.ts';
import { fingerprintOf } from '../keys/fingerprint.ts';
import { authDocument } from './documents/auth.ts';
import { type Contents, checkResources, type DocumentFile, openDocument, signatureOf, textOf } from './envelope/open.ts';

/**
 * Takes in the 授权文件 of this unit: from then on it can export, and trusts what is signed under that root.
 * The first one founds the trust (its fingerprint is to be compared on the phone); a later one must come under the same root unless `replaceRoot` says that a person compared.
 * Throws ENROL-UNIT, ENROL-KEY, ENROL-OLD, ENROL-ROOT, and the codes of opening and of chains.
 */
export async function acceptEnrolment(
  bookkeeping: Bookkeeping,
  file: DocumentFile,
  { replaceRoot = false }: { replaceRoot?: boolean } = {},
): Promise<{ superior: string; superiorName: string; fingerprint: string }> {
  const keys = await deskKeys(bookkeeping);
  const { manifest, contents } = await openDocument(file, authDocument, keys.identity);
  const signature = signatureOf(contents, manifest);
  checkResources(contents, manifest.manifest, true);
  const { own, chain } = readChain(contents);
  const [superior, root] = [chain[0], chain.at(-1)];
  if (!superior || !root || !sameBytes(signature.signer.rawData, superior.rawData)) throw new LedgerError('DOC-CHAIN');
  await followChain(superior, chain, [root], signature.at);
  await checkOwn(bookkeeping, keys, own, { chain, to: manifest.manifest['lx:to'].code, issuer: manifest.manifest['lx:unit'].code });
  if (!replaceRoot) checkSuccession(bookkeeping, own, root);

  const recipients = textOf(contents, authPaths.recipients).split('\n').filter(Boolean);
  if (recipients.length === 0 || !recipients.every((one) => /^age1[0-9a-z]+$/.test(one))) throw new LedgerError('DOC-DAMAGED');
  const fingerprint = fingerprintOf(superior.publicKey.rawData, recipients);
  const body = { superior: unitOf(superior), superiorName: organizationOf(superior), fingerprint };
  const pems = [own, ...chain].map((one) => one.toString('pem'));
  bookkeeping.registers.put('enrolment', 'current', { ...body, chain: pems, recipients, notAfter: own.notAfter.toISOString() }, file.bytes);
  return body;
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

/** What comes after an enrolment in force is newer and under the same root. */
function checkSuccession({ registers }: Bookkeeping, own: X509Certificate, root: X509Certificate): void {
  const inForce = registers.get('enrolment', 'current')?.body.chain.flatMap(certificatesIn);
  const [before, rootBefore] = [inForce?.[0], inForce?.at(-1)];
  if (!before || !rootBefore) return;
  if (!sameBytes(rootBefore.publicKey.rawData, root.publicKey.rawData)) throw new LedgerError('ENROL-ROOT');
  if (own.notBefore < before.notBefore) throw new LedgerError('ENROL-OLD');
}
