import type { GrantOrder, GrantShown } from '#shared/contract/grants.ts';
import { type GrantManifest, grantPaths, grantTitles } from '#shared/documents/grant-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { extendedDue } from '../../bookkeeping/grants.ts';
import { dueDate } from '../../bookkeeping/period-store.ts';
import { deskChain, deskKeys } from '../../keys/desk-keys.ts';
import { grantDocument } from '../documents/grant.ts';
import { currentCertificate } from '../enrolling/issued-certificates.ts';
import { describeResource, manifestBytes, type SealedFile, seal } from '../envelope/seal.ts';
import { headOf } from '../head.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';
import { setAside } from '../receiving/sequence.ts';
import { grantText, shownGrant } from './grants.ts';

/**
 * Issues a 批复 to one unit directly below: 延期 with a later due day, or that it may amend the month as it was received last. It counts here at once.
 * Throws LEDGER-LEVEL for a township, GRANT-SUBORDINATE for a unit without a certificate of this desk, GRANT-DUE where the day is no later than the one in force.
 */
export async function issueGrant(bookkeeping: Bookkeeping, order: GrantOrder): Promise<SealedFile & { grant: GrantShown }> {
  requireSubordinates(bookkeeping, '批复');
  const { registers, ledger } = bookkeeping;
  const to = addresseeOf(bookkeeping, order.unit);
  requireLaterDue(bookkeeping, order);
  const number = nextNumber(bookkeeping, order.unit);
  const [due, revision] = order.act === 'extend' ? [order.due, null] : [null, latestRevision(bookkeeping, order)];
  const { period, reason, act } = order;
  const what = grantText({ act, due, revision });
  const title = `${ledger.identity.name}给${to.name}的批复：${period} ${grantTitles[act]}`;
  const entry = {
    path: grantPaths.text,
    bytes: new TextEncoder().encode(`${to.name}（${to.code}）：\n${period} ${what}。\n理由：${reason}\n${ledger.identity.name}\n`),
  };
  const manifest: GrantManifest = {
    ...headOf(bookkeeping, grantDocument, { name: `${ledger.identity.unit}_grant_${to.code}_${period}_n${number}`, title }),
    'lx:to': to,
    'lx:act': act,
    'lx:period': period,
    'lx:number': number,
    'lx:due': due,
    'lx:revision': revision,
    'lx:reason': reason,
    resources: [describeResource('grant', entry, { format: 'txt', mediatype: 'text/plain', encoding: 'utf-8' })],
  };
  const keys = await deskKeys(bookkeeping);
  const bytes = await seal({
    manifest: manifestBytes(manifest),
    resources: [entry],
    signer: { privateKey: keys.privateKey, chain: (await deskChain(bookkeeping, keys)) ?? [] },
    at: manifest.created,
    recipients: null,
  });
  const name = `${manifest.name}.${grantDocument.extension}`;
  const body = { issuer: ledger.identity.unit, unit: to.code, unitName: to.name, act, period, number, due, revision, reason };
  const kept = { ...body, issued: manifest.created, name };
  // another was issued to the unit while this one was sealed: it must not have the same number
  if (nextNumber(bookkeeping, order.unit) !== number) return issueGrant(bookkeeping, order);
  bookkeeping.atomically(() => {
    registers.put('grant', manifest.id, kept, bytes);
    bookkeeping.note(`批复${to.name} ${period} ${what}：${reason}`.slice(0, 200));
  });
  return { name, bytes, grant: shownGrant(manifest.id, kept) };
}

function addresseeOf({ registers }: Bookkeeping, unit: string): GrantManifest['lx:to'] {
  const certificate = currentCertificate(registers, unit);
  if (!certificate) throw new LedgerError('GRANT-SUBORDINATE', { unit });
  const { name, level } = certificate.body;
  return { code: unit, name, level: level as GrantManifest['lx:to']['level'] };
}

function requireLaterDue({ registers, rulesetFor }: Bookkeeping, order: GrantOrder): void {
  if (order.act !== 'extend') return;
  const current = extendedDue(registers, order.unit, order.period) ?? dueDate(order.period, rulesetFor(order.period));
  if (order.due <= current) throw new LedgerError('GRANT-DUE', { due: order.due, current });
}

const nextNumber = ({ registers, ledger }: Bookkeeping, unit: string): number =>
  1 +
  Math.max(
    0,
    ...registers.list('grant').flatMap(({ body }) => (body.issuer === ledger.identity.unit && body.unit === unit ? [body.number] : [])),
  );

/** The revision as this desk has it; the first where nothing came. */
function latestRevision({ registers }: Bookkeeping, { unit, period }: GrantOrder): number {
  const aside = setAside(registers);
  const revisions = registers
    .list('received')
    .flatMap(({ id, body }) => (body.unit === unit && body.period === period && !aside.has(id) ? [body.revision] : []));
  return Math.max(1, ...revisions);
}
