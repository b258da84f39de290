import type { z } from 'zod';
import type { askedBoth } from '#shared/contract/transfers.ts';
import { LedgerError } from '#shared/errors.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskUnit } from '../../keys/desk-keys.ts';
import { reporterOf } from '../../keys/subordination.ts';
import { remarkReceived } from '../answering/remark-received.ts';
import { reviewReceived } from '../answering/review-received.ts';
import type { Remark } from '../receiving/receipt.ts';
import { requireSubordinates } from '../receiving/require-subordinates.ts';
import { standingPackages } from './issue-roster.ts';
import { type DivisionName, unitNames } from './unit-names.ts';

interface Group {
  readonly table: 'organization' | 'member';
  readonly ids: readonly string[];
}
interface Found {
  readonly table: Group['table'];
  readonly rows: readonly AnyRow[];
}

/**
 * Asks the units that report duplicates to look: a remark at each row in a new receipt to the unit's last package, one receipt a unit. A row that was asked about before is not
 * asked about again; rows that one unit reports are that unit's to ask about. A unit without a package, or whose last one was sent back, is told and gets none. Throws LEDGER-LEVEL for a township, EDIT-MISSING.
 */
export async function askBoth(
  bookkeeping: Bookkeeping,
  groups: readonly Group[],
  divisionName: DivisionName,
): Promise<z.infer<typeof askedBoth>> {
  requireSubordinates(bookkeeping, '请下级核对重复');
  const found = groups.map(({ table, ids }) => ({ table, rows: ids.map((id) => bookkeeping.ledger.row(table, id) ?? missing(table, id)) }));
  const names = await unitNames(bookkeeping, new Set(found.flatMap(({ rows }) => rows.map(({ unit }) => unit))), divisionName);
  const asked: z.infer<typeof askedBoth> = [];
  for (const [unit, remarks] of remarksByUnit(bookkeeping, found, names)) {
    const told = { unit, name: names.get(unit) ?? unit };
    const last = standingPackages(bookkeeping, unit).at(-1);
    if (!last || last.outcome === 'returned') {
      asked.push({ ...told, outcome: last ? 'returned' : 'never', receipt: null });
      continue;
    }
    const problems = bookkeeping.registers.get('review', last.id)?.body.problems ?? (await reviewReceived(bookkeeping, last.id)).problems;
    const known = new Set(problems.map(keyOf));
    const fresh = remarks.filter((one) => !known.has(keyOf(one)));
    if (fresh.length === 0) asked.push({ ...told, outcome: 'before', receipt: null });
    else {
      const standing = problems.map(({ table, id, field, message, rule }) => ({ table, id, field, message, rule }));
      const { receipt } = await remarkReceived(bookkeeping, last.id, { problems: [...standing, ...fresh] });
      asked.push({ ...told, outcome: 'asked', receipt });
    }
  }
  return asked;
}

const keyOf = ({ table, id, field, message }: Remark) => JSON.stringify([table, id, field, message]);

function remarksByUnit(bookkeeping: Bookkeeping, found: readonly Found[], names: ReadonlyMap<string, string>): Map<string, Remark[]> {
  const desk = deskUnit(bookkeeping);
  const remarks = new Map<string, Remark[]>();
  for (const { table, rows } of found)
    for (const row of rows) {
      const reporter = reporterOf(row.unit, desk);
      const others = new Set(rows.flatMap(({ unit }) => (reporterOf(unit, desk) === reporter ? [] : [names.get(unit) ?? unit])));
      // this desk's own rows are before the one who asks
      if (others.size === 0 || reporter === desk.code) continue;
      remarks.set(reporter, [...(remarks.get(reporter) ?? []), remarkOf(table, row, [...others])]);
    }
  return remarks;
}

function missing(table: Group['table'], id: string): never {
  throw new LedgerError('EDIT-MISSING', {}, { payload: { table, id } });
}

function remarkOf(table: Group['table'], { id }: AnyRow, others: readonly string[]): Remark {
  const field = table === 'member' ? 'id_number' : 'credit_code';
  const title = tableOf(table).fields[field]?.title ?? field;
  const act = table === 'member' ? '组织关系不在本单位的' : '不归本单位管理的';
  return { table, id, field, message: `${others.join('、')}也有这个${title}；请与对方核对，${act}请办理转出。` };
}
