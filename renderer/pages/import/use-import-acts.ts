import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useMemo } from 'react';
import type { TableName } from '#shared/model/tables.ts';
import { chooseFile, download, type NamedFile } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { go } from '../../app/route.ts';
import { type Task, useTask } from '../../app/task.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';
import { handOver } from './handing.ts';
import type { ImportDesk } from './import-desk.ts';
import type { Choices } from './import-state.ts';
import { useImportedMessage } from './imported-message.tsx';
import { accepted } from './table-files.ts';

export interface ImportActs {
  readonly task: Task;
  open(file: NamedFile): void;
  chooseFile(): void;
  /** An empty workbook to fill in. */
  template(): void;
  choose(change: Partial<Choices>): void;
  /** Goes back to what was chosen before. */
  unchoose(): void;
  reread(change: Pick<Choices, 'sheet' | 'encoding'>): void;
  toRows(): void;
  toShape(): void;
  commit(): void;
  saveRejected(): void;
  discard(): void;
  /** The file is for another table. */
  moveTo(table: TableName): void;
  /** The stage was lost: reads the file again. */
  renew(): void;
}

/** What a person does on the import page, one act at a time, each with its progress and its failure told. */
export function useImportActs(desk: ImportDesk, table: TableName): ImportActs {
  const bridge = useBridge();
  const journal = useJournal();
  const client = useQueryClient();
  const task = useTask();
  const { message } = App.useApp();
  const askFirst = useAskFirst(desk);
  const tellImported = useImportedMessage();
  const { attempt } = task;

  const renew = useCallback(
    () =>
      void attempt(async (call) => {
        await desk.renew(call);
        message.warning('预览已经失效，文件已重新读取；之前在这里改过的格请再改一次。', 8);
      }),
    [attempt, desk, message],
  );
  /** Runs an act; where the host has let the stage go meanwhile the file is read again. */
  const run = useCallback(
    (act: (call: string) => Promise<unknown>) =>
      void attempt(async (call) => {
        try {
          await act(call);
        } catch (error) {
          if (ledgerErrorOf(error).code !== 'STAGE-GONE') throw error;
          setTimeout(renew);
        }
      }),
    [attempt, renew],
  );
  return useMemo((): ImportActs => {
    const open = (file: NamedFile) => askFirst('换一个文件', () => run((call) => desk.open(file, call)));
    return {
      task,
      open,
      chooseFile: () => void chooseFile(accepted).then((file) => file && open(file)),
      template: () => run(async (call) => download(await bridge.call('intake.template', { table }, call))),
      choose: (change) => askFirst('改变认表的结果', () => run((call) => desk.choose(change, call))),
      unchoose: () => void (desk.state().past.length > 0 && askFirst('退回上一步', () => run((call) => desk.unchoose(call)))),
      reread: (change) => askFirst('重新读取文件', () => run((call) => desk.reread(change, call))),
      toRows: () => run((call) => desk.toRows(call)),
      toShape: () => desk.toShape(),
      commit: () =>
        run(async (call) => {
          const { document } = desk.state();
          const reply = await desk.commit((input) => journal.act(() => bridge.call('intake.commit', input, call), '导入'), call);
          tellImported(reply);
          if (document) await client.invalidateQueries();
          go(document ? { page: 'roster' } : { page: 'table', table });
        }),
      saveRejected: () =>
        run(async (call) => {
          const file = await desk.rejected(call);
          download(file);
          message.success(`已存成“${file.name}”；在里面改好后再导入一次即可。`, 6);
        }),
      discard: () => askFirst('放弃这次导入', () => void desk.discard()),
      moveTo: (next) =>
        askFirst('换一张表', () => {
          const { file } = desk.state();
          void desk.discard();
          if (file) handOver(next, file);
        }),
      renew,
    };
  }, [askFirst, bridge, client, desk, journal, message, renew, run, table, task, tellImported]);
}

/** Asks before what was mended on the staged rows is lost. */
function useAskFirst(desk: ImportDesk): (act: string, go: () => void) => void {
  const { modal } = App.useApp();
  return useCallback(
    (act, proceed) => {
      const { mended } = desk.state();
      if (mended === 0) return proceed();
      modal.confirm({
        title: `${act}会丢掉刚才的修改`,
        content: `在“看差别”里做过 ${mended} 次修改，还没有导入。`,
        okText: `${act}`,
        cancelText: '回去',
        autoFocusButton: 'cancel',
        onOk: proceed,
      });
    },
    [desk, modal],
  );
}
