import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { useBridge } from '../../app/host-context.tsx';

/** Revokes a unit's certificate with a reason; what is signed with its key is refused from then on. */
export function RevokeForm({ unit, serial, onDone }: { unit: string; serial: string; onDone(): void }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const revoke = async () => {
    const revoked = await act((id) => bridge.call('exchange.revoke', { serial, reason: reason.trim() }, id));
    if (!revoked) return;
    message.success(`已撤销${unit}的证书`);
    onDone();
  };
  return (
    <form
      className="revoke-form"
      aria-label={`撤销${unit}的证书`}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') void revoke();
      }}
    >
      <Input
        size="small"
        aria-label="撤销原因"
        autoFocus
        maxLength={200}
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
