import { App, Button } from 'antd';
import { chooseFile, type NamedFile } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { TaskProgress, useTask } from '../../app/task.tsx';
import { useAdopt } from './use-adopt.ts';
import { WaitingSlips } from './waiting-slips.tsx';

/** 办理转入: a slip that the superior passed on, from a file or from the last 底册. */
export function TakeTransfer() {
  const bridge = useBridge();
  const task = useTask();
  const adopt = useAdopt();
  const { message } = App.useApp();

  const take = (file: NamedFile, id: string) =>
    adopt(async (call) => {
      const { stage: staged, ...transfer } = await bridge.call('transfer.stage', file, call);
      if (staged) return { file, staged, document: { kind: 'transfer', transfer } };
      message.info(`“${transfer.label}”的转接单以前办理过，没有改动。`, 5);
      return undefined;
    }, id);
  const open = () =>
    task.attempt(async (id) => {
      const file = await chooseFile('.lxmove');
      if (file) await take(file, id);
    });
  return (
    <section className="card" aria-labelledby="in-title">
      <h2 id="in-title">办理转入</h2>
      <WaitingSlips act="办理" task={task} onAct={take} />
      <div className="step-acts">
        <Button disabled={task.running} onClick={() => void open()}>
          打开转接单…
        </Button>
        <span className="page-note">上级转交的 .lxmove 文件；随底册来的列在上面。写入前先看，党支部在那里选。</span>
      </div>
      <TaskProgress task={task} label="正在核对" />
    </section>
  );
}
