import { factsOf } from '#shared/model/facts-of.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { minutesPlace } from '#shared/rules/meeting/minutes-likeness.ts';
import { type MinutesToSearch, minutesToSearch } from '#shared/rules/meeting/minutes-to-search.ts';
import type { MinutesOfYear, MinutesRow } from '#shared/rules/rule.ts';
import type { Statements } from './row-store.ts';
import { rowsSql } from './rows.sql.ts';

/** The minutes of units' years, kept in memory from edit to edit: comparing one with all others reads none of them. */
export interface MinutesOfYears {
  of(place: string): MinutesOfYear;
  /** A meeting as it was written, null where it is no more. */
  wrote(id: string, row: AnyRow | null): void;
  /** Forgets all of them: what was written is taken back. */
  forget(): void;
}

/** As many as are kept, the last asked for: a year of 15,000 minutes takes some 20 MB. */
const most = 3;

export function minutesOfYears(statements: Pick<Statements, 'values'>): MinutesOfYears {
  const kept = new Map<string, MinutesToSearch>();

  function read(place: string): MinutesToSearch {
    const [year = '', unit = ''] = place.split('|');
    const stored = statements.values(rowsSql.minutesOfYear, unit, `${year}-`, `${year}.`);
    return minutesToSearch(stored.map(([id, start, branch, summary]) => ({ id, unit, start, branch, summary }) as MinutesRow));
  }

  return {
    of(place) {
      const minutes = kept.get(place) ?? read(place);
      kept.delete(place);
      kept.set(place, minutes);
      for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
      return minutes;
    },
    wrote(id, row) {
      const place = row ? minutesPlace(row) : undefined;
      for (const [there, minutes] of kept)
        if (row && there === place) minutes.put(factsOf<'meeting'>(row));
        else minutes.drop(id);
    },
    forget: () => kept.clear(),
  };
}
