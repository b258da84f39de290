import { App, Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { chooseFile, download, type NamedFile } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { TaskProgress } from '../../app/task.tsx';
import { useMonthAct } from '../month/use-month-act.ts';
import { HowTo } from './how-to.tsx';
import { IssuedList } from './issued-list.tsx';

type Request = OutputOf<'exchange.readRequest'> & { file: NamedFile };

/** Who below may sign: reads a request, shows its fingerprint for the telephone, issues the authorization. */
export function EnrolmentPage() {
  const bridge = useBridge();
  const { task, act } = useMonthAct();
  const { message } = App.useApp();
  const [request, setRequest] = useState<Request>();

  const read = () =>
    act(async (id) => {
      const file = await chooseFile('.lxreq');
      if (file) setRequest({ ...(await bridge.call('exchange.readRequest', file, id)), file });
    });
  const issue = async (asked: Request) => {
    const issued = await act((id) => bridge.call('exchange.issueEnrolment', asked.file, id));
    if (!issued) return;
    download(issued);
    setRequest(undefined);
    message.success(`授权文件已生成：${issued.name}，请送回 ${asked.name}`);
  };
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>授权管理</h1>
        <span className="page-note">下级单位取得授权后才能上报；本单位只接收已授权单位签名的文件。</span>
      </header>
      <section className="card" aria-labelledby="issue-title">
        <h2 id="issue-title">办理授权</h2>
        {request ? (
          <>
            <dl className="facts">
              <dt>申请单位</dt>
              <dd>
                {request.name}（{request.unit}）
              </dd>
              <dt>指纹</dt>
              <dd>
                <output className="fingerprint">{request.fingerprint}</output>
              </dd>
            </dl>
            <p>请与该单位通电话，由对方逐组读出“本月”页上的指纹。完全一致再签发，不一致请勿签发并查明来源。</p>
            <div className="step-acts">
              <Button type="primary" loading={task.busy} onClick={() => void issue(request)}>
                指纹一致，签发授权
              </Button>
              <Button onClick={() => setRequest(undefined)}>放弃</Button>
            </div>
          </>
        ) : (
          <div className="step-acts">
            <Button type="primary" disabled={task.running} onClick={() => void read()}>
              打开申请文件…
            </Button>
            <span className="page-note">下级在“本月 → 导出”中生成的 .lxreq 文件。</span>
          </div>
        )}
        <TaskProgress task={task} label="正在处理" />
      </section>
      <IssuedList />
      <HowTo />
    </div>
  );
}
