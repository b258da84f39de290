import type { Inspected } from '#shared/contract/inspection.ts';
import type { TransferManifest } from '#shared/documents/transfer-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { sameBytes } from '../../keys/certificates.ts';
import { deskKeys, deskUnit } from '../../keys/desk-keys.ts';
import { isDirectlyUnder } from '../../keys/subordination.ts';
import type { DocumentType } from '../documents/document-type.ts';
import { readAuthorization } from '../enrolling/accept-enrolment.ts';
import { openRequest } from '../enrolling/read-request.ts';
import { enrolledUnits } from '../enrolling/subordinate.ts';
import { type DocumentFile, type GivenFile, inMemory, sizeOf } from '../envelope/given-file.ts';
import { limits } from '../envelope/limits.ts';
import { type Contents, checkResources, type Manifest } from '../envelope/open.ts';
import type { Signature } from '../envelope/read-signature.ts';
import { checkUnit, trustFromAbove, trustFromBelow } from '../receiving/trust.ts';
import { isWithinCity, wayDown } from '../transferring/way.ts';
import { addresseeOf } from './facts.ts';

type Check = Inspected['checks'][number];
type Judged = Pick<Inspected, 'verdict' | 'checks' | 'fingerprint'>;

/** An opened document, with its signature or why there is none to speak of. */
export interface Opened {
  readonly file: GivenFile;
  readonly type: DocumentType;
  readonly found: Manifest;
  readonly contents: Contents;
  readonly encrypted: boolean;
  readonly signature: Signature | LedgerError | null;
}

/** Every reason for and against believing a document at this desk; writes nothing. */
export async function judgeTrust(bookkeeping: Bookkeeping, document: Opened): Promise<Judged> {
  const { type, found, contents, signature } = document;
  const { manifest } = found;
  const checks: Check[] = [];
  const check = async (name: string, title: string, act: () => string | Promise<string>) => checks.push(await made(name, title, act));
  if (type.encrypted)
    await check('encryption', '加密', () => {
      if (!document.encrypted) throw new LedgerError('DOC-MANIFEST', { reason: '没有加密' });
      return '已加密，本单位能打开';
    });
  await check('hash', '内容与清单相符', () => {
    checkResources(contents, manifest, signature !== null);
    return `${manifest.resources.length} 个文件`;
  });
  if (type.kind === 'request') return requested(bookkeeping, document, checks);
  await check('signature', '签名完好', () => {
    if (signature === null) throw new LedgerError('DOC-SIGNATURE');
    if (signature instanceof LedgerError) throw signature;
    return '清单自签名以来没有改动';
  });
  if (signature === null || signature instanceof LedgerError) return { verdict: 'refused', checks, fingerprint: null };
  const own = sameBytes(signature.signer.publicKey.rawData, (await deskKeys(bookkeeping)).publicDer);
  if (own) {
    checks.push({ name: 'signer', title: '签名人可信', ok: true, code: null, detail: '是本单位自己签的' });
    return { verdict: sound(checks) ? 'own' : 'refused', checks, fingerprint: null };
  }
  if (type.kind === 'auth') return authorized(bookkeeping, document, checks);
  await check('signer', '签名人可信', () => trustedSigner(bookkeeping, found, signature));
  await check('addressee', '是给本单位的', () => addressed(bookkeeping, found));
  return { verdict: sound(checks) ? 'trusted' : 'refused', checks, fingerprint: null };
}

const sound = (checks: readonly Check[]) => checks.every(({ ok }) => ok);

async function made(name: string, title: string, act: () => string | Promise<string>): Promise<Check> {
  try {
    return { name, title, ok: true, code: null, detail: await act() };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { name, title, ok: false, code: error.code, detail: error.message };
  }
}

async function trustedSigner(bookkeeping: Bookkeeping, { manifest }: Manifest, signature: Signature): Promise<string> {
  const unit = manifest['lx:unit'];
  if (isDirectlyUnder(unit, deskUnit(bookkeeping))) {
    const issued = trustFromBelow(bookkeeping, signature);
    checkUnit(bookkeeping, issued, unit);
    return '本单位签发的证书，没有撤销，签名时在有效期内';
  }
  await trustFromAbove(bookkeeping, signature, unit.code);
  return '本单位的上级，证书在授权链下，签名时在有效期内';
}

function addressed(bookkeeping: Bookkeeping, { manifest }: Manifest): string {
  const to = addresseeOf(manifest);
  if (to && to.code !== bookkeeping.ledger.identity.unit) {
    const onward = manifest['lx:document'] === 'transfer' ? onwardOf(bookkeeping, manifest as TransferManifest) : undefined;
    if (onward !== undefined) return onward;
    throw new LedgerError('INSPECT-ADDRESSEE', { name: to.name, unit: to.code });
  }
  return to ? `${to.name}（${to.code}）` : '不写收件单位，上下级之间使用';
}

/** A slip names the unit that it goes to in the end: what a desk on the way does with it. Undefined where it is not on the way. */
function onwardOf(bookkeeping: Bookkeeping, { 'lx:from': from, 'lx:to': to }: TransferManifest): string | undefined {
  const below = wayDown(bookkeeping, to.code);
  if (below === to.code) return `请转交给${to.name}`;
  if (below !== undefined) return `请转交给${enrolledUnits(bookkeeping).find(({ code }) => code === below)?.name ?? below}`;
  const isOut = wayDown(bookkeeping, from.code) !== undefined && isWithinCity({ from, to });
  return isOut ? `${to.name}不在本单位以下，请转交上级` : undefined;
}

/** These are small: one that needs the disk is none. Throws DOC-LIMIT. */
function small(file: GivenFile): DocumentFile {
  if (sizeOf(file) > limits.inMemory) throw new LedgerError('DOC-LIMIT', { reason: `${sizeOf(file)} 字节` });
  return inMemory(file);
}

/** A request signs for itself; whose it is, only the phone can tell. */
async function requested(bookkeeping: Bookkeeping, { file }: Opened, checks: Check[]): Promise<Judged> {
  let fingerprint: string | null = null;
  checks.push(
    await made('request', '申请与密钥相符', async () => {
      const opened = await openRequest(bookkeeping, small(file));
      fingerprint = opened.fingerprint;
      return '申请人持有这把密钥；是不是这个单位，要在电话里核对指纹';
    }),
  );
  return { verdict: sound(checks) ? 'unfounded' : 'refused', checks, fingerprint };
}

/** The first 授权文件 founds the trust itself; a later one is vouched for by the one in force. */
async function authorized(bookkeeping: Bookkeeping, { file }: Opened, checks: Check[]): Promise<Judged> {
  let fingerprint: string | null = null;
  let founded = false;
  checks.push(
    await made('authorization', '给本单位、本机密钥的授权', async () => {
      const read = await readAuthorization(bookkeeping, small(file));
      founded = read.kind !== 'first' && read.kind !== 'stranger';
      fingerprint = founded ? null : read.fingerprint;
      return founded ? '由现用的上级或同一个根证明' : '是不是上级签发的，要在电话里核对上级的指纹';
    }),
  );
  return { verdict: !sound(checks) ? 'refused' : founded ? 'trusted' : 'unfounded', checks, fingerprint };
}
