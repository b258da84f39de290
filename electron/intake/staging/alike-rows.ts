import type { Field } from '#shared/model/field.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import { sameValue } from '../../bookkeeping/coercing.ts';
import { type Draft, fieldOf, type Part, type Remark } from './draft.ts';
import { keyText, type Values } from './key-text.ts';
import { spelling } from './name-index.ts';
import { RowsByKey } from './rows-by-key.ts';

/** What to say of a new row that may be one that is there already, though nothing identifies it; undefined where none is alike. */
export type AlikeRows = (draft: Draft) => Remark | undefined;

/** Gathers the rows when it is first asked. */
export function alikeRows(part: Part, there: readonly AnyRow[]): AlikeRows {
  const { table } = part;
  if (part.given || table.alike === undefined) return () => undefined;
  let gathered: RowsByKey<AnyRow> | undefined;
  const gather = () => {
    const rows = new RowsByKey<AnyRow>();
    for (const row of there) for (const key of keysOf(table, row)) rows.add(key, row);
    return rows;
  };
  const numbers = table.match.filter((field) => field !== table.label);
  return ({ existing, several, left, twice, read }) => {
    if (existing || several || left || twice !== undefined) return undefined;
    gathered ??= gather();
    for (const key of keysOf(table, read)) {
      const alike = gathered
        .get(key)
        .find((row) => !numbers.some((field) => read[field] && row[field] && !sameValue(read[field], row[field])));
      if (alike) return remarkOn(part, read, alike);
    }
    return undefined;
  };
}

/** What a row has in the fields that rows are alike by; with several codes once for each. Without a required one a row is like none. */
function keysOf({ alike = [], fields }: Table, values: Values): string[] {
  let keys = [''];
  for (const key of alike) {
    const field = fields[key];
    const texts = field ? textsOf(field, values[key]) : [];
    keys = keys.flatMap((start) => texts.map((text) => `${start}\n${text}`));
  }
  return keys;
}

function textsOf({ kind, required }: Field, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  const text = kind === 'time' && typeof value === 'string' ? dayOf(value) : spelling(value) || keyText(value);
  return text ? [text] : required ? [] : [''];
}

const dayOf = (time: string) => time.slice(0, 10);

const mostNamed = 3;

function remarkOn(part: Part, values: Values, row: AnyRow): Remark {
  const { alike = [], dated, title, label } = part.table;
  const titleOf = (key: string) => fieldOf(part, key).title;
  const same = alike
    .filter((key) => values[key])
    .map((key) => (fieldOf(part, key).kind === 'time' ? `${titleOf(key)}（同一天）` : titleOf(key)));
  const given = [...new Set(part.columns.map(({ field }) => field))];
  const differing = given.filter((key) => values[key] && !sameValue(values[key], row[key])).slice(0, mostNamed);
  const other = differing.length > 0 ? `，${differing.map(titleOf).join('、')}不同` : '';
  const name = typeof row[label] === 'string' && row[label] !== values[label] ? `“${row[label].slice(0, mostCharacters)}”` : '';
  const message = `台账里已有相近的一条${title}${name}：${same.join('、')}相同${other}。这一行会另外新增；是同一条的，请不导入这一行，直接在台账里改。`;
  const field = dated !== undefined && alike.includes(dated) ? dated : (alike[0] ?? label);
  return { field, rule: 'ROW-003', severity: 'warning', message, stops: false };
}

const mostCharacters = 20;
