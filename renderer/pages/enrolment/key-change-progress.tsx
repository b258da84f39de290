import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { useBridge } from '../../app/host-context.tsx';
import { isInForce } from './in-force.ts';

type Board = OutputOf<'enrolment.board'>;

/** How far a change of this desk's keys has come below, and its end by hand. */
export function KeyChangeProgress({
  change,
  units,
}: {
  change: NonNullable<NonNullable<Board['authority']>['change']>;
  units: Board['units'];
}) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const [ending, setEnding] = useState(false);
  const awaited = units.filter((unit) => isInForce(unit) && !unit.moved);
  const end = async () => {
    await act((id) => bridge.call('enrolment.endKeyChange', {}, id));
    setEnding(false);
  };
  return (
    <section className="card" aria-labelledby="change-title">
      <h2 id="change-title">正在更换密钥：还有 {awaited.length} 个下级没有换</h2>
      <p>
        {chinaTime(change.at)} 起，原因：{change.reason}。
        {change.vouched
          ? '新密钥由原来的密钥证明，下级导入新的授权文件时不用打电话。'
          : '原来的密钥没有证明新密钥，下级导入新的授权文件时须重新电话核对指纹。'}
        加密给原来和新的收件人的上报包都能打开。收到一个单位用新证书签名的上报包，它就算已换；全部换完，过渡自动结束。
      </p>
      {awaited.length > 0 && <p>没有换的：{awaited.map(({ name }) => name).join('、')}</p>}
      <div className="step-acts">
        {ending ? (
          <>
            <span className="reason">结束以后，还没有换的下级不再认本单位签的文件，须重新电话核对指纹。</span>
            <Button danger loading={task.busy} onClick={() => void end()}>
              结束过渡
            </Button>
            <Button onClick={() => setEnding(false)}>不结束</Button>
          </>
        ) : (
          <Button size="small" onClick={() => setEnding(true)}>
            提前结束过渡…
          </Button>
        )}
      </div>
    </section>
  );
}
