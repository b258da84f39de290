import { rankOf } from '#shared/model/header-match.ts';
import type { Table } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { type HeaderReading, isGeneric, isNameLeaf, readHeader } from './header-readings.ts';
import { rankIn } from './rank.ts';

/** A column that may be matched: no running number, and no person said where it goes. */
export interface OpenColumn {
  readonly column: number;
  readonly header: string;
}

/** Where the columns of a second table go: place of the column -> key of its field. */
export type SecondColumns = ReadonlyMap<number, string>;

const leadsTo = (from: TableName, to: TableName) => Object.values(tableOf(from).fields).some((field) => field.to === to);

/** The tables that one sheet feeds together with another: each links to the other, as an enterprise and its branch do. A member only names its branch. */
export const comesWith = (first: TableName): TableName[] =>
  tableNames.filter((other) => other !== first && leadsTo(first, other) && leadsTo(other, first));

/**
 * The columns of a sheet of `first` that describe a row of `second` beside it: only where the sheet names the row it is for, what the second one is
 * called, and one more thing that is the second's alone. Empty otherwise.
 */
export function secondColumns(first: Table, second: Table, open: readonly OpenColumn[]): SecondColumns {
  const columns = open.map(({ column, header }) => ({ column, ...placed(first, second, readHeader(header)) }));
  const label = columns.findIndex(({ label }) => label);
  const own = columns.some(({ own }, index) => own && index !== label);
  const chosen = new Map<number, string>();
  const found = columns[label];
  if (!found || !own || !columns.some(({ alone }) => alone)) return chosen;
  chosen.set(found.column, second.label);
  const used = new Set<string>([second.label]);
  let run = false;
  for (const [index, { column, key, alone, shared }] of columns.entries()) {
    // 成立日期 is the branch's where it follows its name and its secretary, the enterprise's elsewhere
    const takes: boolean = alone || (shared && run);
    run = index === label || (run && takes);
    if (!takes || key === undefined || used.has(key)) continue;
    used.add(key);
    chosen.set(column, key);
  }
  return chosen;
}

function placed(first: Table, second: Table, reading: HeaderReading) {
  const scoped = reading.groups.some((group) => speaksOf(first, second, group));
  const ofFirst = Object.keys(first.fields).filter((key) => rankIn(first, key, reading) !== undefined);
  const inner = scoped ? { whole: reading.leaf, groups: [], leaf: reading.leaf } : reading;
  const key = bestKey(second, inner);
  const links = ofFirst.filter((name) => isLinkTo(first, name, second));
  const label = scoped
    ? isNameLeaf(reading.leaf) || key === second.label
    : links.length > 0 || (key === second.label && !ofFirst.includes(first.label) && reading.whole !== second.fields[second.label]?.title);
  const note = key !== undefined && second.fields[key]?.kind === 'note';
  const alone = key !== undefined && !label && (scoped || (ofFirst.length === 0 && !isGeneric(reading.whole)));
  const own = !label && ofFirst.some((name) => name === first.label || first.match.includes(name));
  return { key, label, alone, own, shared: key !== undefined && !label && !own && !note && links.length === 0 };
}

/** A group such as 党组织 over 名称 and 书记 of an enterprise's sheet. */
const speaksOf = (first: Table, second: Table, group: string): boolean =>
  group === second.title ||
  Object.keys(first.fields).some((name) => isLinkTo(first, name, second) && rankIn(first, name, readHeader(group)) !== undefined);

const isLinkTo = (table: Table, key: string, to: Table): boolean => {
  const field = table.fields[key];
  // a cell that lists several names none of them
  return field?.kind === 'link' && field.to === to.name;
};

function bestKey(table: Table, reading: HeaderReading): string | undefined {
  let best: { key: string; rank: number } | undefined;
  for (const key of Object.keys(table.fields)) {
    const field = table.fields[key];
    const rank = field && reading.groups.length === 0 ? rankOf(reading.whole, field) : rankIn(table, key, reading);
    if (rank !== undefined && (!best || rank < best.rank)) best = { key, rank };
  }
  return best?.key;
}
