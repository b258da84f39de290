import type { z } from 'zod';
import type { extractRead, rosterTaken, rosterUnit } from '#shared/contract/rosters.ts';
import { tableNames } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { enrolledUnits, recipientOf } from '../enrolling/subordinate.ts';
import { sliceOf } from '../receiving/merge.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';
import { waitsFor } from '../transferring/pass-transfer.ts';
import { type IssuedRoster, issueRoster, standingPackages } from './issue-roster.ts';
import { registerExtract } from './register-extract.ts';

/** The units that a 底册 can be issued to, with what it would hold. Throws LEDGER-LEVEL for a township. */
export function rosterUnits(bookkeeping: Bookkeeping): z.infer<typeof rosterUnit>[] {
  requireSubordinates(bookkeeping, '下发底册');
  const { registers, ledger } = bookkeeping;
  const issued = registers.list('roster').filter(({ body }) => body.direction === 'issued');
  const waiting = registers.list('transfer').map(({ body }) => waitsFor(bookkeeping, body));
  return enrolledUnits(bookkeeping).map(({ code, name }) => {
    const { unit } = recipientOf(bookkeeping, code);
    const counts = tableNames.map((table) => [table, sliceOf(ledger, unit, table).length] as const).filter(([, rows]) => rows > 0);
    const last = standingPackages(bookkeeping, code).at(-1);
    const latest = issued.filter(({ body }) => body.unit === code).sort((one, other) => other.body.version - one.body.version)[0]?.body;
    return {
      code,
      name,
      counts: Object.fromEntries(counts),
      last: last ? { period: last.period, revision: last.revision } : null,
      transfers: waiting.filter((unit) => unit === code).length,
      issued: latest ? { version: latest.version, at: latest.at } : null,
    };
  });
}

/** What an extract brings, before anything is issued. Throws what registerExtract throws. */
export function readExtract(bookkeeping: Bookkeeping, stage: string): z.infer<typeof extractRead> {
  requireSubordinates(bookkeeping, '读取登记名单');
  const { rows, going, left } = registerExtract(bookkeeping, stage);
  const units = enrolledUnits(bookkeeping).flatMap(({ code, name }) => {
    const found = rows.get(code)?.length ?? 0;
    return found > 0 ? [{ code, name, rows: found }] : [];
  });
  const names = new Map(units.map(({ code, name }) => [code, name]));
  return {
    units,
    going: going.map((one) => ({ ...one, unitName: names.get(one.unit) ?? one.unit })),
    left: left.map((one) => ({ ...one })),
  };
}

/** Issues a 底册 with the unit's rows of a staged extract, where there is one. Throws what issueRoster and registerExtract throw. */
export function issueFromStage(
  bookkeeping: Bookkeeping,
  { unit, stage, attachments }: { unit: string; stage?: string | undefined; attachments: boolean },
): Promise<IssuedRoster> {
  const extract = stage === undefined ? [] : (registerExtract(bookkeeping, stage).rows.get(unit) ?? []);
  return issueRoster(bookkeeping, { unit, extract, attachments });
}

/** The 底册 that this desk took, the latest first. */
export const takenRosters = ({ registers }: Bookkeeping): z.infer<typeof rosterTaken>[] =>
  registers
    .list('roster')
    .filter(({ body }) => body.direction === 'taken')
    .map(({ body: { version, at, name } }) => ({ version, at, name }))
    .sort((one, other) => other.version - one.version);
