import type { NamedRow } from '../rule.ts';
import { misspeltNames, nearNames } from './near-names.ts';
import { invisible } from './plain-digits.ts';
import { type Reading, reading, settled } from './reading.ts';

/** The names written in one cell, parted as `coerce` parts them; a number alone only counts the name after it (1、甲公司；2、乙公司). */
export const namesIn = (text: string): readonly string[] =>
  text
    .replace(invisible, '')
    .split(/[、,，;；\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^\d{1,2}$/.test(name));

/** The number that a list's writer put before a name: 1. （2）. */
const counted = /^(\d{1,2}[.．)）]|[(（]\d{1,2}[)）])\s*/;
/** Names with only these between them are told apart where each of them is one. */
const parting = /[\s/|+&]+|[和及与]/;

/** The rows that one name of a list may mean; more than one where several stand in it. */
interface Meant extends Reading<readonly string[]> {
  readonly name: string;
}

function meant(rows: readonly NamedRow[], written: string): readonly Meant[] {
  const one = (text: string) => nearNames(rows, text).map(({ value, ...notes }) => ({ name: text, value: [value], ...notes }));
  const whole = one(written);
  if (isSure(whole)) return whole;
  const name = written.replace(counted, '');
  const near = name === written ? whole : one(name);
  const parts = isSure(near) ? [] : name.split(parting).filter(Boolean).map(one);
  if (parts.length > 1 && parts.every(isSure)) return [{ name, value: parts.flat().flatMap(({ value }) => value) }];
  return near.length > 0 ? near : misspeltNames(rows, name).map(({ value, ...notes }) => ({ name, value: [value], ...notes }));
}

/** Each name that is not found is held against every row: a cell of more names than these is no list to mend at a stroke. */
const mostNames = 200;

const isSure = (readings: readonly Meant[]) => readings.length === 1 && !readings[0]?.toCheck;

/**
 * Several links in one cell, where some name is not found: the whole list with what is near put in its place, to be looked at where that is more
 * than another way of writing it. None where a name is near nothing, or only near what the list names already, or where several may mean two.
 */
export function nearNameLists(rows: readonly NamedRow[], typed: string): readonly Reading<readonly string[]>[] {
  const written = namesIn(typed);
  if (written.length > mostNames) return [];
  const names = written.map((name) => meant(rows, name));
  const certain = new Set(names.filter(isSure).flatMap(([only]) => only?.value ?? []));
  const open = names.map((found) => (isSure(found) ? found : found.filter(({ value }) => !value.some((id) => certain.has(id)))));
  const doubtful = open.filter((found) => found.length > 1);
  if (open.length === 0 || open.some((found) => found.length === 0) || doubtful.length > 1) return [];
  const choices = doubtful[0] ?? [undefined];
  const lists = choices.map((choice) => open.flatMap((found) => (choice && found === doubtful[0] ? choice : (found[0] ?? []))));
  return settled(lists.filter(isOfDifferentRows).map(listOf));
}

const nearIn = (list: readonly Meant[]) => list.filter(({ toCheck }) => toCheck);

/** Two names that are only near one row are not both that row. */
function isOfDifferentRows(list: readonly Meant[]): boolean {
  const near = nearIn(list).flatMap(({ value }) => value);
  return new Set(near).size === near.length;
}

function listOf(list: readonly Meant[]): Reading<readonly string[]> {
  const value = [...new Set(list.flatMap((one) => one.value))];
  const replaced = nearIn(list).flatMap(({ name, value }) => value.map((id) => ({ name, id })));
  return { ...reading(value, replaced.length > 0), ...(list.length > 1 && replaced.length > 0 ? { replaced } : {}) };
}
