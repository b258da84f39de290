import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { useBridge } from '../../app/host-context.tsx';

type Board = OutputOf<'enrolment.board'>;
type Authority = NonNullable<Board['authority']>;

/** Who can open what subordinates send here: this desk, and whom it names besides. */
export function Recipients({ authority: { fingerprint, recipients }, suite }: { authority: Authority; suite: Board['own']['suite'] }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const [recipient, setRecipient] = useState('');
  const [label, setLabel] = useState('');
  const [recipientId, labelId] = [useId(), useId()];
  const changed = () => message.success('已保存；请在“下级单位”里给全部换发，才会生效', 6);
  const add = async () => {
    const added = await act((id) => bridge.call('enrolment.addRecipient', { recipient: recipient.trim(), label: label.trim() }, id));
    if (!added) return;
    setRecipient('');
    setLabel('');
    changed();
  };
  const remove = async (text: string) => {
    if (await act((id) => bridge.call('enrolment.removeRecipient', { recipient: text }, id))) changed();
  };
  const isMixed = new Set(recipients.map((one) => one.recipient.startsWith('age1pq1'))).size > 1;
  return (
    <section className="card" aria-labelledby="recipients-title">
      <h2 id="recipients-title">收件人</h2>
      <p className="page-note">下级的上报包加密给下面每一个收件人，任何一个都能单独打开。例如本单位的第二台电脑、离线保管的档案密钥。</p>
      <table className="plain-table recipient-table">
        <thead>
          <tr>
            <th>谁</th>
            <th>收件人</th>
            <th>操作</th>
          </tr>
        </thead>
        <tbody>
          {recipients.map((one) => (
            <tr key={one.recipient}>
              <td>{one.label ?? '本单位'}</td>
              <td className="code">
                <details className="recipient-text">
                  <summary>{`${one.recipient.slice(0, 24)}…${one.recipient.slice(-6)}`}</summary>
                  {one.recipient}
                </details>
              </td>
              <td>
                {one.label !== null && (
                  <Button
                    size="small"
                    aria-label={`去掉收件人${one.label}`}
                    disabled={task.running}
                    onClick={() => void remove(one.recipient)}
                  >
                    去掉
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isMixed && <p className="reason">普通收件人与抗量子收件人（age1pq1…）混用时，整个文件的保密程度以普通的为准。</p>}
      <form
        className="recipient-form"
        aria-label="增加收件人"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label htmlFor={labelId}>谁</label>
        <Input id={labelId} size="small" maxLength={40} value={label} onChange={(event) => setLabel(event.target.value)} />
        <label htmlFor={recipientId}>收件人的公钥</label>
        <Input
          id={recipientId}
          size="small"
          placeholder={suite === 'gm' ? 'SM2 公钥，从对方程序里复制' : 'age1… 或 age1pq1…'}
          value={recipient}
          onChange={(event) => setRecipient(event.target.value)}
        />
        <Button size="small" htmlType="submit" loading={task.busy} disabled={label.trim() === '' || recipient.trim() === ''}>
          增加
        </Button>
      </form>
      <dl className="facts">
        <dt>下级核对用的指纹</dt>
        <dd>
          <output className="fingerprint">{fingerprint}</output>
          <div className="page-note">涵盖本单位的签名公钥和上面全部收件人，增减收件人后会变。</div>
        </dd>
      </dl>
    </section>
  );
}
