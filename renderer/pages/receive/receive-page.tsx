import { Button, Progress } from 'antd';
import type { DragEvent } from 'react';
import { chooseFiles, chooseFolder, droppedFiles } from '../../app/files.ts';
import { hashOf } from '../../app/route.ts';
import { InboxPanel } from '../upload/inbox-panel.tsx';
import { AnswersFromBelow } from './answers-from-below.tsx';
import { Disputes } from './disputes.tsx';
import { IncomingFile } from './incoming-file.tsx';
import { PackageHistory } from './package-history.tsx';
import { type Incoming, type IncomingDesk, useIncoming } from './use-incoming.ts';
import './receive-page.css';

const extension = '.lxpkg';

/** Files in from the desks below: checked step by step first, taken in or returned only then, answered with a receipt. */
export function ReceivePage() {
  const desk = useIncoming();
  const { files, task } = desk;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void droppedFiles(event.dataTransfer, extension).then(desk.add);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way to what the button does
    <div className="plain-page" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <header className="page-head">
        <h1>接收上报</h1>
        <span className="page-note">
          选择下级送来的上报包（.lxpkg），也可以把文件或整个文件夹拖到这里。先逐项核验，全部通过才写入台账。
        </span>
      </header>
      <Acts desk={desk} />
      <InboxPanel desk={desk} />
      <BatchProgress desk={desk} />
      {files.length > 1 && !task.running && <Summary desk={desk} />}
      <ul className="incoming">
        {files.map((item) => (
          <IncomingFile key={item.key} item={item} desk={desk} />
        ))}
      </ul>
      <Disputes refresh={desk.refresh} />
      <AnswersFromBelow refresh={desk.refresh} />
      <PackageHistory refresh={desk.refresh} />
    </div>
  );
}

function Acts({ desk }: { desk: IncomingDesk }) {
  const { files, ready, waiting, task } = desk;
  const idle = files.some((item) => item.verified && !item.received) && ready.length === 0 && !task.running;
  return (
    <div className="step-acts">
      <Button
        type={ready.length > 0 ? 'default' : 'primary'}
        disabled={task.running}
        onClick={() => void chooseFiles(extension, true).then(desk.add)}
      >
        选择上报包…
      </Button>
      <Button disabled={task.running} onClick={() => void chooseFolder(extension).then((found) => found && desk.add(found))}>
        选择文件夹…
      </Button>
      <Button
        type={ready.length > 0 ? 'primary' : 'default'}
        disabled={ready.length === 0 || task.running}
        onClick={() => void desk.receive(ready)}
      >
        {ready.length > 0 ? `接收 ${ready.length} 份` : '接收'}
      </Button>
      <a href={hashOf({ page: 'inspect' })}>先查看文件</a>
      {idle && <span className="reason">{waiting.length > 0 ? '其余的在等前一份' : '没有核验通过、等待接收的文件'}</span>}
    </div>
  );
}

/** How far verifying or receiving is; calling it off leaves what is done as it is. */
function BatchProgress({ desk: { task, progress, cancel } }: { desk: IncomingDesk }) {
  if (!task.busy || !progress) return null;
  return (
    <div className="task-progress" role="status">
      <span>{progress.label}</span>
      <Progress percent={Math.round((progress.done / progress.total) * 100)} size="small" aria-label={progress.label} />
      <Button size="small" onClick={cancel}>
        做完这一份就停
      </Button>
    </div>
  );
}

function Summary({ desk: { files, ready, waiting } }: { desk: IncomingDesk }) {
  const received = files.filter((item) => item.received && item.received.outcome !== 'refused').length;
  // one that could not be read when it was its turn still waits
  const stands = (item: Incoming) => !ready.includes(item) && !waiting.includes(item);
  const bad = files.filter(
    (item) => stands(item) && (item.failure !== undefined || item.verified?.ok === false || item.received?.outcome === 'refused'),
  ).length;
  return (
    <p className="page-note" role="status">
      共 {files.length} 份：等待接收 {ready.length}，等前一份 {waiting.length}，已处理 {received}，没有通过 {bad}。
    </p>
  );
}
