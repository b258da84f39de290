import type { Field } from '#shared/model/field.ts';
import type { Table } from '#shared/model/table.ts';

/** How one column stands: `frozen` ones stand first and do not scroll. */
export interface ColumnPlace {
  readonly key: string;
  readonly width: number;
  readonly hidden: boolean;
  readonly frozen: boolean;
}

export const narrowest = 48;
export const widest = 600;
export const heldWidth = (width: number): number => Math.round(Math.max(narrowest, Math.min(widest, width)));

/** Wide enough for its title and for the model's width. */
const ownWidth = (field: Field) => Math.max(field.width ?? 120, [...field.title].length * 13 + 30);

/** The columns as the model has them: the one that names the row first and frozen, then the fields in their order. */
export function ownPlaces(table: Table): ColumnPlace[] {
  const keys = Object.keys(table.fields).sort((a, b) => Number(b === table.label) - Number(a === table.label));
  return keys.flatMap((key) => {
    const field = table.fields[key];
    return field ? [{ key, width: ownWidth(field), hidden: false, frozen: key === table.label }] : [];
  });
}

/**
 * The columns as they were kept, whatever was kept: fields that are gone are left out, fields that came since stand where the model has them,
 * and the column that names the row is first, frozen and shown.
 */
export function placesFrom(table: Table, kept: unknown): ColumnPlace[] {
  const own = ownPlaces(table);
  const known = new Map(own.map((place) => [place.key, place]));
  const places: ColumnPlace[] = [];
  for (const item of itemsOf(kept)) {
    const place = known.get(item.key);
    if (!place || item.key === table.label || !known.delete(item.key)) continue;
    places.push({ key: item.key, width: heldWidth(item.width ?? place.width), hidden: item.hidden === true, frozen: item.frozen === true });
  }
  const label = known.get(table.label);
  const labelWidth = itemsOf(kept).find((item) => item.key === table.label)?.width;
  if (label) places.unshift({ ...label, width: heldWidth(labelWidth ?? label.width) });
  for (const [index, place] of own.entries()) {
    if (place.key === table.label || !known.has(place.key)) continue;
    const before = own[index - 1]?.key;
    places.splice(places.findIndex((other) => other.key === before) + 1, 0, place);
  }
  return places;
}

interface Item {
  readonly key: string;
  readonly width?: number;
  readonly hidden?: unknown;
  readonly frozen?: unknown;
}
const isItem = (item: unknown): item is Item =>
  typeof item === 'object' &&
  item !== null &&
  'key' in item &&
  typeof item.key === 'string' &&
  (!('width' in item) || (typeof item.width === 'number' && Number.isFinite(item.width)));
const itemsOf = (kept: unknown): Item[] => (Array.isArray(kept) ? kept.filter(isItem) : []);

/** What to keep of the columns: only what is not as the model has it, besides the order. Null when all is as the model has it. */
export function keptFrom(table: Table, places: readonly ColumnPlace[]): Item[] | null {
  const own = ownPlaces(table);
  const widths = new Map(own.map((place) => [place.key, place.width]));
  const kept = places.map(({ key, width, hidden, frozen }) => ({
    key,
    ...(width !== widths.get(key) && { width }),
    ...(hidden && { hidden }),
    ...(frozen && { frozen }),
  }));
  const untouched = own.map(({ key, frozen }) => ({ key, ...(frozen && { frozen }) }));
  return JSON.stringify(kept) === JSON.stringify(untouched) ? null : kept;
}

/** As they stand on the sheet: the frozen ones first, each group in its own order. */
export const inOrder = (places: readonly ColumnPlace[]): ColumnPlace[] => [
  ...places.filter((place) => place.frozen),
  ...places.filter((place) => !place.frozen),
];

const changed = (places: readonly ColumnPlace[], keys: readonly string[], change: Partial<ColumnPlace>): ColumnPlace[] =>
  places.map((place) => (keys.includes(place.key) ? { ...place, ...change } : place));
/** All but the column that names the row, which is always frozen and shown. */
const free = (places: readonly ColumnPlace[], keys: readonly string[]) => keys.filter((key) => key !== places[0]?.key);

export const withWidth = (places: readonly ColumnPlace[], keys: readonly string[], width: number): ColumnPlace[] =>
  changed(places, keys, { width: heldWidth(width) });
export const withHidden = (places: readonly ColumnPlace[], keys: readonly string[], hidden: boolean): ColumnPlace[] =>
  changed(places, free(places, keys), { hidden });
/** A column that is freed stands again where it stood before. */
export const withFrozen = (places: readonly ColumnPlace[], keys: readonly string[], frozen: boolean): ColumnPlace[] =>
  changed(places, free(places, keys), { frozen });

/** Puts a column one place further or back among its own group; hidden ones are stepped over unless `counted` says that they are seen too. */
export function movedBy(places: readonly ColumnPlace[], key: string, step: 1 | -1, counted: 'all' | 'shown' = 'all'): ColumnPlace[] {
  const standing = inOrder(places);
  let to = standing.findIndex((place) => place.key === key) + step;
  while (counted === 'shown' && standing[to]?.hidden) to += step;
  const target = standing[to];
  return target ? movedTo(places, key, target.key) : [...places];
}

/** Puts a column where another stands, which makes room. Frozen columns and the others stay apart: among the others, a frozen target means the first place. */
export function movedTo(places: readonly ColumnPlace[], key: string, target: string): ColumnPlace[] {
  const standing = inOrder(places);
  const column = standing.find((place) => place.key === key);
  const there = standing.find((place) => place.key === target);
  const label = places[0]?.key;
  if (!column || !there || key === label || key === target) return [...places];
  const first = standing.find((place) => place.frozen === column.frozen && place.key !== label);
  if (there.frozen !== column.frozen || target === label)
    return !column.frozen && there.frozen && first ? put(places, column, first, 0) : [...places];
  return put(places, column, there, standing.indexOf(column) < standing.indexOf(there) ? 1 : 0);
}

/** Puts a column before (0) or behind (1) another. */
function put(places: readonly ColumnPlace[], column: ColumnPlace, beside: ColumnPlace, behind: 0 | 1): ColumnPlace[] {
  if (column === beside) return [...places];
  const rest = places.filter((place) => place !== column);
  rest.splice(rest.indexOf(beside) + behind, 0, column);
  return rest;
}
