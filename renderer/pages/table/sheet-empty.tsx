import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { RowSet } from '../../app/row-set.ts';
import { useRowCount } from '../../app/rows.ts';

/** What one can begin with, over a sheet that has no rows. */
export function SheetEmpty({ table, set, onImport }: { table: TableName; set: RowSet; onImport(): Promise<void> }) {
  const count = useRowCount(set);
  if (count !== 0) return null;
  return (
    <p className="sheet-empty">
      还没有{tableOf(table).title}。可以直接在第一行录入，从 WPS 或 Excel 复制后粘贴，或
      <button type="button" onClick={() => void onImport()}>
        导入表格文件
      </button>
      。
    </p>
  );
}
