import { Button } from 'antd';
import type { TableName } from '#shared/model/tables.ts';
import { RemarkFields } from './remark-fields.tsx';

/** A remark on a row that is at hand, or none after all. */
export function RemarkForm({
  table,
  onAdd,
  onCancel,
}: {
  table: TableName;
  onAdd(field: string, message: string): void;
  onCancel(): void;
}) {
  return (
    <fieldset className="remark-adder">
      <legend className="spoken">写意见</legend>
      <RemarkFields table={table} size="small" autoFocus onAdd={onAdd} />
      <Button size="small" onClick={onCancel}>
        不写了
      </Button>
    </fieldset>
  );
}
