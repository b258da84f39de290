import { App, Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { download } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';

/** Changes this desk's keys: a request where it has a superior, at once where it is its own root. */
export function KeyChangeForm({
  isRoot,
  level,
  suite,
  onDone,
}: {
  isRoot: boolean;
  level: Identity['level'];
  suite: OutputOf<'enrolment.board'>['own']['suite'];
  onDone(): void;
}) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [compromised, setCompromised] = useState(false);
  const [hybrid, setHybrid] = useState(false);
  const reasonId = useId();
  const issues = level !== 'township';
  const change = async () => {
    const changed = await act((id) => bridge.call('enrolment.changeKeys', { reason: reason.trim(), compromised, hybrid }, id));
    if (!changed) return;
    if (changed.request) download(changed.request);
    message.success(changed.request ? `申请文件已生成：${changed.request.name}，请送上级` : '已更换密钥，请给下级换发授权文件', 6);
    onDone();
  };
  return (
    <form
      className="framed-form"
      aria-label="更换密钥"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') void change();
      }}
    >
      <p>
        {isRoot
          ? '本单位没有上级：新密钥立即使用，由原来的密钥证明。'
          : '生成新密钥和申请文件，送上级；导入上级签发的授权文件后，新密钥开始使用，在此以前仍用原来的。'}
        {issues && '过渡期间，加密给原来和新的收件人的上报包都能打开；请接着给下级一次换发授权文件。'}
        以前的上报包和回执始终可以打开和核验。
      </p>
      <label htmlFor={reasonId}>更换的原因（记入修改记录）</label>
      <Input id={reasonId} autoFocus maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      <Checkbox checked={compromised} onChange={(event) => setCompromised(event.target.checked)}>
        原密钥可能在别人手里：不用它证明新密钥，{issues ? '上级和下级都' : '上级'}须重新电话核对指纹
      </Checkbox>
      {issues && suite !== 'gm' && (
        <Checkbox checked={hybrid} onChange={(event) => setHybrid(event.target.checked)}>
          新的收件人用抗量子混合算法（age1pq1…；用别的工具打开时须 age 1.3 以上）
        </Checkbox>
      )}
      <div className="step-acts">
        <Button type="primary" htmlType="submit" danger={compromised} loading={task.busy} disabled={reason.trim() === ''}>
          {isRoot ? '立即更换' : '生成申请文件'}
        </Button>
        <Button onClick={onDone}>取消</Button>
      </div>
    </form>
  );
}
