import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Period } from '#shared/contract/bookkeeping.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { jumpTo } from '../../app/jump.ts';
import type { ProblemCounts } from '../../app/problem-set.ts';
import { setProblems } from '../../app/problems.ts';
import { TaskProgress, useTask } from '../../app/task.tsx';
import { StepCard } from './step-card.tsx';

interface Props {
  period: Period;
  counts: ProblemCounts;
  /** Those that stand in the way of this desk's own month. */
  problems: readonly Problem[];
  /** How many there are on rows of the units below. */
  others: number;
}

/** Runs every rule over the month; what is found stands in the problem panel. */
export function CheckStep({ period, counts, problems, others }: Props) {
  const client = useQueryClient();
  const task = useTask();
  const { message } = App.useApp();
  const [checked, setChecked] = useState(false);
  const clean = counts.errors === 0 && counts.warnings === 0;
  const isOpen = period.state === 'open';
  const first = problems.find((problem) => problem.severity === 'error') ?? problems.find((problem) => problem.waived === undefined);

  const check = async () => {
    const result = await task.run('checking.check', { period: period.period });
    if (!result) return;
    setProblems(client, result.problems);
    setChecked(true);
    message.success('检查完毕');
  };
  return (
    <StepCard number={1} title="检查" state={!isOpen ? 'done' : clean ? 'done' : 'current'} summary={<CountLine counts={counts} />}>
      {isOpen && (
        <>
          <p>{explain(counts, clean, checked)}</p>
          {others > 0 && <p className="page-note">另有 {others} 处在下级单位的内容里，由其自行改正，不影响本级封账。</p>}
          <div className="step-acts">
            <Button type={clean && checked ? 'default' : 'primary'} ghost={clean} loading={task.busy} onClick={() => void check()}>
              全面检查
            </Button>
            {first && <Button onClick={() => jumpTo(first.table, first.id, first.field)}>去改第一处（F8 下一处）</Button>}
          </div>
          <TaskProgress task={task} label="正在检查" />
        </>
      )}
    </StepCard>
  );
}

function explain(counts: ProblemCounts, clean: boolean, checked: boolean): string {
  if (!clean)
    return counts.errors > 0
      ? '错误必须改正才能封账；提醒可以改正，也可以在右侧“问题”栏填写说明。'
      : '没有错误。其余提醒请改正，或在右侧“问题”栏逐条填写说明。';
  return checked ? '刚刚全面检查过，没有未处理的问题，可以封账。' : '录入时已随时检查，没有未处理的问题。封账时会再全面检查一次。';
}

function CountLine({ counts }: { counts: ProblemCounts }) {
  return (
    <span className="problem-counts">
      <span className={counts.errors > 0 ? 'count-error' : ''}>{counts.errors} 处错误</span>
      <span className={counts.warnings > 0 ? 'count-warning' : ''}>{counts.warnings} 处提醒未处理</span>
      <span>{counts.waived} 处已说明</span>
    </span>
  );
}
