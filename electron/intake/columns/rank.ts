import type { Field } from '#shared/model/field.ts';
import { inOtherMoney, namesOf, rankOf } from '#shared/model/header-match.ts';
import type { Table } from '#shared/model/table.ts';
import { type HeaderReading, isCountLeaf, isGeneric, isNameLeaf, isPerson, leafForms } from './header-readings.ts';

/** Ranks of a label read with its group, and of one read alone, come after those of whole headers. */
const [withGroup, alone] = [100, 200];

/**
 * How well a header names a field of a table, 0 best; undefined where it does not. The whole counts before the last part with its group
 * (负责人/电话 is 负责人电话, 党支部/名称 is 党支部), and that before the last part alone, which a group about somebody or something else bars.
 */
export function rankIn(table: Table, key: string, { whole, groups, leaf }: HeaderReading): number | undefined {
  const field = table.fields[key];
  if (!field) return undefined;
  const exact = rankOf(whole, field);
  if (exact !== undefined) return exact;
  if (groups.length === 0 || groups.some((group) => inOtherMoney(group, field))) return undefined;
  const composed = best(groups.flatMap((group) => composedRanks(table, key, field, group, leaf)));
  if (composed !== undefined) return withGroup + composed;
  if (groups.some((group) => bars(table, group, leaf))) return undefined;
  const last = rankOf(leaf, field);
  return last === undefined ? undefined : alone + last;
}

function composedRanks(table: Table, key: string, field: Field, group: string, leaf: string): (number | undefined)[] {
  const named = fieldsNamed(table, group);
  if (named.includes(key) && (isNameLeaf(leaf) || (isCountLeaf(leaf) && field.kind === 'count'))) return [rankOf(group, field)];
  // 法定代表人/是否党员: what the model calls 负责人是否党员
  const groups = [group, ...named.flatMap((other) => namesOf(table.fields[other] ?? field))];
  return groups.flatMap((word) => leafForms(leaf).flatMap((form) => [rankOf(word + form, field), rankOf(form + word, field)]));
}

/** The fields that a group's words name. */
const fieldsNamed = (table: Table, group: string): string[] =>
  Object.entries(table.fields).flatMap(([key, field]) => (rankOf(group, field) === undefined ? [] : [key]));

/** Whether a label under a group must not be read without it. */
export const bars = (table: Table, group: string, leaf: string): boolean =>
  isGeneric(leaf) && group !== table.title && (isPerson(group) || fieldsNamed(table, group).length > 0);

function best(ranks: readonly (number | undefined)[]): number | undefined {
  const found = ranks.filter((rank) => rank !== undefined);
  return found.length === 0 ? undefined : Math.min(...found);
}
