import type { Table } from '#shared/model/table.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';

const shown = 30;
const mark = { error: '错误', warning: '提醒' } as const;

/** At most thirty lines, and how many more there are. */
export function some<T>(items: readonly T[], line: (item: T) => string): string[] {
  const rest = items.length - shown;
  return [...items.slice(0, shown).map(line), ...(rest > 0 ? [`……还有 ${rest} 条（加 --json 看全部）`] : [])];
}

/** A problem as one line for a person. */
export function problemLine(problem: Problem): string {
  const waived = problem.waived === undefined ? '' : `（已说明：${problem.waived}）`;
  return `${mark[problem.severity]} ${problem.rule} ${titleOfTable(problem.table)} ${problem.id} ${titleOfField(problem.table, problem.field)}：${problem.message}${waived}`;
}

export const titleOfTable = (name: string): string => (isTableName(name) ? tableOf(name).title : name);
const titleOfField = (name: string, key: string): string => {
  const table: Table | undefined = isTableName(name) ? tableOf(name) : undefined;
  return table?.fields[key]?.title ?? key;
};
/** 两新组织 120 行、党员 140 行 */
export const countsText = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${titleOfTable(name)} ${count} 行`)
    .join('、');
export const lines = (...parts: readonly string[]): string => parts.join('\n');

/** Where something is to be mended: table, field and the row's id. */
export function placeLine({ table, id, field }: { table: string; id: string; field: string }): string {
  const title = isTableName(table) ? tableOf(table).fields[field]?.title : undefined;
  return [titleOfTable(table), title, id].filter(Boolean).join(' · ');
}
