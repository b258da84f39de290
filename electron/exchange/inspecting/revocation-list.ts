import type { Inspected } from '#shared/contract/inspection.ts';
import { LedgerError } from '#shared/errors.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { certificatesOf } from '../../keys/superior.ts';
import { listRefusal, listUse } from '../enrolling/list-use.ts';
import { shownList } from '../enrolling/read-revocations.ts';
import { largestList, type OpenedList, openRevocations } from '../enrolling/revocation-list-file.ts';
import { type GivenFile, inMemory, partsOf, sizeOf } from '../envelope/given-file.ts';
import { signerOf } from './signer.ts';

type Check = Inspected['checks'][number];

/** What a list of revoked certificates (.crl) says and whether it can be believed; null where the file is none. Writes nothing. */
export async function inspectList(bookkeeping: Bookkeeping, file: GivenFile): Promise<Inspected | null> {
  const opened = await listIn(bookkeeping, file);
  if (!opened) return null;
  const read = shownList(bookkeeping, opened);
  const checks = checksOf(bookkeeping, opened);
  const own = opened.signer?.as === 'own';
  return {
    kind: 'revocations',
    title: `${read.issuerName}的撤销名单`,
    readable: true,
    encrypted: false,
    recipients: null,
    size: sizeOf(file),
    id: null,
    unit: read.issuer,
    unitName: read.issuerName,
    to: null,
    period: null,
    created: read.from,
    software: null,
    facts: [
      {
        title: '有效期至',
        value: read.until === null ? '没有写' : `${chinaTime(read.until)}${read.outdated ? '，已过期，请索取新的' : ''}`,
      },
      { title: '撤销的证书', value: namedIn(read.entries) },
    ],
    counts: null,
    signer: opened.signer
      ? signerOf({ signer: opened.signer.certificate, certificates: chainOf(bookkeeping), at: new Date(read.from) })
      : null,
    verdict: checks.some(({ ok }) => !ok) ? 'refused' : own ? 'own' : 'trusted',
    checks,
    fingerprint: null,
    resources: [],
  };
}

/** Null where it is no such list. A .crl that cannot be read is told as any other file. */
async function listIn(bookkeeping: Bookkeeping, file: GivenFile): Promise<OpenedList | null> {
  const [head = new Uint8Array()] = partsOf(file);
  const isLikely = head[0] === 0x30 || new TextDecoder().decode(head.subarray(0, 11)) === '-----BEGIN ';
  if (!isLikely || sizeOf(file) > largestList) return null;
  try {
    return await openRevocations(bookkeeping, inMemory(file));
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'DOC-KIND') return null;
    throw error;
  }
}

const chainOf = ({ registers }: Bookkeeping) => {
  const enrolment = registers.get('enrolment', 'current')?.body;
  return enrolment ? certificatesOf(enrolment) : [];
};

/** How many, and whose they are as far as is known here. */
function namedIn(entries: readonly { readonly unitName: string | null }[]): string {
  const names = [...new Set(entries.flatMap(({ unitName }) => unitName ?? []))];
  return `${entries.length} 张${names.length > 0 ? `，其中有${names.join('、')}的` : ''}`;
}

const signers = { own: '本单位签的', superior: '授权链上的上级签的', subordinate: '本单位授权的下级签的' } as const;

function checksOf(bookkeeping: Bookkeeping, opened: OpenedList): Check[] {
  const [signed, taken] = [
    { name: 'signer', title: '签名可信' },
    { name: 'use', title: '可以采用' },
  ];
  const bad = ({ code, message }: LedgerError) => ({ ok: false, code, detail: message });
  const { signer } = opened;
  if (!signer) return [{ ...signed, ...bad(new LedgerError('CRL-SIGNER')) }];
  const trusted = { ...signed, ok: true, code: null, detail: signers[signer.as] };
  // only one from above is there to be taken
  if (signer.as !== 'superior') return [trusted];
  const refusal = listRefusal(bookkeeping, opened);
  const isKnown = listUse(bookkeeping, opened) === 'taken';
  const detail = isKnown ? '已经采用，就是现在用的这一份' : '采用以后，名单里的证书签的文件一律拒收';
  return [trusted, { ...taken, ...(refusal ? bad(refusal) : { ok: true, code: null, detail }) }];
}
