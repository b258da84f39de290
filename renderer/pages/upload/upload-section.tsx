import { Button, Progress } from 'antd';
import type { Period } from '#shared/contract/bookkeeping.ts';
import type { UploadItem, UploadQueue } from '#shared/contract/upload.ts';
import { sizeText } from '#shared/model/attachment.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { useBridge } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { TaskProgress } from '../../app/task.tsx';
import { UploadSettingsForm } from './upload-settings-form.tsx';
import { useUploads } from './use-uploads.ts';
import './upload.css';

/** Sends the month's package to the superior's address: how far it is, what stands in the way, and the way by file beside it. */
export function UploadSection({ period }: { period: Period }) {
  const queue = useUploads();
  if (!queue) return null;
  const item = queue.items.find((one) => one.period === period.period && one.revision === period.revision);
  const others = queue.items.filter((one) => one !== item && one.period !== period.period && one.state === 'queued');
  return (
    <section className="upload" aria-labelledby="upload-title">
      <h3 id="upload-title">上传</h3>
      {queue.address === null || !queue.hasToken ? <NoWay queue={queue} /> : <Ready period={period} queue={queue} item={item} />}
      {others.length > 0 && (
        <p className="page-note">
          还在排队的：
          {others.map(({ period: month, revision }) => `${month === null ? '' : monthTitle(month)}第 ${revision ?? 1} 版`).join('、')}
        </p>
      )}
      <UploadSettingsForm settings={queue.settings} address={queue.address} />
    </section>
  );
}

function NoWay({ queue }: { queue: UploadQueue }) {
  return (
    <p className="page-note">
      {queue.hasToken
        ? '上级的授权文件里没有接收地址，请用优盘或邮件送；上级另给了地址的，在上传设置里填写。'
        : '上级的授权文件里没有上传凭证，请用优盘或邮件送；要上传的，请上级换发授权文件。'}
    </p>
  );
}

function Ready({ period, queue, item }: { period: Period; queue: UploadQueue; item: UploadItem | undefined }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const open = period.state === 'open';
  const send = () => act((id) => bridge.call('upload.send', { period: period.period }, id));
  const retry = (one: UploadItem) => act((id) => bridge.call('upload.retry', { id: one.id }, id));
  const cancel = (one: UploadItem) => act((id) => bridge.call('upload.cancel', { id: one.id }, id));
  const again = !item || item.state === 'cancelled' || item.state === 'superseded';
  return (
    <>
      {item && <ItemState item={item} now={queue.now} />}
      <div className="step-acts">
        {again && (
          <Button disabled={open || task.running} loading={task.busy} onClick={() => void send()}>
            上传
          </Button>
        )}
        {again && open && <span className="reason">请先封账</span>}
        {item && canRetry(item, queue.now) && (
          <Button disabled={task.running} onClick={() => void retry(item)}>
            {item.state === 'refused' ? '重试' : '现在就试'}
          </Button>
        )}
        {item && (item.state === 'queued' || item.state === 'refused') && (
          <Button disabled={task.running} onClick={() => void cancel(item)}>
            取消上传
          </Button>
        )}
        {again && !open && <span className="page-note">送到 {queue.address}，断网、关机后接着送。优盘、邮件照样可以用。</span>}
      </div>
      <TaskProgress task={task} label="正在准备上传" />
    </>
  );
}

const canRetry = (item: UploadItem, now: UploadQueue['now']): boolean =>
  item.state === 'refused' || (item.state === 'queued' && now !== null && 'waitsUntil' in now);

function ItemState({ item, now }: { item: UploadItem; now: UploadQueue['now'] }) {
  if (item.state === 'sent')
    return <p className="upload-good">{chinaTime(item.settledAt ?? item.at)} 已送达上级的接收服务。是否接收，以回执为准。</p>;
  if (item.state === 'cancelled') return <p>上传已取消。</p>;
  if (item.state === 'refused') return <p className="reason">没有送达：{item.failure?.message}</p>;
  if (now !== null && 'id' in now && now.id === item.id) {
    const percent = Math.floor((now.offset / Math.max(1, now.total)) * 100);
    return (
      <div className="upload-progress">
        <span>
          正在上传 {sizeText(now.offset)} / {sizeText(now.total)}
        </span>
        <Progress percent={percent} size="small" aria-label="上传进度" />
      </div>
    );
  }
  if (now !== null && 'waitsUntil' in now)
    return (
      <p role="status">
        <span className="reason">{item.failure?.message ?? '排在后面。'}</span>
        <br />
        {chinaTime(now.waitsUntil).slice(-5)} 自动再试（第 {now.attempt} 次），已送到 {sizeText(item.offset)} / {sizeText(item.size)}。
      </p>
    );
  return <p role="status">在排队，轮到时自动上传。</p>;
}
