import type { IntakeProblem, StagedColumn } from '#shared/contract/intake.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';

/** How the columns of an import's sheet stand at first. */
export interface FirstPlace {
  readonly key: string;
  readonly hidden: boolean;
  readonly frozen: boolean;
}

/** What the file has stands first, in the order of the file; then what it wants; the rest is hidden until a person shows it. */
export function firstPlaces(table: TableName, columns: readonly StagedColumn[], problems: readonly IntakeProblem[]): FirstPlace[] {
  const { fields, label } = tableOf(table);
  const given = columns.flatMap(({ target }) => (target?.table === table ? [target.field] : []));
  const faulty = new Set(problems.map(({ field }) => field));
  const wanted = Object.keys(fields).filter((key) => fields[key]?.required || faulty.has(key));
  const shown = new Set([label, ...given, ...wanted]);
  return [...new Set([...shown, ...Object.keys(fields)])].map((key) => ({ key, hidden: !shown.has(key), frozen: key === label }));
}
