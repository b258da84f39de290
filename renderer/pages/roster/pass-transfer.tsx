import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { chooseFiles, download, readFile } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { TaskProgress, useTask } from '../../app/task.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';

/** 转交转接单: checks what townships wrote and hands it on; a bad one never stops the others. */
export function PassTransfer() {
  const bridge = useBridge();
  const client = useQueryClient();
  const task = useTask();
  const { message } = App.useApp();
  const pass = () =>
    task.attempt(async () => {
      for (const chosen of await chooseFiles('.lxmove', true)) {
        try {
          const passed = await bridge.call('transfer.pass', await readFile(chosen));
          download(passed);
          message.success(`“${passed.label}”：${passed.from.name} → ${passed.to.name}，请把转接单交给${passed.to.name}`, 6);
        } catch (error) {
          message.error(`${chosen.name}：${ledgerErrorOf(error).message}`, 8);
        }
      }
      await Promise.all(['transfer.list', 'roster.units'].map((name) => client.invalidateQueries({ queryKey: [name] })));
    });
  return (
    <section className="card" aria-labelledby="pass-title">
      <h2 id="pass-title">转交转接单</h2>
      <div className="step-acts">
        <Button disabled={task.running} onClick={() => void pass()}>
          打开转接单…
        </Button>
        <span className="page-note">
          乡镇街道送来的 .lxmove 文件：核对签名后改由本单位签名、加密给转入单位。不另交的，也会随它的下一份底册送到。
        </span>
      </div>
      <TaskProgress task={task} label="正在核对" />
    </section>
  );
}
