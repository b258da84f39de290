import type { MonthAsk, TableChanges } from '../contract/closing.ts';
import { leavingOf } from '../model/leaving.ts';
import { type TableName, tableOf } from '../model/tables.ts';

/** What a person says of a month without any change. */
const unchangedText = '本月无变化';

/** What became of rows, for people: a table's own word for leaving. */
export const kindTitle = (table: TableName, kind: keyof Omit<TableChanges, 'table'>): string =>
  ({ added: '新增', left: leavingOf(table)?.act ?? '离开', changed: '修改', removed: '删除' })[kind];

/** 变更说明: by table how many rows came, left, changed and were deleted; then, a line each, what was asked and what was said of it. */
export function changesText(tables: readonly TableChanges[], asks: readonly MonthAsk[]): string {
  if (tables.length === 0) return unchangedText;
  const counts = tables.map((changes) => {
    const parts = (['added', 'left', 'changed', 'removed'] as const).flatMap((kind) =>
      changes[kind].count === 0 ? [] : [`${kindTitle(changes.table, kind)} ${changes[kind].count} 行`],
    );
    return `${tableOf(changes.table).title}：${parts.join('，')}`;
  });
  const said = asks.map(({ table, name, what, reason }) => `${tableOf(table).title}“${name}”${what}：${reason ?? '未说明'}`);
  return [counts.join('；'), ...said].join('\n');
}
