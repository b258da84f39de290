import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Bridge } from '#shared/contract/calls.ts';
import { largestFile } from '#shared/contract/encoding.ts';
import type { InboxState } from '#shared/contract/upload.ts';
import { sizeText } from '#shared/model/attachment.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { readFile } from '../../app/files.ts';
import { askKey, useBridge } from '../../app/host-context.tsx';
import { useTask } from '../../app/task.tsx';
import { type IncomingDesk, inLine, type Source } from '../receive/use-incoming.ts';
import { InboxService } from './inbox-service.tsx';
import { useInbox } from './use-inbox.ts';
import './upload.css';

/** What came by upload: the service that takes it in, and the files that wait to be received like any others. */
export function InboxPanel({ desk }: { desk: IncomingDesk }) {
  const inbox = useInbox();
  const taking = useTaking(desk, inbox);
  if (!inbox) return null;
  const fit = inbox.waiting.filter(fitsPage).length;
  return (
    <section className="card inbox-panel" aria-labelledby="inbox-title">
      <header>
        <h2 id="inbox-title">网上送来的</h2>
        <span className="page-note">
          {inbox.running ? `${chinaTime(inbox.running.since)} 起在 ${inbox.running.address} 上接收` : '接收服务没有开启'}
          {inbox.waiting.length === 0 && '，没有等待接收的文件'}
        </span>
        <Button type="primary" ghost disabled={fit === 0 || desk.task.running || taking.busy} onClick={() => void taking.takeAll()}>
          {fit > 0 ? `全部接收（${fit} 份）` : '全部接收'}
        </Button>
      </header>
      <InboxService inbox={inbox} />
      {inbox.waiting.length > 0 && <Waiting waiting={inbox.waiting} />}
    </section>
  );
}

/** Hands what waits to the page's own way of receiving, and lets the folder go of what the ledger has taken or put in quarantine. */
function useTaking(desk: IncomingDesk, inbox: InboxState | undefined): { busy: boolean; takeAll(): Promise<void> } {
  const bridge = useBridge();
  const client = useQueryClient();
  const task = useTask();
  const [taking, setTaking] = useState<ReadonlySet<string>>();
  const names = new Set(inbox?.waiting.map(({ name }) => name));
  const settled = desk.files
    .filter(({ file, received, quarantined }) => names.has(file.name) && (received || quarantined))
    .map(({ file }) => file.name);
  const key = settled.join('\n');

  useEffect(() => {
    if (key === '') return;
    void task.attempt(async (id) => {
      const now = await bridge.call('inbox.settle', { names: key.split('\n') }, id);
      client.setQueryData(askKey('inbox.state', {}), now);
    });
  }, [bridge, client, key, task.attempt]);

  // what stood the checks is in line only once the page has been drawn with it
  useEffect(() => {
    if (!taking || desk.task.running) return;
    setTaking(undefined);
    // what a person chose beside it waits for its own button
    const { ready } = inLine(desk.files.filter(({ file, received }) => taking.has(file.name) || received));
    if (ready.length > 0) void desk.receive(ready);
  }, [taking, desk]);

  const takeAll = async () => {
    const wanted = inbox?.waiting.filter(fitsPage) ?? [];
    // what could not be read before is tried again
    for (const { file, failure, key } of desk.files) if (failure !== undefined && names.has(file.name)) desk.remove(key);
    const there = new Set(desk.files.flatMap(({ file, failure }) => (failure === undefined ? file.name : [])));
    const added = wanted.filter(({ name }) => !there.has(name)).map((one) => landedFile(bridge, one));
    if (await desk.addFrom(added)) setTaking(new Set(wanted.map(({ name }) => name)));
    // somebody may have taken one away
    await client.invalidateQueries({ queryKey: ['inbox.state'] });
  };
  return { busy: task.running, takeAll };
}

/** A file of the inbox, read once: it leaves the folder when it is settled, and may be looked at again. */
function landedFile(bridge: Bridge, { name, unitName }: InboxState['waiting'][number]): Source {
  let kept: File | undefined;
  const read = async () => {
    kept ??= new File([new Uint8Array((await bridge.call('inbox.file', { name })).bytes)], name);
    return readFile(kept);
  };
  return { name, read, sender: unitName };
}

const fitsPage = ({ bytes }: { bytes: number }) => bytes <= largestFile;

function Waiting({ waiting }: { waiting: InboxState['waiting'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="inbox-waiting" tabIndex={0} aria-label="等待接收的文件">
      <table className="plain-table">
        <thead>
          <tr>
            <th>单位</th>
            <th>文件</th>
            <th>送到时间</th>
            <th className="number">大小</th>
          </tr>
        </thead>
        <tbody>
          {waiting.map(({ name, unitName, at, bytes }) => (
            <tr key={name}>
              <th scope="row">{unitName}</th>
              <td>
                {name} {!fitsPage({ bytes }) && <span className="reason">太大，请用 receive 命令接收</span>}
              </td>
              <td className="day">{chinaTime(at)}</td>
              <td className="number">{sizeText(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
