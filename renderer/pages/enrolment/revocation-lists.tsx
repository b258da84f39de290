import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { chooseFile, download } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';

type List = OutputOf<'enrolment.readRevocations'>;

/** Lists of revoked certificates: this desk's own as a file for the superior and inspections, and another's to look into. */
export function RevocationLists() {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const issued = useAsk('exchange.state', {}).data?.issued ?? [];
  const [read, setRead] = useState<List>();
  const save = async () => {
    const list = await act((id) => bridge.call('exchange.revocationList', {}, id));
    if (list) download(list);
  };
  const open = () =>
    act(async (id) => {
      const file = await chooseFile('.crl');
      if (file) setRead(await bridge.call('enrolment.readRevocations', file, id));
    });
  return (
    <section className="card" aria-labelledby="revocations-title">
      <h2 id="revocations-title">撤销名单</h2>
      <p className="page-note">撤销过的证书列成标准的 X.509 名单（.crl），交上级和检查单位；别的单位送来的也可以在这里看。</p>
      {read && <Shown list={read} />}
      <div className="step-acts">
        <Button size="small" loading={task.busy} disabled={!issued.some(({ revoked }) => revoked !== null)} onClick={() => void save()}>
          导出撤销名单（.crl）
        </Button>
        <Button size="small" disabled={task.running} onClick={() => void open()}>
          查看撤销名单…
        </Button>
        {!issued.some(({ revoked }) => revoked !== null) && <span className="page-note">本单位还没有撤销过证书。</span>}
      </div>
    </section>
  );
}

const signers = { own: '本单位签的', superior: '上级签的', subordinate: '下级签的' } as const;

function Shown({ list }: { list: List }) {
  return (
    <>
      <dl className="facts">
        <dt>签发单位</dt>
        <dd>
          {list.issuerName}（{list.issuer}）
        </dd>
        <dt>签名</dt>
        <dd className={list.signer ? undefined : 'reason'}>
          {list.signer ? `可信，${signers[list.signer.as]}` : '签名的证书本单位不认得，不能相信'}
        </dd>
        <dt>有效期</dt>
        <dd className={list.outdated ? 'reason' : undefined}>
          {chinaTime(list.from)} 至 {list.until === null ? '—' : chinaTime(list.until)}
          {list.outdated && '，已过期，请索取新的'}
        </dd>
      </dl>
      {list.entries.length === 0 ? (
        <p className="page-note">名单里没有撤销的证书。</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>证书编号</th>
              <th>单位</th>
              <th>撤销时间</th>
              <th>从何时起不可信</th>
            </tr>
          </thead>
          <tbody>
            {list.entries.map(({ serial, unitName, at, since }) => (
              <tr key={serial}>
                <td className="code">{serial}</td>
                <td>{unitName ?? ''}</td>
                <td>{chinaTime(at)}</td>
                <td>{since === null ? '' : chinaTime(since)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
