import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { useAsk } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { DisputeForm } from './dispute-form.tsx';

type Dispute = OutputOf<'exchange.disputes'>[number];
const choices = { kept: '先收到的一份不变', taken: '改用后到的一份' } as const;

/** Two packages where only one can be right: a person looks at both and decides. */
export function Disputes({ refresh }: { refresh(): Promise<void> }) {
  const disputes = useAsk('exchange.disputes', {}).data ?? [];
  const [open, setOpen] = useState<string>();
  if (disputes.length === 0) return null;
  const waiting = disputes.filter(({ decision }) => decision === null);
  const decided = disputes.filter(({ decision }) => decision !== null);
  return (
    <section className="card" aria-labelledby="disputes-title">
      <h2 id="disputes-title">待裁定（{waiting.length}）</h2>
      <p className="page-note">
        同一单位来了两份不能并存的上报包：可能台账被复制到另一台电脑，或在新电脑上重新做了一份。后到的没有写入，两份都留着。请先电话核实，再裁定。
      </p>
      {waiting.map((dispute) => (
        <div key={dispute.id}>
          <div className="step-acts">
            <span>
              {dispute.unitName} {monthTitle(dispute.period)} 第 {dispute.revision} 版（序号 {dispute.sequence}），{chinaTime(dispute.at)}{' '}
              收到
            </span>
            <span className="state state-bad">{dispute.code === 'DOC-FORK' ? '与前一份接不上' : '同一版内容不同'}</span>
            {open !== dispute.id && (
              <Button size="small" onClick={() => setOpen(dispute.id)}>
                并排查看…
              </Button>
            )}
          </div>
          {open === dispute.id && <DisputeForm dispute={dispute} refresh={refresh} onDone={() => setOpen(undefined)} />}
        </div>
      ))}
      {decided.length > 0 && <Decided disputes={decided} />}
    </section>
  );
}

function Decided({ disputes }: { disputes: readonly Dispute[] }) {
  return (
    <details className="dispute-done">
      <summary>已裁定 {disputes.length} 份</summary>
      <ul>
        {disputes.map(({ id, unitName, period, revision, decision }) => (
          <li key={id}>
            {unitName} {monthTitle(period)} 第 {revision} 版：{decision && choices[decision.choice]}，{chinaTime(decision?.at ?? null)}
            。理由：
            {decision?.reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
