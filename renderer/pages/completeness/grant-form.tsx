import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { GrantOrder } from '#shared/contract/grants.ts';
import type { Cell, CompletenessBoard } from '#shared/exchange/completeness.ts';
import { addDays } from '#shared/model/civil-date.ts';
import { download } from '../../app/files.ts';
import { monthTitle } from '../../app/period-words.ts';
import { useTask } from '../../app/task.tsx';

/** Grants a unit a later due day for a month, or that it may amend it: a signed file to give to it. */
export function GrantForm({ unit, cell }: { unit: CompletenessBoard['units'][number]; cell: Cell }) {
  const task = useTask();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [act, setAct] = useState<GrantOrder['act']>('extend');
  const [due, setDue] = useState(addDays(cell.due, 5));
  const [reason, setReason] = useState('');
  const dueId = useId();
  const reasonId = useId();
  const said = reason.trim();
  const missing = act === 'extend' && due <= cell.due ? `新的期限应晚于 ${cell.due}` : said === '' ? '请写明理由' : undefined;
  const issue = async () => {
    const about = { unit: unit.code, period: cell.period, reason: said };
    const issued = await task.run('exchange.issueGrant', act === 'extend' ? { act, ...about, due } : { act, ...about });
    if (!issued) return;
    download(issued);
    message.success(`批复已生成：${issued.name}，请交给${unit.name}`);
    setOpen(false);
    await Promise.all(['exchange.grants', 'exchange.completeness'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
  if (!open)
    return (
      <div className="step-acts">
        <Button size="small" onClick={() => setOpen(true)}>
          批复延期、准予更正…
        </Button>
      </div>
    );
  return (
    <form
      className="inline-form"
      aria-label="批复"
      onSubmit={(event) => {
        event.preventDefault();
        void issue();
      }}
    >
      <Radio.Group
        aria-label="批复什么"
        value={act}
        onChange={(event) => setAct(event.target.value as GrantOrder['act'])}
        options={[
          { value: 'extend', label: '延期' },
          { value: 'reopen', label: '准予更正：已接收或过了期限的，可以重新打开一次' },
        ]}
      />
      {act === 'extend' && (
        <div className="step-acts">
          <label htmlFor={dueId}>{monthTitle(cell.period)}报送期限延至</label>
          <Input
            id={dueId}
            type="date"
            className="day-input"
            value={due}
            min={addDays(cell.due, 1)}
            onChange={(event) => setDue(event.target.value)}
          />
        </div>
      )}
      <label htmlFor={reasonId}>理由（写进批复，对方会看到）</label>
      <Input id={reasonId} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="step-acts">
        <Button type="primary" htmlType="submit" loading={task.busy} disabled={missing !== undefined}>
          签名并生成批复
        </Button>
        <Button onClick={() => setOpen(false)}>取消</Button>
        {missing !== undefined && <span className="reason">{missing}</span>}
      </div>
    </form>
  );
}
