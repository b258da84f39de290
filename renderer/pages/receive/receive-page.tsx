import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type DragEvent, useState } from 'react';
import { chooseFiles, readFile } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { TaskProgress, useTask } from '../../app/task.tsx';
import { type Incoming, IncomingFile } from './incoming-file.tsx';
import { PackageHistory } from './package-history.tsx';

/** Files in from the desks below: checked step by step first, taken in only then, answered with a receipt. */
export function ReceivePage() {
  const bridge = useBridge();
  const journal = useJournal();
  const client = useQueryClient();
  const task = useTask();
  const [files, setFiles] = useState<readonly Incoming[]>([]);
  const put = (key: string, change: Partial<Incoming>) =>
    setFiles((all) => all.map((item) => (item.key === key ? { ...item, ...change } : item)));
  const ready = files.filter((item) => item.verified?.ok && !item.received);

  const add = (chosen: readonly File[]) =>
    task.attempt(async (id) => {
      const added: Incoming[] = await Promise.all(chosen.map(async (file) => ({ key: crypto.randomUUID(), file: await readFile(file) })));
      setFiles((all) => [...added, ...all]);
      for (const item of added) put(item.key, { verified: await bridge.call('exchange.verify', item.file, id) });
    });
  const receive = () =>
    task.attempt(async (id) => {
      for (const item of ready) put(item.key, { received: await bridge.call('exchange.receive', item.file, id) });
      await journal.begin();
      await Promise.all([['exchange.state'], ['rows'], ['problems']].map((queryKey) => client.invalidateQueries({ queryKey })));
    });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void add([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way to what the button does
    <div className="plain-page" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <header className="page-head">
        <h1>接收上报</h1>
        <span className="page-note">选择下级送来的上报包（.lxpkg），也可以把文件拖到这里。先逐项核验，全部通过才写入台账。</span>
      </header>
      <div className="step-acts">
        <Button
          type={ready.length > 0 ? 'default' : 'primary'}
          disabled={task.running}
          onClick={() => void chooseFiles('.lxpkg', true).then(add)}
        >
          选择上报包…
        </Button>
        <Button
          type={ready.length > 0 ? 'primary' : 'default'}
          disabled={ready.length === 0 || task.running}
          loading={task.busy && ready.length > 0}
          onClick={() => void receive()}
        >
          {ready.length > 0 ? `接收 ${ready.length} 份` : '接收'}
        </Button>
        {files.some((item) => item.verified && !item.received) && ready.length === 0 && !task.running && (
          <span className="reason">没有核验通过、等待接收的文件</span>
        )}
      </div>
      <TaskProgress task={task} label="正在核验" />
      <ul className="incoming">
        {files.map((item) => (
          <IncomingFile key={item.key} item={item} />
        ))}
      </ul>
      <PackageHistory />
    </div>
  );
}
