import { isDeepStrictEqual } from 'node:util';
import type { GrantShown } from '#shared/contract/grants.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { foundingStamp, isOfSuperiorNow } from '../../bookkeeping/founding.ts';
import type { RegisterBodies } from '../../bookkeeping/registers.ts';
import { deskKeys } from '../../keys/desk-keys.ts';
import { grantDocument } from '../documents/grant.ts';
import { checkResources, type DocumentFile, openDocument, signatureOf } from '../envelope/open.ts';
import { trustFromAbove } from '../receiving/trust.ts';
import { grantText, shownGrant } from './grants.ts';

/**
 * Takes the superior's 批复: the month's due day moves, or it may be amended. The same one again changes nothing.
 * Throws the codes of opening and of chains, GRANT-UNIT for another unit's, GRANT-CONFLICT for other contents under the same id,
 * GRANT-OLD where one of a higher number is at hand for the month.
 */
export async function acceptGrant(bookkeeping: Bookkeeping, file: DocumentFile): Promise<GrantShown & { taken: boolean }> {
  const { registers, ledger } = bookkeeping;
  const { identity } = await deskKeys(bookkeeping);
  const { manifest: found, contents } = await openDocument(file, grantDocument, identity);
  const { manifest } = found;
  await trustFromAbove(bookkeeping, signatureOf(contents, found), manifest['lx:unit'].code);
  checkResources(contents, manifest, true);
  const { code, name: unitName } = manifest['lx:to'];
  if (code !== ledger.identity.unit) throw new LedgerError('GRANT-UNIT', { unit: code });
  const known = registers.get('grant', manifest.id)?.body;
  const { 'lx:act': act, 'lx:period': period, 'lx:number': number, 'lx:due': due, 'lx:revision': revision } = manifest;
  const body: RegisterBodies['grant'] = {
    issuer: manifest['lx:unit'].code,
    unit: code,
    unitName,
    act,
    period,
    number,
    due,
    revision,
    reason: manifest['lx:reason'],
    issued: manifest.created,
    name: `${manifest.name}.${grantDocument.extension}`,
  };
  const isOfNow = isOfSuperiorNow(registers);
  const newer = registers
    .list('grant')
    .filter((one) => one.body.unit === code && one.body.period === period && one.body.act === act && isOfNow(one.body))
    .reduce((best, one) => Math.max(best, one.body.number), 0);
  const isSame = known !== undefined;
  const { founding: _founding, ...said } = known ?? body;
  if (!isDeepStrictEqual(said, body)) throw new LedgerError('GRANT-CONFLICT', { period, number });
  if (number < newer || (number === newer && !isSame)) throw new LedgerError('GRANT-OLD', { period, number, current: newer });
  if (!isSame)
    bookkeeping.atomically(() => {
      registers.put('grant', manifest.id, { ...body, ...foundingStamp(registers) }, file.bytes);
      bookkeeping.note(`采用${manifest['lx:unit'].name}的批复：${period} ${grantText(body)}：${body.reason}`.slice(0, 200));
    });
  return { ...shownGrant(manifest.id, known ?? body), taken: isSame };
}
