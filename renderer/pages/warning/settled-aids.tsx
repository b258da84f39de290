import { Button } from 'antd';
import { useState } from 'react';
import type { SettledAid } from '#shared/warning/aid-board.ts';
import { jumpTo } from '../../app/jump.ts';
import { labelIn } from '../../app/row-set.ts';
import { OutcomeForm } from './aid-forms.tsx';
import { useAidActs } from './use-aid-acts.ts';
import type { RowSets } from './use-board.ts';

const step = 50;

/** 已解除: measures whose warning the ledger no longer shows, with their outcome; one without asks for it. */
export function SettledAids({
  settled,
  sets,
  today,
  unit,
}: {
  settled: readonly SettledAid[];
  sets: RowSets;
  today: string;
  unit: string;
}) {
  const [shown, setShown] = useState(step);
  return (
    <section className="card" aria-labelledby="settled-title">
      <h2 id="settled-title">已解除：{settled.length} 个</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th>党组织</th>
            <th>预警</th>
            <th>措施</th>
            <th>责任人</th>
            <th>结果</th>
            <th>办结日期</th>
          </tr>
        </thead>
        <tbody>
          {settled.slice(0, shown).map((one) => (
            <SettledLine key={one.aid.id} one={one} sets={sets} today={today} unit={unit} />
          ))}
        </tbody>
      </table>
      {shown < settled.length && (
        <Button size="small" onClick={() => setShown(shown + step)}>
          再显示 {Math.min(step, settled.length - shown)} 个
        </Button>
      )}
    </section>
  );
}

function SettledLine({ one: { aid, unrecorded }, sets, today, unit }: { one: SettledAid; sets: RowSets; today: string; unit: string }) {
  const [writing, setWriting] = useState(false);
  const acts = useAidActs();
  const named = (table: 'party_organization' | 'organization', id: string | null) =>
    id === null ? undefined : (labelIn(table, sets.get(table)?.byId.get(id)) ?? '（已不在台账）');
  const subject = named('party_organization', aid.party_organization) ?? named('organization', aid.organization) ?? '（未选对象）';
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link-button" onClick={() => jumpTo('visit_aid', aid.id, 'outcome')}>
          {subject}
        </button>
      </th>
      <td>
        {aid.rule} {aid.warning}
      </td>
      <td>{aid.measures}</td>
      <td>{aid.responsible}</td>
      <td>
        {aid.outcome}
        {unrecorded && !writing && <div className="reason">预警已解除，结果待补记。</div>}
        {unrecorded && !writing && aid.unit === unit && (
          <Button size="small" aria-label={`记录结果：${subject}`} onClick={() => setWriting(true)}>
            记录结果
          </Button>
        )}
        {writing && (
          <OutcomeForm
            standing={aid}
            today={today}
            busy={acts.task.busy}
            onSave={(outcome) => void acts.record(aid.id, aid, outcome).then((saved) => saved && setWriting(false))}
            onCancel={() => setWriting(false)}
          />
        )}
      </td>
      <td className="day">{aid.closed_on}</td>
    </tr>
  );
}
