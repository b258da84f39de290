import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { Period } from '#shared/contract/bookkeeping.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { useBridge } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';

/** Reopens a closed month under a new revision, with the reason written. */
export function AmendForm({ period }: { period: Period }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const amend = async () => {
    const done = await act((id) => bridge.call('bookkeeping.amend', { period: period.period, text: text.trim() }, id));
    if (done) message.success(`${monthTitle(period.period)}已重新打开，改正后请再次封账、导出`);
  };
  if (!open)
    return (
      <div className="step-acts">
        <Button size="small" disabled={period.needsGrant === true} onClick={() => setOpen(true)}>
          发起更正…
        </Button>
        {period.needsGrant && (
          <span className="reason">任务书规定：上级接收以后或过了期限，须有上级批复才能更正。收到批复后在下面“上级批复”里导入。</span>
        )}
        <span className="page-note">发现封账的内容有误时使用：重新打开本月，改正后再次封账，版次加一。</span>
      </div>
    );
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        void amend();
      }}
    >
      <label htmlFor="amend-reason">更正原因（记入更正记录，随上报包报上级）</label>
      <Input.TextArea
        id="amend-reason"
        autoFocus
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="step-acts">
        <Button type="primary" htmlType="submit" loading={task.busy} disabled={text.trim() === ''}>
          重新打开本月
        </Button>
        <Button onClick={() => setOpen(false)}>取消</Button>
      </div>
    </form>
  );
}
