import { Button } from 'antd';
import type { OutputOf } from '#shared/contract/calls.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { download } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { useTask } from '../../app/task.tsx';

/** Every 任务书 that took force here, the latest first; each can be saved again. */
export function TaskHistory() {
  const tasks = useAsk('exchange.tasks', {}).data;
  if (!tasks) return null;
  return (
    <section className="card" aria-labelledby="task-history-title">
      <h2 id="task-history-title">历次任务书</h2>
      {tasks.length === 0 ? (
        <p className="page-note">还没有任务书。没有任务书时，规则和应建条件都按程序自带的默认值。</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th className="number">版次</th>
              <th>下发单位</th>
              <th>起始月份</th>
              <th>下发日期</th>
              <th>通知</th>
              <th>操作</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <TaskLine key={task.id} task={task} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function TaskLine({ task: { id, version, issuer, from, issued, notice } }: { task: OutputOf<'exchange.tasks'>[number] }) {
  const bridge = useBridge();
  const task = useTask();
  const save = async () => {
    const file = await task.attempt((call) => bridge.call('exchange.taskFile', { id }, call));
    if (file) download(file);
  };
  return (
    <tr>
      <td className="number">{version}</td>
      <td>{issuer.name}</td>
      <td>{monthTitle(from)}</td>
      <td>{chinaDate(issued)}</td>
      <td className="task-notice">{notice}</td>
      <td>
        <Button size="small" aria-label={`另存第 ${version} 版`} loading={task.busy} onClick={() => void save()}>
          另存
        </Button>
      </td>
    </tr>
  );
}
