import type { UnitStamp } from '#shared/documents/manifest.ts';

type Level = UnitStamp['level'];
type Unit = Pick<UnitStamp, 'code' | 'level'>;

const below: Partial<Record<Level, Level>> = { city: 'county', county: 'township' };
/** Digits of its code that a level hands down to every unit under it: 3308.. for a city, 330802... for a county. */
const handedDown = { city: 4, county: 6, township: 9 } as const satisfies Record<Level, number>;

/** The level that a desk of this level enrols; undefined for the lowest. */
export const levelBelow = (level: Level): Level | undefined => below[level];

/** The level that a division code stands for; undefined where it has no such shape. */
export function levelOfCode(code: string): Level | undefined {
  if (/^\d{9}$/.test(code)) return 'township';
  if (!/^\d{6}$/.test(code)) return undefined;
  return code.endsWith('00') ? 'city' : 'county';
}

/** Whether rows of unit `code` belong to what `superior` reports: the unit itself or any below it. */
export const belongsTo = (code: string, superior: Unit): boolean =>
  code === superior.code || code.startsWith(superior.code.slice(0, handedDown[superior.level]));

/**
 * Whether a row of 报送单位 of unit `teller` may say what another is called: of itself and those below it. What came with a package could else give this desk,
 * or a neighbour, another name.
 */
export const mayTellOf = (teller: string, code: unknown): boolean =>
  typeof code === 'string' && belongsTo(code, { code: teller, level: levelOfCode(teller) ?? 'township' });

/** Whether `unit` is directly under `superior`, by level and by code. */
export const isDirectlyUnder = (unit: Unit, superior: Unit): boolean =>
  levelBelow(superior.level) === unit.level &&
  levelOfCode(unit.code) === unit.level &&
  unit.code !== superior.code &&
  belongsTo(unit.code, superior);

/** The unit directly below `superior` that a unit's rows are reported by: a township's county at the city. The superior's own code where they are its own. */
export function reporterOf(code: string, superior: Unit): string {
  const level = levelBelow(superior.level);
  return level === undefined || code === superior.code ? code : code.slice(0, handedDown[level]);
}
