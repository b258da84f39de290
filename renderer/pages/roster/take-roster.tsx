import { Button } from 'antd';
import { chinaTime } from '#shared/model/china-time.ts';
import { chooseFile } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { TaskProgress, useTask } from '../../app/task.tsx';
import { useAdopt } from './use-adopt.ts';

/** 采用底册: opens the superior's file, whose rows are then looked at like an import's. `leading`: it is what the page is first for. */
export function TakeRoster({ leading }: { leading: boolean }) {
  const bridge = useBridge();
  const task = useTask();
  const adopt = useAdopt();
  const taken = useAsk('roster.taken', {}).data ?? [];
  const open = () =>
    task.attempt(async (id) => {
      const file = await chooseFile('.lxbase');
      if (!file) return;
      await adopt(async (call) => {
        const { stage: staged, ...roster } = await bridge.call('roster.stage', file, call);
        return { file, staged, document: { kind: 'roster', roster } };
      }, id);
    });
  return (
    <section className="card" aria-labelledby="take-title">
      <h2 id="take-title">采用上级的底册</h2>
      <div className="step-acts">
        <Button type={leading ? 'primary' : 'default'} disabled={task.running} onClick={() => void open()}>
          打开底册…
        </Button>
        <span className="page-note">.lxbase 文件。先逐格看差别，本单位已有的内容不会被覆盖；换了电脑的，用它恢复台账。</span>
      </div>
      {taken.length > 0 && (
        <ul className="taken-rosters" aria-label="采用过的底册">
          {taken.map(({ version, at, name }) => (
            <li key={version}>
              第 {version} 版 <span className="day">{chinaTime(at)}</span> <span className="page-note">{name}</span>
            </li>
          ))}
        </ul>
      )}
      <TaskProgress task={task} label="正在核对" />
    </section>
  );
}
