import {
  DeleteOutlined,
  EllipsisOutlined,
  ExportOutlined,
  FileExcelOutlined,
  FilterOutlined,
  HistoryOutlined,
  ImportOutlined,
  SearchOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Input } from 'antd';
import { type KeyboardEvent, memo, type ReactNode, type RefObject, useRef, useState } from 'react';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { go } from '../../app/route.ts';
import type { RowSet } from '../../app/row-set.ts';
import { useRowCount } from '../../app/rows.ts';
import { TaskProgress } from '../../app/task.tsx';
import type { Command } from '../../grid/keymap.ts';
import type { SheetHandle } from '../../grid/sheet-props.ts';
import { ExportPanel } from './export-panel.tsx';
import { type Export, type ExportChoice, useExport } from './use-export.ts';
import { useRoom } from './use-room.ts';

export interface View {
  readonly filter: string;
  readonly onlyProblems: boolean;
}

interface Props {
  table: TableName;
  view: View;
  onView(view: View): void;
  revealed: boolean;
  onRevealed(on: boolean): Promise<void>;
  sheet: RefObject<SheetHandle | null>;
  /** Rows of the table, undefined until they are read, and how many of them the filters let through. */
  set: RowSet | undefined;
  shown: number | undefined;
}

interface Act {
  readonly title: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  run(): void;
}

/** From these widths on so many acts have a button; the others are in the ⋯ menu. */
const room = { all: 1190, some: 860 } as const;
const buttonsAt = (width: number, acts: number) => (width >= room.all ? acts - 1 : width >= room.some ? 3 : 0);

/** What is done with a sheet as a whole: one line, whatever the width. */
export const TableToolbar = memo(function TableToolbar(props: Props) {
  const { table, view, onView, revealed, onRevealed, sheet, set, shown } = props;
  const count = useRowCount(set);
  const { title, fields } = tableOf(table);
  const bar = useRef<HTMLElement>(null);
  const width = useRoom(bar);
  const exporting = useExport(table, sheet);
  const [asking, setAsking] = useState(false);
  const acts = actsOf(props, exporting, () => setAsking(true));
  const buttons = buttonsAt(width, acts.length);
  const more = acts.slice(buttons);
  const hasPersonal = Object.values(fields).some((field) => field.personal);
  const onFilterKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && view.filter !== '') onView({ ...view, filter: '' });
    else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') sheet.current?.focus();
    else return;
    event.preventDefault();
  };
  const closeExport = () => {
    setAsking(false);
    sheet.current?.focus();
  };
  const onExport = (choice: ExportChoice) => {
    closeExport();
    void exporting.sheet(choice);
  };
  return (
    <header ref={bar} className={width < room.some ? 'toolbar toolbar-narrow' : 'toolbar'}>
      <h1>
        {title}
        {count !== undefined && <small>{shown === undefined || shown === count ? `${count} 行` : `${shown} / ${count} 行`}</small>}
      </h1>
      <Button size="small" onClick={() => sheet.current?.run({ do: 'insertRow' })}>
        新增行
      </Button>
      {acts.slice(0, buttons).map((act) => (
        <Button key={act.title} size="small" icon={act.icon} disabled={act.disabled ?? false} title={act.keys ?? ''} onClick={act.run}>
          {act.title}
        </Button>
      ))}
      {more.length > 0 && <MoreActs acts={more} />}
      <ExportPanel
        open={asking}
        title={title}
        shown={shown ?? count}
        total={count}
        hasPersonal={hasPersonal}
        onExport={onExport}
        onClose={closeExport}
        onAway={() => setAsking(false)}
      />
      <TaskProgress task={exporting.task} label="正在导出" />
      <span className="toolbar-gap" />
      <Input
        size="small"
        className="toolbar-filter"
        aria-label={`筛选${title}`}
        title="可输入汉字、拼音或首字母；多个词用空格分开，须都找到"
        prefix={<FilterOutlined aria-hidden />}
        placeholder="筛选本表"
        allowClear
        value={view.filter}
        onChange={(event) => onView({ ...view, filter: event.target.value })}
        onKeyDown={onFilterKey}
      />
      <Checkbox checked={view.onlyProblems} onChange={(event) => onView({ ...view, onlyProblems: event.target.checked })}>
        <span className="toolbar-wide">只看</span>有问题的
      </Checkbox>
      {hasPersonal && (
        <Checkbox checked={revealed} onChange={(event) => void onRevealed(event.target.checked)}>
          <span className="toolbar-wide">显示</span>个人信息
        </Checkbox>
      )}
    </header>
  );
});

function actsOf({ table, sheet }: Props, exporting: Export, askExport: () => void): readonly Act[] {
  const command = (asked: Command) => () => sheet.current?.run(asked);
  return [
    { title: '导入', icon: <ImportOutlined aria-hidden />, run: () => go({ page: 'import', table }) },
    { title: '导出', icon: <ExportOutlined aria-hidden />, disabled: exporting.task.running, run: askExport },
    { title: '删除行', keys: 'Ctrl+-', icon: <DeleteOutlined aria-hidden />, run: command({ do: 'deleteRows' }) },
    { title: '查找', keys: 'Ctrl+F', icon: <SearchOutlined aria-hidden />, run: command({ do: 'find' }) },
    { title: '列设置', icon: <SettingOutlined aria-hidden />, run: command({ do: 'columns' }) },
    { title: '来历', keys: 'Ctrl+Shift+H', icon: <HistoryOutlined aria-hidden />, run: command({ do: 'history' }) },
    {
      title: '下载导入模板',
      icon: <FileExcelOutlined aria-hidden />,
      disabled: exporting.task.running,
      run: () => void exporting.template(),
    },
  ];
}

function MoreActs({ acts }: { acts: readonly Act[] }) {
  const items = acts.map(({ title, icon, keys, disabled }) => ({
    key: title,
    icon,
    label: title,
    extra: keys,
    disabled: disabled ?? false,
  }));
  // the menu gives the focus back to its button before the act takes it elsewhere
  const onClick = ({ key }: { key: string }) => setTimeout(() => acts.find((act) => act.title === key)?.run());
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick }}>
      <Button size="small" icon={<EllipsisOutlined />} aria-label="更多操作" />
    </Dropdown>
  );
}
