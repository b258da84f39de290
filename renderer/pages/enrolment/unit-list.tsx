import { App, Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { warningDays } from '#shared/exchange/unit-enrolment.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { useBridge } from '../../app/host-context.tsx';
import { saveFiles } from '../../app/save-files.ts';
import { TaskProgress } from '../../app/task.tsx';
import { isInForce } from './in-force.ts';
import { RevokeForm } from './revoke-form.tsx';
import { unitStates } from './state-words.ts';

type Board = OutputOf<'enrolment.board'>;
type Unit = Board['units'][number];

/** Every unit below: how it stands with its certificate, what comes next, and renewing or revoking it. */
export function UnitList({ units, change }: { units: readonly Unit[]; change: NonNullable<Board['authority']>['change'] }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const [revoking, setRevoking] = useState<string>();
  const inForce = units.filter(isInForce);
  const awaited = change ? inForce.filter(({ moved }) => !moved) : inForce.filter(({ state }) => state === 'expiring');

  const reissue = (meant: readonly Unit[]) =>
    act(async (id) => {
      const { files } = await bridge.call('enrolment.reissue', { units: meant.map(({ code }) => code) }, id);
      if (files.length === 0) return;
      await saveFiles(bridge, files, id);
      message.success(`已换发 ${files.length} 份授权文件，请分别送到下级导入`);
    });
  return (
    <section className="card" aria-labelledby="units-title">
      <header>
        <h2 id="units-title">下级单位</h2>
        <span className="page-note">{summary(units)}</span>
        <div className="unit-acts">
          {awaited.length > 0 && awaited.length < inForce.length && (
            <Button size="small" disabled={task.running} onClick={() => void reissue(awaited)}>
              给{change ? '还没有换的' : '将到期的'} {awaited.length} 个换发
            </Button>
          )}
          {inForce.length > 0 && (
            <Button size="small" disabled={task.running} onClick={() => void reissue(inForce)}>
              给全部 {inForce.length} 个换发
            </Button>
          )}
        </div>
      </header>
      <TaskProgress task={task} label="正在签发" />
      {units.length === 0 ? (
        <p className="page-note">还没有下级单位。请先在“报送单位”里登记，或打开下级送来的申请文件。</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>单位</th>
              <th>区划代码</th>
              <th>状态</th>
              <th>有效期至</th>
              {change && <th>新密钥</th>}
              <th>下一步</th>
              <th>操作</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.code}>
                <th scope="row">{unit.name}</th>
                <td>{unit.code}</td>
                <td>
                  <span className={`state state-${unitStates[unit.state].tone}`}>{unitStates[unit.state].title}</span>
                </td>
                <td className="day">
                  {unit.notAfter ?? ''}
                  {unit.state === 'expiring' && `（${unit.daysLeft} 天）`}
                </td>
                {change && <td>{isInForce(unit) ? (unit.moved ? '已换' : '还没有换') : ''}</td>}
                <td>{nextOf(unit, change !== null)}</td>
                <td>
                  {isInForce(unit) &&
                    unit.serial !== null &&
                    (revoking === unit.code ? (
                      <RevokeForm unit={unit.name} serial={unit.serial} onDone={() => setRevoking(undefined)} />
                    ) : (
                      <span className="unit-buttons">
                        <Button size="small" aria-label={`给${unit.name}换发`} disabled={task.running} onClick={() => void reissue([unit])}>
                          换发
                        </Button>
                        <Button size="small" aria-label={`撤销${unit.name}的证书`} onClick={() => setRevoking(unit.code)}>
                          撤销…
                        </Button>
                      </span>
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="page-note">
        到期前 {warningDays}{' '}
        天起为“将到期”（惯例）。“换发”按单位现有的密钥签发新证书，不用申请；乡镇两年、县十年，不晚于本单位证书的到期日。
      </p>
    </section>
  );
}

function nextOf(unit: Unit, isChanging: boolean): string {
  if (isChanging && isInForce(unit) && !unit.moved && unit.state !== 'replacing') return '把换发的授权文件送到该单位导入';
  return unitStates[unit.state].next;
}

function summary(units: readonly Unit[]): string {
  const counted = (Object.keys(unitStates) as Unit['state'][]).flatMap((state) => {
    const count = units.filter((unit) => unit.state === state).length;
    return count > 0 ? [`${unitStates[state].title} ${count}`] : [];
  });
  return counted.join('，');
}
