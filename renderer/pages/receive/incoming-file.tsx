import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { notReceivedNames } from '#shared/exchange/not-received.ts';
import { download } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { DiffTable } from './diff-table.tsx';
import { outcomes } from './outcomes.ts';
import { type Reviewed, ReviewForm } from './review-form.tsx';
import type { Incoming, IncomingDesk } from './use-incoming.ts';

/** One chosen file: its checks, then what came of it. */
export function IncomingFile({ item, desk }: { item: Incoming; desk: IncomingDesk }) {
  const { verified, received } = item;
  const said = verified?.package;
  const waits = desk.waiting.includes(item);
  return (
    <li className="card">
      <header>
        <h2 className="file-line">{item.file.name}</h2>
        <State item={item} waits={waits} />
        {said && (
          <span className="page-note">
            {said.unitName} {monthTitle(said.period)} 第 {said.revision} 版{said.late && '，以前缺的一份，只补记该月'}
          </span>
        )}
        {!said && item.file.sender !== undefined && <span className="page-note">{item.file.sender}送来</span>}
        {item.receipt && <ReceiptButton receipt={item.receipt} />}
      </header>
      {said && said.missing.length > 0 && (
        <p className="reason">
          含 {said.missing.length} 个单位不是本月的数据：{notReceivedNames(said.missing)}
        </p>
      )}
      {item.failure !== undefined && <p className="reason">{item.failure}</p>}
      {verified && !received && <Checks checks={verified.checks} ok={verified.ok} />}
      {item.quarantined && <p className="page-note">没有写入台账；原文件连同原因已留存在隔离区。</p>}
      {waits && <Waiting item={item} desk={desk} />}
      {said && !received && !said.repeated && <Review item={item} desk={desk} />}
      {received && (
        <>
          <p>{received.message}</p>
          <DiffTable diff={received.diff} />
        </>
      )}
    </li>
  );
}

function State({ item: { verified, received, failure }, waits }: { item: Incoming; waits: boolean }) {
  const view = received
    ? outcomes[received.outcome]
    : failure !== undefined
      ? ({ title: '没有读取', tone: 'bad' } as const)
      : waits
        ? ({ title: '等前一份', tone: 'waiting' } as const)
        : verified &&
          (verified.ok ? ({ title: '核验通过，等待接收', tone: 'waiting' } as const) : ({ title: '核验未通过', tone: 'bad' } as const));
  return view ? <span className={`state state-${view.tone}`}>{view.title}</span> : null;
}

/** The one before it is missing: it can still be taken, being a whole snapshot; the missing one may come in later and is kept for its month. */
function Waiting({ item, desk }: { item: Incoming; desk: IncomingDesk }) {
  return (
    <div className="step-acts">
      <span className="reason">它前面的一份还没有收到，先等一等，请向报送单位要来一起接收。</span>
      <Button size="small" disabled={desk.task.running} onClick={() => void desk.receive([item])}>
        不等了，接收这一份
      </Button>
      <span className="page-note">每份都是全量，接收不丢内容；前一份以后再来，只补记它那个月。</span>
    </div>
  );
}

/** Looking through it before anything is written: what it would change, what our rules find; remarks, or the way back. */
function Review({ item, desk }: { item: Incoming; desk: IncomingDesk }) {
  const bridge = useBridge();
  const [preview, setPreview] = useState<OutputOf<'exchange.preview'>>();
  const open = () => desk.task.attempt(async (id) => setPreview(await bridge.call('exchange.preview', await item.file.read(), id)));
  const send = async ({ outcome, remark, problems, again }: Reviewed) => {
    const said = outcome === 'returned' ? { sentBack: { remark, problems }, again } : { remarks: problems, again };
    const received = await desk.task.attempt(async (id) => bridge.call('exchange.receive', { ...(await item.file.read()), ...said }, id));
    if (!received) return;
    desk.put(item.key, { received, receipt: received.receipt });
    await desk.refresh();
  };
  if (!preview)
    return (
      <div className="step-acts">
        <Button size="small" disabled={desk.task.running} onClick={() => void open()}>
          查看变化、写意见、退回…
        </Button>
      </div>
    );
  return <ReviewForm review={preview} isTaken={false} busy={desk.task.busy} onSend={send} onCancel={() => setPreview(undefined)} />;
}

function ReceiptButton({ receipt }: { receipt: { name: string; bytes: Uint8Array } }) {
  return (
    <Button size="small" type="primary" ghost onClick={() => download(receipt)}>
      下载回执
    </Button>
  );
}

function Checks({ checks, ok }: { checks: OutputOf<'exchange.verify'>['checks']; ok: boolean }) {
  const list = (
    <ol className="checks">
      {checks.map((check) => (
        <li key={check.name} className={check.ok ? 'check-ok' : 'check-failed'}>
          {check.ok ? <CheckCircleFilled aria-label="通过" /> : <CloseCircleFilled aria-label="未通过" />}
          <span>{check.title}</span>
          {check.detail !== '' && <span className="check-detail">{check.detail}</span>}
        </li>
      ))}
    </ol>
  );
  if (!ok) return list;
  return (
    <details className="check-fold">
      <summary>{checks.length} 项核验全部通过</summary>
      {list}
    </details>
  );
}
