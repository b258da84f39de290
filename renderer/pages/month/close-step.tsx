import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { Period } from '#shared/contract/bookkeeping.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { useBridge } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import type { ProblemCounts } from '../../app/problem-set.ts';
import { TaskProgress } from '../../app/task.tsx';
import { AmendForm } from './amend-form.tsx';
import { MonthChangesView } from './month-changes.tsx';
import { NotReceived } from './not-received.tsx';
import { StepCard } from './step-card.tsx';
import { useMonthChanges } from './use-month-changes.ts';

/** Shows what changed and asks why, closes the month and then shows the 变更说明 as written; a closed month is reopened by a 更正. */
export function CloseStep({ period, counts }: { period: Period; counts: ProblemCounts }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const isOpen = period.state === 'open';
  const { changes, error, explain } = useMonthChanges(period.period, isOpen);
  const [unchanged, setUnchanged] = useState(false);
  const isUnchanged = changes?.tables.length === 0;
  const unsaid = changes?.asks.filter((ask) => ask.reason === null).length ?? 0;
  const reason = reasonAgainst(counts, unsaid, isUnchanged && !unchanged);

  const close = async () => {
    const closed = await act((id) => bridge.call('bookkeeping.close', { period: period.period, unchanged: isUnchanged && unchanged }, id));
    if (closed) message.success(`${monthTitle(period.period)}已封账`);
  };
  return (
    <StepCard
      number={2}
      title="封账"
      state={!isOpen ? 'done' : reason === undefined ? 'current' : 'ahead'}
      summary={isOpen ? '封账后本月内容受保护，下面的变更说明随之写定。' : `${chinaTime(period.closedAt)} 封账`}
    >
      {error && <Alert type="error" title={error.message} />}
      {isOpen && changes && <MonthChangesView changes={changes} explain={explain} unchanged={unchanged} onUnchanged={setUnchanged} />}
      {isOpen && <NotReceived period={period.period} />}
      {isOpen && (
        <div className="step-acts">
          <Button type="primary" loading={task.busy} disabled={reason !== undefined} onClick={() => void close()}>
            封账
          </Button>
          {reason !== undefined && <span className="reason">{reason}</span>}
        </div>
      )}
      <TaskProgress task={task} label="正在封账" />
      {period.changes !== null && (
        <div className="changes">
          <h3>变更说明</h3>
          <p>{period.changes}</p>
        </div>
      )}
      {period.amendments.length > 0 && (
        <div className="changes">
          <h3>更正记录</h3>
          <ul>
            {period.amendments.map((amendment) => (
              <li key={amendment.revision}>
                第 {amendment.revision} 版（{chinaTime(amendment.at)}）：{amendment.text}
              </li>
            ))}
          </ul>
        </div>
      )}
      {!isOpen && <AmendForm period={period} />}
    </StepCard>
  );
}

function reasonAgainst({ errors, warnings }: ProblemCounts, unsaid: number, unconfirmed: boolean): string | undefined {
  const parts = [
    ...(errors > 0 ? [`改正 ${errors} 处错误`] : []),
    ...(warnings > 0 ? [`处理 ${warnings} 处提醒（改正或填写说明）`] : []),
    ...(unsaid > 0 ? [`写明 ${unsaid} 处变更的原因`] : []),
    ...(unconfirmed ? ['确认本月无变化'] : []),
  ];
  return parts.length > 0 ? `还需${parts.join('、')}` : undefined;
}
