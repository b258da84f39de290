import { FilterOutlined, ImportOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import type { RefObject } from 'react';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { type Task, TaskProgress } from '../../app/task.tsx';
import type { SheetHandle } from '../../grid/sheet-props.ts';

export interface View {
  readonly filter: string;
  readonly onlyProblems: boolean;
  readonly revealed: boolean;
}

interface Props {
  table: TableName;
  view: View;
  onView(view: View): void;
  sheet: RefObject<SheetHandle | null>;
  onImport(): void;
  importing: Task;
  count: number | undefined;
}

export function TableToolbar({ table, view, onView, sheet, onImport, importing, count }: Props) {
  const { title, fields } = tableOf(table);
  const hasPersonal = Object.values(fields).some((field) => field.personal);
  return (
    <header className="toolbar">
      <h1>
        {title}
        {count !== undefined && <small>{count} 行</small>}
      </h1>
      <Button size="small" onClick={() => sheet.current?.run({ do: 'insertRow' })}>
        新增行
      </Button>
      <Button size="small" onClick={() => sheet.current?.run({ do: 'deleteRows' })}>
        删除行
      </Button>
      <Button size="small" icon={<ImportOutlined aria-hidden />} disabled={importing.running} onClick={onImport}>
        导入
      </Button>
      <TaskProgress task={importing} label="正在读取文件" />
      <span className="toolbar-gap" />
      <Input
        size="small"
        className="toolbar-filter"
        aria-label={`筛选${title}`}
        prefix={<FilterOutlined aria-hidden />}
        placeholder="筛选本表"
        allowClear
        value={view.filter}
        onChange={(event) => onView({ ...view, filter: event.target.value })}
      />
      <Checkbox checked={view.onlyProblems} onChange={(event) => onView({ ...view, onlyProblems: event.target.checked })}>
        只看有问题的
      </Checkbox>
      {hasPersonal && (
        <Checkbox checked={view.revealed} onChange={(event) => onView({ ...view, revealed: event.target.checked })}>
          显示个人信息
        </Checkbox>
      )}
    </header>
  );
}
