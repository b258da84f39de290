import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { chooseFile, type NamedFile } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { rereadRows } from '../../app/rows.ts';
import { rulesetNameSince, useOwnRuleset } from '../../app/ruleset.ts';
import { TaskProgress } from '../../app/task.tsx';
import { Differences } from './differences.tsx';
import { LaidAssignments } from './laid-assignments.tsx';
import { useTaskAct } from './use-task-act.ts';
import './task-page.css';

type ReadTask = OutputOf<'exchange.readTask'> & { readonly file: NamedFile };

/** By whose rules this month is kept; the superior's 任务书 is taken here, after what it changes has been seen. */
export function TaskInForce() {
  const bridge = useBridge();
  const journal = useJournal();
  const client = useQueryClient();
  const ruleset = useOwnRuleset();
  const working = useAsk('bookkeeping.periods', {}).data?.working ?? '';
  const { task, act } = useTaskAct();
  const { message } = App.useApp();
  const [read, setRead] = useState<ReadTask>();

  const open = () =>
    act(async (id) => {
      const file = await chooseFile('.lxtask');
      if (file) setRead({ ...(await bridge.call('exchange.readTask', file, id)), file });
    });
  const take = async ({ file }: ReadTask, id: string) => {
    const accepted = await bridge.call('exchange.acceptTask', file, id);
    // the 两包三定 it laid down are rows now, which one undo takes back
    if (accepted.assignments.length > 0) await Promise.all([journal.begin(), rereadRows(client, 'assignment')]);
    return accepted;
  };
  const accept = async (read: ReadTask) => {
    const { taken } = read;
    const accepted = taken ? undefined : await act((id) => take(read, id));
    if (taken || accepted) setRead(undefined);
    if (accepted) message.success(`已采用${titleOf(accepted)}，本月已重新检查：${accepted.errors} 处错误，${accepted.warnings} 处提醒`);
  };
  return (
    <section className="card task-in-force" aria-labelledby="task-in-force-title">
      <header>
        <h2 id="task-in-force-title">任务书</h2>
        <Button size="small" disabled={task.running} onClick={() => void open()}>
          导入任务书…
        </Button>
      </header>
      {ruleset && (
        <p>
          本月按<strong>{rulesetNameSince(ruleset)}</strong>检查，{ruleset.dueDates?.[working] ?? `次月 ${ruleset.dueDay} 日`}前报送。
          {ruleset.issuer === null && <span className="page-note">还没有上级的任务书，规则和应建条件都是程序自带的默认值。</span>}
        </p>
      )}
      {ruleset?.notice && <p className="task-notice">{ruleset.notice}</p>}
      <TaskProgress task={task} label="正在读取任务书" />
      {read && (
        <Modal
          open
          width={760}
          title={titleOf(read)}
          okText={read.taken ? '知道了' : '采用'}
          cancelText="不采用"
          confirmLoading={task.busy}
          onOk={() => void accept(read)}
          onCancel={() => setRead(undefined)}
        >
          {read.notice && <p className="task-notice">{read.notice}</p>}
          {read.taken ? (
            <p>这份任务书已经采用，没有变化。</p>
          ) : read.differences.length === 0 ? (
            <p>规则、期限、应建条件、衢州标准和代码表都与现用的相同，只更换版次。</p>
          ) : (
            <>
              <p>
                采用后，{monthTitle(read.from)}起有以下 {read.differences.length} 处变化，本月随即重新检查：
              </p>
              <Differences differences={read.differences} />
            </>
          )}
          {read.assignments.length > 0 && <LaidAssignments assignments={read.assignments} />}
        </Modal>
      )}
    </section>
  );
}

const titleOf = ({ issuer, version, from }: Pick<ReadTask, 'issuer' | 'version' | 'from'>) =>
  `${issuer.name}任务书第 ${version} 版（${monthTitle(from)}起）`;
