import { App, Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { chooseFile, download, type NamedFile } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { ListInUse } from './list-in-use.tsx';
import { ShownList } from './shown-list.tsx';

type List = OutputOf<'enrolment.readRevocations'>;
type Own = OutputOf<'enrolment.board'>['own'];

/** Lists of revoked certificates: those of authorities above that are in use here, another's to look into and take, and this desk's own as a file. */
export function RevocationLists({ own, issues }: { own: Own; issues: boolean }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const issued = useAsk('exchange.state', {}).data?.issued ?? [];
  const [read, setRead] = useState<List & { readonly file: NamedFile }>();
  const save = async () => {
    const list = await act((id) => bridge.call('exchange.revocationList', {}, id));
    if (list) download(list);
  };
  const open = () =>
    act(async (id) => {
      const file = await chooseFile('.crl');
      if (file) setRead({ ...(await bridge.call('enrolment.readRevocations', file, id)), file });
    });
  const take = (file: NamedFile) =>
    act(async (id) => {
      const taken = await bridge.call('enrolment.takeRevocations', file, id);
      setRead(undefined);
      message.success(`已采用${taken.issuerName}的撤销名单`);
    });
  const hasRevoked = issued.some(({ revoked }) => revoked !== null);
  return (
    <section className="card" aria-labelledby="revocations-title">
      <h2 id="revocations-title">撤销名单</h2>
      <p className="page-note">
        {own.superior &&
          '上级和上级的上级撤销了证书（例如县里的电脑被盗），会把撤销名单（.crl）送来：在这里打开、采用，名单里的证书签的文件此后一律拒收。'}
        {issues && '本单位撤销过的证书列成标准的 X.509 名单，交下级、上级和检查单位；别的单位送来的也可以在这里看。'}
        {!own.superior && !issues && '取得上级的授权以后，上级送来的撤销名单（.crl）在这里打开、采用。'}
      </p>
      {own.lists.map((one) => (
        <ListInUse key={one.issuer} list={one} />
      ))}
      {read && <ShownList list={read} />}
      <div className="step-acts">
        {read?.use === 'new' && (
          <Button size="small" type="primary" loading={task.busy} onClick={() => void take(read.file)}>
            采用这份名单
          </Button>
        )}
        <Button size="small" disabled={task.running} onClick={() => void open()}>
          查看撤销名单…
        </Button>
        {issues && (
          <Button size="small" loading={task.busy} disabled={!hasRevoked} onClick={() => void save()}>
            导出撤销名单（.crl）
          </Button>
        )}
        {issues && !hasRevoked && <span className="page-note">本单位还没有撤销过证书。</span>}
      </div>
    </section>
  );
}
