import type { ColumnChoices, MatchedBy, Staged, StagedColumn, Target } from '#shared/contract/intake.ts';
import { display } from '#shared/model/display.ts';
import type { Field } from '#shared/model/field.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';

export const matchTitles: Record<MatchedBy, string> = {
  choice: '您选的',
  remembered: '同上次',
  alias: '按表头',
  similar: '表头相近',
  content: '按内容',
};

/** Matched by guesses that a person should look at. */
export const isUnsure = ({ by, target }: StagedColumn): boolean => target !== null && (by === 'similar' || by === 'content');
/** Columns whose values would be dropped: a running number is none. */
export const isUnmatched = ({ target, serial, by }: StagedColumn): boolean => target === null && !serial && by === null;

export const fieldOf = ({ table, field }: Target): Field | undefined => tableOf(table).fields[field];
export const sameTarget = (a: Target | null, b: Target | null): boolean => a?.table === b?.table && a?.field === b?.field;

/** Where the values of columns without a field of their own go: each as “表头：值”. */
export const noteOf = (table: TableName): Target | undefined =>
  tableOf(table).fields.note?.kind === 'note' ? { table, field: 'note' } : undefined;

const leadsTo = (from: TableName, to: TableName) => Object.values(tableOf(from).fields).some((field) => field.to === to);
/** The tables that a sheet of one can feed: itself, and those that link to it and it to them, as an enterprise and its branch do. */
export const fedBy = (table: TableName): TableName[] => [
  table,
  ...tableNames.filter((other) => other !== table && leadsTo(table, other) && leadsTo(other, table)),
];

export interface TargetGroup {
  readonly table: TableName;
  readonly title: string;
  readonly fields: readonly { readonly target: Target; readonly title: string; readonly aliases: readonly string[] }[];
}

/** The fields a column can go to, by table: the one meant first, then those that came along. */
export const targetGroups = (tables: readonly TableName[]): TargetGroup[] =>
  tables.map((table) => ({
    table,
    title: tableOf(table).title,
    fields: Object.entries(tableOf(table).fields).map(([field, { title, aliases }]) => ({
      target: { table, field },
      title,
      aliases: aliases ?? [],
    })),
  }));

/** 名称, or 党组织：名称 of a table that came along. */
export function titleOf(target: Target | null, groups: readonly TargetGroup[]): string {
  if (target === null) return '不导入';
  if (sameTarget(target, noteOf(target.table) ?? null)) return '记入备注';
  const title = fieldOf(target)?.title ?? target.field;
  const group = groups.find(({ table }) => table === target.table);
  return group && group !== groups[0] ? `${group.title}：${title}` : title;
}

/**
 * What a person has chosen, with one more choice. A field has one column: the one that had it gives it up; only notes take several.
 */
export function chosen(choices: ColumnChoices, columns: readonly StagedColumn[], header: string, target: Target | null): ColumnChoices {
  const several = target !== null && fieldOf(target)?.kind === 'note';
  const freed = columns.filter((column) => target !== null && !several && column.header !== header && sameTarget(column.target, target));
  return { ...choices, ...Object.fromEntries(freed.map((column) => [column.header, null])), [header]: target };
}

/** Every column without a field goes into the note. */
export function allToNote(choices: ColumnChoices, columns: readonly StagedColumn[], note: Target): ColumnChoices {
  return { ...choices, ...Object.fromEntries(columns.filter(isUnmatched).map(({ header }) => [header, note])) };
}

export interface MissingFields {
  readonly wanting: readonly string[];
  /** Required too, but new rows begin with a value: 状态 存续. */
  readonly given: readonly string[];
}

/** Required fields of the tables of a stage that no column goes to. */
export function missingFields({ columns, parts }: Pick<Staged, 'columns' | 'parts'>): MissingFields {
  const taken = new Set(columns.flatMap(({ target }) => (target ? [`${target.table}.${target.field}`] : [])));
  const missing = parts.flatMap(({ table }) =>
    Object.entries(tableOf(table).fields)
      .filter(([key, field]) => field.required && !taken.has(`${table}.${key}`))
      .map(([, field]) => ({ field, title: parts.length > 1 ? `${tableOf(table).title}的${field.title}` : field.title })),
  );
  return {
    wanting: missing.filter(({ field }) => field.initial === undefined).map(({ title }) => title),
    given: missing
      .filter(({ field }) => field.initial !== undefined)
      .map(({ field, title }) => `${title} ${display(field, field.initial, () => undefined)}`),
  };
}
