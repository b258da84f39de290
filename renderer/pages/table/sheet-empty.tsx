import { type TableName, tableOf } from '#shared/model/tables.ts';
import { hashOf } from '../../app/route.ts';
import type { RowSet } from '../../app/row-set.ts';
import { useRowCount } from '../../app/rows.ts';

/** What one can begin with, over a sheet that has no rows. */
export function SheetEmpty({ table, set }: { table: TableName; set: RowSet }) {
  const count = useRowCount(set);
  if (count !== 0) return null;
  return (
    <p className="sheet-empty">
      还没有{tableOf(table).title}。可以直接在第一行录入，从 WPS 或 Excel 复制后粘贴，或
      <a href={hashOf({ page: 'import', table })}>导入原来的表格</a>
      ；也可以把表格文件直接拖进来。
    </p>
  );
}
