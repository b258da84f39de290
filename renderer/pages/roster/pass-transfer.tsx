import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { Identity } from '#shared/contract/ledger.ts';
import { chooseFiles, download, type NamedFile, readFile } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { TaskProgress, useTask } from '../../app/task.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';
import { WaitingSlips } from './waiting-slips.tsx';

type Level = Exclude<Identity['level'], 'township'>;
const notes: Record<Level, string> = {
  county:
    '乡镇街道送来的、市里转来的 .lxmove 文件：核对签名后改由本单位签名。转入单位在本县的，加密给它，不另交也会随它的下一份底册送到；在外县的，加密给市里，文件要交上去。',
  city: '县里送来的 .lxmove 文件：核对签名后改由本单位签名、加密给转入单位的县。不另交的，也会随那个县的下一份底册送到。',
};

/** 转交转接单: checks what came from below or above and hands it on towards the receiving unit; a bad one never stops the others. */
export function PassTransfer({ level }: { level: Level }) {
  const bridge = useBridge();
  const client = useQueryClient();
  const task = useTask();
  const { message } = App.useApp();
  const pass = async (file: NamedFile) => {
    const passed = await bridge.call('transfer.pass', file);
    download(passed);
    const { label, from, to, next } = passed;
    message.success(`“${label}”：${from.name} → ${to.name}，请把转接单交给${next.name}`, 6);
  };
  const refresh = () =>
    Promise.all(['transfer.list', 'transfer.waiting', 'roster.units'].map((name) => client.invalidateQueries({ queryKey: [name] })));
  const open = () =>
    task.attempt(async () => {
      for (const chosen of await chooseFiles('.lxmove', true)) {
        try {
          await pass(await readFile(chosen));
        } catch (error) {
          message.error(`${chosen.name}：${ledgerErrorOf(error).message}`, 8);
        }
      }
      await refresh();
    });
  return (
    <section className="card" aria-labelledby="pass-title">
      <h2 id="pass-title">转交转接单</h2>
      <WaitingSlips
        act="转交"
        task={task}
        onAct={async (file) => {
          await pass(file);
          await refresh();
        }}
      />
      <div className="step-acts">
        <Button disabled={task.running} onClick={() => void open()}>
          打开转接单…
        </Button>
        <span className="page-note">{notes[level]}</span>
      </div>
      <TaskProgress task={task} label="正在核对" />
    </section>
  );
}
