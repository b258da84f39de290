import type { Received } from '#shared/contract/exchange.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';

/** How many rows of each table are added, changed and removed; says so where none is. */
export function DiffTable({ diff }: { diff: Received['diff'] }) {
  const tables = Object.entries(diff).filter(([, change]) => change.added + change.changed + change.removed > 0);
  if (tables.length === 0) return Object.keys(diff).length > 0 ? <p className="page-note">内容没有差别。</p> : null;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>表</th>
          <th className="number">新增</th>
          <th className="number">变更</th>
          <th className="number">减少</th>
        </tr>
      </thead>
      <tbody>
        {tables.map(([table, change]) => (
          <tr key={table}>
            <td>{isTableName(table) ? tableOf(table).title : table}</td>
            <td className="number">{change.added}</td>
            <td className="number">{change.changed}</td>
            <td className="number">{change.removed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
