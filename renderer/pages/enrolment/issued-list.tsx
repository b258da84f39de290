import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { ExchangeState } from '#shared/contract/exchange.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { download } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { useMonthAct } from '../month/use-month-act.ts';

type Certificate = ExchangeState['issued'][number];

/** The certificates this desk has issued; one can be revoked with a reason. */
export function IssuedList() {
  const issued = useAsk('exchange.state', {}).data?.issued;
  const [revoking, setRevoking] = useState<string>();
  if (!issued) return null;
  return (
    <section className="card" aria-labelledby="issued-title">
      <header>
        <h2 id="issued-title">已授权单位</h2>
        {issued.some(({ revoked }) => revoked !== null) && <RevocationList />}
      </header>
      {issued.length === 0 ? (
        <p className="page-note">还没有授权任何单位。请下级单位送来申请文件后，在上面办理。</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>单位</th>
              <th>区划代码</th>
              <th>证书编号</th>
              <th>有效期至</th>
              <th>状态</th>
              <th>操作</th>
            </tr>
          </thead>
          <tbody>
            {issued.map((certificate) => (
              <tr key={certificate.serial}>
                <td>{certificate.name}</td>
                <td>{certificate.unit}</td>
                <td className="code">{certificate.serial}</td>
                <td>{certificate.notAfter.slice(0, 10)}</td>
                <td>
                  <span className={certificate.revoked === null ? 'state state-good' : 'state state-bad'}>
                    {certificate.revoked === null ? '有效' : `${chinaTime(certificate.revoked)} 撤销`}
                  </span>
                </td>
                <td>
                  {certificate.revoked === null &&
                    (revoking === certificate.serial ? (
                      <RevokeForm certificate={certificate} onDone={() => setRevoking(undefined)} />
                    ) : (
                      <Button size="small" onClick={() => setRevoking(certificate.serial)}>
                        撤销…
                      </Button>
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The certificates revoked so far, as a file that any X.509 tool reads. */
function RevocationList() {
  const bridge = useBridge();
  const { task, act } = useMonthAct();
  const save = async () => {
    const list = await act((id) => bridge.call('exchange.revocationList', {}, id));
    if (list) download(list);
  };
  return (
    <Button size="small" loading={task.busy} onClick={() => void save()}>
      导出撤销名单（.crl）
    </Button>
  );
}

function RevokeForm({ certificate, onDone }: { certificate: Certificate; onDone(): void }) {
  const bridge = useBridge();
  const { task, act } = useMonthAct();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const revoke = async () => {
    const revoked = await act((id) => bridge.call('exchange.revoke', { serial: certificate.serial, reason: reason.trim() }, id));
    if (!revoked) return;
    message.success(`已撤销 ${certificate.name} 的授权`);
    onDone();
  };
  return (
    <form
      className="revoke-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') void revoke();
      }}
    >
      <Input
        size="small"
        aria-label="撤销原因"
        autoFocus
        placeholder="原因，例如电脑遗失"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button size="small" danger htmlType="submit" loading={task.busy} disabled={reason.trim() === ''}>
        撤销
      </Button>
      <Button size="small" onClick={onDone}>
        取消
      </Button>
    </form>
  );
}
