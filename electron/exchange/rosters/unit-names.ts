import type { UnitStamp } from '#shared/documents/manifest.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { deskUnit } from '../../keys/desk-keys.ts';
import { levelOfCode, mayTellOf, reporterOf } from '../../keys/subordination.ts';

/** What the list of divisions calls a code at a level. */
export type DivisionName = (code: string, level: UnitStamp['level']) => Promise<string | undefined>;

/** What units are called: as enrolled, as the table 报送单位 says, or as the list of divisions does. A township of a county below this desk has its county before it. */
export async function unitNames(
  bookkeeping: Bookkeeping,
  codes: Iterable<string>,
  divisionName: DivisionName,
): Promise<ReadonlyMap<string, string>> {
  const known = knownNames(bookkeeping);
  const desk = deskUnit(bookkeeping);
  const nameOf = async (code: string): Promise<string> => {
    const level = levelOfCode(code);
    return known.get(code) ?? (level && (await divisionName(code, level))) ?? code;
  };
  const names = new Map<string, string>();
  for (const code of codes) {
    const reporter = reporterOf(code, desk);
    const name = await nameOf(code);
    names.set(reporter, await nameOf(reporter));
    names.set(code, reporter === code || name === code ? name : `${await nameOf(reporter)}${name}`);
  }
  return names;
}

function knownNames({ ledger, registers }: Bookkeeping): ReadonlyMap<string, string> {
  const { unit, name } = ledger.identity;
  const told = ledger
    .rows('unit')
    .filter((row) => mayTellOf(row.unit, row.code))
    .map((row) => [String(row.code), String(row.name)] as const);
  const enrolled = registers.list('certificate').map(({ body }) => [body.unit, body.name] as const);
  return new Map([[unit, name], ...told, ...enrolled]);
}
