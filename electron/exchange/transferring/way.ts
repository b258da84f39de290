import type { UnitStamp } from '#shared/documents/manifest.ts';
import type { TransferManifest } from '#shared/documents/transfer-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskUnit } from '../../keys/desk-keys.ts';
import { belongsTo, levelBelow, levelOfCode, reporterOf } from '../../keys/subordination.ts';
import { enrolmentToSendBy } from '../../keys/superior-revoked.ts';
import { enrolledUnits, recipientOf } from '../enrolling/subordinate.ts';
import type { Signature } from '../envelope/read-signature.ts';
import { checkUnit, trustFromAbove, trustFromBelow } from '../receiving/trust.ts';

type Unit = Pick<UnitStamp, 'code' | 'name'>;
interface Ends {
  readonly from: Unit;
  readonly to: Unit;
}
/** The desk that a slip goes to next, as it is to be written there, and the keys to encrypt it to. */
export interface NextDesk {
  readonly unit: Unit;
  readonly recipients: readonly string[];
}

/** The unit directly below this desk that a unit is, or falls under; undefined where it is not below this desk. */
export function wayDown(bookkeeping: Bookkeeping, code: string): string | undefined {
  const desk = deskUnit(bookkeeping);
  return code !== desk.code && belongsTo(code, desk) ? reporterOf(code, desk) : undefined;
}

/** How units are called at this desk: a township of a county below it has its county before it, since two counties may have one of the same name. */
export function calledHere(bookkeeping: Bookkeeping): (unit: Unit) => Unit {
  const names = new Map(enrolledUnits(bookkeeping).map(({ code, name }) => [code, name]));
  return ({ code, name }) => {
    const below = wayDown(bookkeeping, code);
    return { code, name: below === undefined || below === code ? name : `${names.get(below) ?? ''}${name}` };
  };
}

/** Whether the first desk above both units is a city's at the highest: slips go no farther up. */
export const isWithinCity = ({ from, to }: Ends): boolean => belongsTo(to.code, { code: cityOf(from.code), level: 'city' });

/** The code of the city that a unit is in. */
export const cityOf = (code: string): string => `${code.slice(0, 4)}00`;

/**
 * Where a slip goes from this desk, whatever its level: down to the unit that the receiving one falls under, up to the superior where it is not below.
 * Throws ROSTER-RECIPIENT where that unit cannot be written to; TRANSFER-UNIT out of the city and where there is no superior; ENROL-MISSING at a township, SUPERIOR-REVOKED.
 */
export function nextDesk(bookkeeping: Bookkeeping, ends: Ends): NextDesk {
  if (!isWithinCity(ends))
    throw notHere(ends, '出了本市，转接单送不到；请按组织关系接转的规定用介绍信办理，在台账的这一行填上离开的原因、日期和去向。');
  const below = wayDown(bookkeeping, ends.to.code);
  if (below !== undefined) {
    const { unit, recipient } = recipientOf(bookkeeping, below);
    return { unit, recipients: [recipient] };
  }
  const { registers } = bookkeeping;
  if (deskUnit(bookkeeping).level !== 'township' && !registers.get('enrolment', 'current'))
    throw notHere(ends, '转入单位不在本单位以下，本单位又没有上级的授权，不能往上转交；请先在“授权管理”里取得上级的授权文件。');
  const { superior, superiorName, recipients } = enrolmentToSendBy(registers);
  return { unit: { code: superior, name: superiorName }, recipients };
}

/**
 * Whether a slip's signer is to be believed, and may send it here. From below it is one that this desk certified, `lx:from` is the signer or below it, and `lx:to` is not;
 * from above it is this desk's superior, `lx:to` is this desk or below it, and `lx:from` is not.
 * Throws the codes of trust, DOC-MANIFEST where an end is no township, TRANSFER-SELF, TRANSFER-UNIT.
 */
export async function trustSlip(bookkeeping: Bookkeeping, signature: Signature, manifest: TransferManifest): Promise<void> {
  const { 'lx:unit': signer, 'lx:from': from, 'lx:to': to } = manifest;
  const fromAbove = comesFromAbove(bookkeeping, signer.code);
  if (fromAbove) await trustFromAbove(bookkeeping, signature, signer.code);
  else {
    checkUnit(bookkeeping, trustFromBelow(bookkeeping, signature), signer);
    if (!belongsTo(from.code, signer)) throw new LedgerError('DOC-UNIT', { certificate: signer.code, manifest: from.code });
  }
  for (const [end, { code, level }] of [['lx:from', from] as const, ['lx:to', to] as const])
    if (level !== 'township' || levelOfCode(code) !== 'township') throw new LedgerError('DOC-MANIFEST', { reason: end });
  if (to.code === from.code) throw new LedgerError('TRANSFER-SELF', { unit: from.name });
  const desk = deskUnit(bookkeeping);
  if (!fromAbove && belongsTo(to.code, signer))
    throw notHere({ from, to }, `两个单位都在${signer.name}以下，应由它直接转交；请退回${signer.name}。`);
  if (fromAbove && !belongsTo(to.code, desk)) throw notHere({ from, to }, '不能由本单位办理；请核对是否选错了文件。');
  if (fromAbove && belongsTo(from.code, desk)) throw notHere({ from, to }, '转出单位在本单位以下，应由它交来；请与上级核实。');
}

/** A township hears from above alone; any other desk from above where its superior is named, else from below. */
function comesFromAbove(bookkeeping: Bookkeeping, signer: string): boolean {
  if (!levelBelow(deskUnit(bookkeeping).level)) return true;
  return bookkeeping.registers.get('enrolment', 'current')?.body.superior === signer;
}

/** TRANSFER-UNIT, with why and what to do. */
export const notHere = ({ from, to }: Ends, reason: string): LedgerError =>
  new LedgerError('TRANSFER-UNIT', { from: from.name, to: to.name, reason });
