import { join } from 'node:path';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames } from '#shared/model/tables.ts';
import { soundTown } from '../../electron/demo/sound-town.ts';
import { acceptEnrolment } from '../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../electron/exchange/enrolling/issue-enrolment.ts';
import { requestEnrolment } from '../../electron/exchange/enrolling/request-enrolment.ts';
import type { DocumentFile } from '../../electron/exchange/envelope/given-file.ts';
import { exportPackage } from '../../electron/exchange/export-package.ts';
import { township } from '../support/township.ts';
import { type Desk, fill, makeDesk } from './desks.ts';

// the month and the day that a sound town is made for
export const month = '2026-12';
export const today = '2027-01-04';

/** About how many rows the package has; 50,000 is what the program is held to. */
export const rowsWanted = Number(process.env.EXCHANGE_ROWS ?? 10_000);

// as it would be after being typed: what covers nothing has no list
const typed = (row: AnyRow): AnyRow => (Array.isArray(row.covers) && row.covers.length === 0 ? { ...row, covers: null } : row);

/** Closes the month of a town with a 说明 for every warning. */
function closeMonth({ books }: Desk): void {
  const warnings = books.check(month).problems.filter(({ severity }) => severity === 'warning');
  // one 说明 holds for all that a rule says of a field
  for (const { rule, id, field } of new Map(warnings.map((one) => [`${one.rule} ${one.id} ${one.field}`, one])).values())
    books.waive({ rule, id, field, text: '情况属实' });
  books.close(month, true);
}

/** A county, a township with rows in nearly every table enrolled under it, and the township's package of the month. */
export async function handedInLarge(folder: string) {
  const county = makeDesk(join(folder, 'county'), { unit: '330802', level: 'county', name: '柯城区' }, today);
  const below = makeDesk(join(folder, 'township'), { unit: '330802005', level: 'township', name: '新新街道' }, today);
  await acceptEnrolment(below.books, await issueEnrolment(county.books, await requestEnrolment(below.books)));
  const town = soundTown(1, { organizations: Math.round(rowsWanted / 15.6), branches: Math.round(rowsWanted / 104) });
  const tables = new Map<TableName, readonly AnyRow[]>(tableNames.map((name) => [name, town.rows(name).map(typed)]));
  const rows = fill(below, Object.fromEntries(tables));
  closeMonth(below);
  return { county, township: below, tables, rows, file: await exportPackage(below.books, month) };
}

/** A county, closed, and the packages of so many townships enrolled under it, each with some hundred rows. */
export async function handedInMany(folder: string, count: number): Promise<{ county: Desk; files: DocumentFile[] }> {
  const county = makeDesk(join(folder, 'county'), { unit: '330802', level: 'county', name: '柯城区' }, today);
  const files: DocumentFile[] = [];
  for (let nth = 1; nth <= count; nth++) {
    const unit = `330802${String(nth).padStart(3, '0')}`;
    const below = makeDesk(join(folder, unit), { unit, level: 'township', name: `第${nth}街道` }, today);
    await acceptEnrolment(below.books, await issueEnrolment(county.books, await requestEnrolment(below.books)));
    const rows = township({ unit, name: `第${nth}街道`, organizations: 120, branches: [12, 9, 6, 4], months: [month], today, seed: nth });
    // ids that no other has
    const own = `01930${String(nth).padStart(3, '0')}-0000-7000`;
    fill(below, JSON.parse(JSON.stringify(rows).replaceAll('01930000-0000-7000', own)) as typeof rows);
    closeMonth(below);
    files.push(await exportPackage(below.books, month));
    below.close();
  }
  county.books.check(month);
  county.close();
  return { county, files };
}
