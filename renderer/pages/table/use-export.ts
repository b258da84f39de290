import { App } from 'antd';
import { useCallback } from 'react';
import type { SheetFormat } from '#shared/contract/sheet-files.ts';
import type { TableName } from '#shared/model/tables.ts';
import { download } from '../../app/files.ts';
import { type Task, useTask } from '../../app/task.tsx';
import type { SheetHandle } from '../../grid/sheet-props.ts';

export interface ExportChoice {
  /** shown: the rows and columns that stand on the sheet, as they stand · all: every one. */
  readonly part: 'shown' | 'all';
  readonly format: SheetFormat;
  readonly reveal: boolean;
}

export interface Export {
  readonly task: Task;
  /** Writes the sheet as a file; tells whether it did. */
  sheet(choice: ExportChoice): Promise<boolean>;
  template(): Promise<void>;
}

/** What is taken away from a table: its sheet as a file for people, or an empty workbook to fill in. */
export function useExport(table: TableName, sheet: { readonly current: SheetHandle | null }): Export {
  const { message } = App.useApp();
  const task = useTask();
  const { run } = task;
  const exportSheet = useCallback(
    async ({ part, format, reveal }: ExportChoice) => {
      const shown =
        part === 'shown' && sheet.current ? { ids: [...sheet.current.shownRows()], fields: [...sheet.current.shownColumns()] } : {};
      const file = await run('intake.sheet', { table, format, reveal, ...shown });
      if (!file) return false;
      download(file);
      message.success(`已导出 ${file.rows} 行：${file.name}`, 6);
      return true;
    },
    [run, message, sheet, table],
  );
  const template = useCallback(async () => {
    const file = await run('intake.template', { table });
    if (!file) return;
    download(file);
    message.success(`已下载：${file.name}`, 6);
  }, [run, message, table]);
  return { task, sheet: exportSheet, template };
}
