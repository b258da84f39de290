import { App, Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { download } from '../../app/files.ts';
import { useAsk } from '../../app/host-context.tsx';
import { useTask } from '../../app/task.tsx';
import { DisputeSides } from './dispute-sides.tsx';

type Choice = 'kept' | 'taken';

/** Both packages side by side, and the decision with its reason; it goes into the log and cannot be undone. */
export function DisputeForm({
  dispute,
  refresh,
  onDone,
}: {
  dispute: OutputOf<'exchange.disputes'>[number];
  refresh(): Promise<void>;
  onDone(): void;
}) {
  const task = useTask();
  const { message } = App.useApp();
  const asked = useAsk('exchange.compareDispute', { id: dispute.id });
  const [choice, setChoice] = useState<Choice>();
  const [reason, setReason] = useState('');
  const reasonId = useId();
  const decide = async () => {
    if (choice === undefined) return;
    const decided = await task.run('exchange.decideDispute', { id: dispute.id, choice, reason: reason.trim() });
    if (!decided) return;
    if (decided.receipt) download(decided.receipt);
    message.success(decided.message, 6);
    await refresh();
    onDone();
  };
  const missing = choice === undefined ? '请选用哪一份' : reason.trim() === '' ? '请写明理由' : undefined;
  return (
    <form
      className="framed-form"
      aria-label="裁定"
      onSubmit={(event) => {
        event.preventDefault();
        void decide();
      }}
    >
      {asked.data && <DisputeSides compared={asked.data} />}
      {asked.isError && <p className="reason">留存的文件打不开，不能并排查看；仍可裁定先收到的一份不变。</p>}
      <Radio.Group
        aria-label="用哪一份"
        value={choice ?? null}
        onChange={(event) => setChoice(event.target.value as Choice)}
        options={[
          { value: 'kept', label: '先收到的一份不变，后到的退回' },
          { value: 'taken', label: '改用后到的一份，替换台账里这个单位的内容', disabled: !dispute.takeable || asked.isError },
        ]}
      />
      {!dispute.takeable && <p className="page-note">两份编号相同，不能改用后到的；请对方发起更正，重新导出。</p>}
      <label htmlFor={reasonId}>理由（记入修改记录，退回的写进回执）</label>
      <Input.TextArea
        id={reasonId}
        autoSize={{ minRows: 2, maxRows: 4 }}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="step-acts">
        <Button type="primary" htmlType="submit" loading={task.busy} disabled={missing !== undefined}>
          裁定
        </Button>
        <Button onClick={onDone}>以后再说</Button>
        {missing !== undefined && <span className="reason">{missing}</span>}
      </div>
    </form>
  );
}
