import { Button, Checkbox, Popover, Radio } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SheetFormat } from '#shared/contract/sheet-files.ts';
import type { ExportChoice } from './use-export.ts';

interface Props {
  readonly open: boolean;
  readonly title: string;
  /** Rows that the filters let through, and all of them; undefined until they are known. */
  readonly shown: number | undefined;
  readonly total: number | undefined;
  readonly hasPersonal: boolean;
  onExport(choice: ExportChoice): void;
  /** The person is done with it, and goes back to the sheet. */
  onClose(): void;
  /** The person went on elsewhere. */
  onAway(): void;
}

/** Asks which part of a sheet goes into what kind of file. Stands below the toolbar, in nobody's way. */
export function ExportPanel(props: Props) {
  return (
    <Popover
      open={props.open}
      placement="bottomLeft"
      trigger="click"
      destroyOnHidden
      content={<Form {...props} />}
      onOpenChange={(open) => open || props.onAway()}
    >
      <span className="toolbar-anchor" />
    </Popover>
  );
}

function Form({ title, shown, total, hasPersonal, onExport, onClose }: Props) {
  const [part, setPart] = useState<ExportChoice['part']>('shown');
  const [format, setFormat] = useState<SheetFormat>('xlsx');
  const [reveal, setReveal] = useState(false);
  const first = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.querySelector('input')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div role="dialog" aria-label={`导出${title}`} onKeyDown={onKeyDown}>
      <form
        ref={first}
        className="export-panel"
        onSubmit={(event) => {
          event.preventDefault();
          onExport({ part, format, reveal });
        }}
      >
        <Radio.Group aria-label="哪些内容" vertical value={part} onChange={(event) => setPart(event.target.value)}>
          <Radio value="shown">看得见的行和列，按现在的顺序{shown === undefined ? '' : `（${shown} 行）`}</Radio>
          <Radio value="all">整张表{total === undefined ? '' : `（${total} 行）`}，所有的列</Radio>
        </Radio.Group>
        <Radio.Group aria-label="文件格式" value={format} onChange={(event) => setFormat(event.target.value)}>
          <Radio value="xlsx">表格 .xlsx</Radio>
          <Radio value="csv">文本 .csv</Radio>
        </Radio.Group>
        {hasPersonal && (
          <Checkbox checked={reveal} onChange={(event) => setReveal(event.target.checked)}>
            包含完整的个人信息（会记入历史）
          </Checkbox>
        )}
        <div className="export-acts">
          <Button size="small" onClick={onClose}>
            取消
          </Button>
          <Button size="small" type="primary" htmlType="submit">
            导出
          </Button>
        </div>
      </form>
    </div>
  );
}
