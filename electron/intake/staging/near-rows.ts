import type { CodeList } from '#shared/codes/code-list.ts';
import { titleOf } from '#shared/codes/code-list.ts';
import type { Field } from '#shared/model/field.ts';
import { normalizedName } from '#shared/model/plain-text.ts';
import { rowName } from '#shared/model/row-name.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { editDistance, nearCodes } from '#shared/rules/mending/near-codes.ts';
import { namesIn } from '#shared/rules/mending/near-name-lists.ts';
import type { ReadableLedger } from '../../ledger/ledger.ts';

export interface Near {
  readonly id: string;
  readonly label: string;
}

/** What may be meant by a text that names nothing, the likeliest first. */
export interface NearRows {
  of(field: Field, text: string): readonly Near[];
  /** Values of a field, of which one is meant, as people read them. */
  values(field: Field, values: readonly unknown[]): readonly Near[];
}

const most = 3;
// each question goes over every name: a sheet that is wrong all over is not worth more
const mostAsked = 300;
const mostNames = 50;

/** Rows of the ledger and codes whose names are nearly a text's: the same but for its writing, one within the other, or a few characters apart. */
export function nearRows(ledger: ReadableLedger): NearRows {
  const labels = new Map<TableName, readonly Name[]>();
  const known = new Map<string, readonly Near[]>();
  const labelsOf = (name: TableName) => {
    const had = labels.get(name) ?? namesOf(ledger, name);
    labels.set(name, had);
    return had;
  };
  const find = (field: Field, text: string): readonly Near[] => {
    if (field.list) return nearInList(field.list, text);
    if (field.to === undefined) return [];
    const names = labelsOf(field.to as TableName);
    return field.kind === 'links' ? nearestOfEach(names, text) : nearest(names, text);
  };
  return {
    of(field, text) {
      const key = `${field.list?.name ?? `${field.kind} ${field.to}`}\n${text}`;
      const had = known.get(key);
      if (had) return had;
      if (known.size >= mostAsked) return [];
      const near = find(field, text);
      known.set(key, near);
      return near;
    },
    values: (field, values) =>
      [...new Set(values)].flatMap((value) => {
        if (typeof value !== 'string') return [];
        const row = field.to === undefined ? undefined : ledger.row(field.to as TableName, value);
        return [{ id: value, label: row ? rowName(field.to as TableName, row) : value }];
      }),
  };
}

interface Name extends Near {
  readonly key: string;
}

function namesOf(ledger: ReadableLedger, name: TableName): Name[] {
  const { label: field, matchWithin, fields } = tableOf(name);
  const rows = ledger.rows(name);
  const counts = new Map<unknown, number>();
  for (const row of rows) counts.set(row[field], (counts.get(row[field]) ?? 0) + 1);
  const to = matchWithin === undefined ? undefined : fields[matchWithin]?.to;
  /** Of rows of one name, which is which: 第一党小组（甲云公司党支部）. */
  const scopeOf = (row: AnyRow): string => {
    const scope = matchWithin === undefined || (counts.get(row[field]) ?? 0) < 2 ? undefined : row[matchWithin];
    if (typeof scope !== 'string') return '';
    const linked = to === undefined ? undefined : ledger.row(to as TableName, scope);
    return `（${linked ? rowName(to as TableName, linked) : scope}）`;
  };
  return rows.flatMap((row) => {
    const label = row[field];
    return typeof label === 'string' && label !== '' ? [{ id: row.id, label: `${label}${scopeOf(row)}`, key: normalizedName(label) }] : [];
  });
}

const nearInList = (list: CodeList, text: string): Near[] =>
  nearCodes(list, text)
    .slice(0, most)
    .map(({ value }) => ({ id: value, label: titleOf(list, value) }));

function nearest(names: readonly Name[], text: string): Near[] {
  const key = normalizedName(text);
  if (key.length < 2) return [];
  const far = Math.max(1, Math.floor(key.length / 4));
  const found = names.flatMap((name) => {
    const distance = distanceOf(name.key, key, far);
    return distance === undefined ? [] : [{ name, distance }];
  });
  return found
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ name: { id, label } }) => ({ id, label }));
}

/** Of several names in one cell those that may be meant by each that names nothing. */
function nearestOfEach(names: readonly Name[], text: string): Near[] {
  const isName = (written: string) => names.filter(({ key }) => key === normalizedName(written)).length === 1;
  const found = namesIn(text)
    .slice(0, mostNames)
    .filter((written) => !isName(written))
    .flatMap((written) => nearest(names, written));
  return [...new Map(found.map((near) => [near.id, near])).values()];
}

/** 0 the same, 1 one within the other, then the characters that differ; undefined where too many do. */
function distanceOf(name: string, text: string, far: number): number | undefined {
  if (name === text) return 0;
  if (name.length >= 4 && text.length >= 3 && (name.includes(text) || text.includes(name))) return 1;
  if (Math.abs(name.length - text.length) > far) return undefined;
  const distance = editDistance(name, text);
  return distance <= far ? 1 + distance : undefined;
}
