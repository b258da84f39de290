import { App, Button } from 'antd';
import { useState } from 'react';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { chooseFiles, download, type NamedFile, readFile } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { saveFiles } from '../../app/save-files.ts';
import { TaskProgress } from '../../app/task.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';
import { OneRequest } from './one-request.tsx';
import type { OpenedRequest, Replacing } from './opened-request.ts';
import { RequestTable } from './request-table.tsx';

/** 办理授权: request files, one or many, each with its kind and fingerprint; what was issued is saved, several in one zip. */
export function Requests() {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const [opened, setOpened] = useState<readonly OpenedRequest[]>([]);
  const [alone, setAlone] = useState<OpenedRequest>();
  const [only, ...more] = opened;
  const one = alone ?? (more.length === 0 ? only : undefined);

  const open = () =>
    act(async (id) => {
      const files = await Promise.all((await chooseFiles('.lxreq', true)).map(readFile));
      const found: OpenedRequest[] = [];
      for (const file of files) found.push({ key: crypto.randomUUID(), file, read: await readOne(file, id, files.length > 1) });
      setOpened(found);
    });
  const readOne = async (file: NamedFile, id: string, goesOn: boolean): Promise<OpenedRequest['read']> => {
    try {
      return await bridge.call('exchange.readRequest', file, id);
    } catch (error) {
      if (!goesOn) throw error;
      return { refused: ledgerErrorOf(error).message };
    }
  };
  const done = (issued: readonly OpenedRequest[]) => {
    setAlone(undefined);
    setOpened((before) => before.filter((request) => !issued.includes(request)));
  };
  const issueOne = async (request: OpenedRequest, replacing?: Replacing) => {
    const issued = await act((id) =>
      bridge.call('exchange.issueEnrolment', { ...request.file, ...(replacing === undefined ? {} : { replacing }) }, id),
    );
    if (!issued) return;
    download(issued);
    done([request]);
    message.success(`授权文件已生成：${issued.name}，请送回 ${issued.unitName}`);
  };
  const issueMany = (requests: readonly OpenedRequest[]) =>
    act(async (id) => {
      const issued: { request: OpenedRequest; file: NamedFile }[] = [];
      const failed: string[] = [];
      for (const request of requests)
        try {
          issued.push({ request, file: await bridge.call('exchange.issueEnrolment', request.file, id) });
        } catch (error) {
          // one that is refused does not stop the others
          failed.push(`${request.file.name}：${ledgerErrorOf(error).message}`);
        }
      await saveFiles(
        bridge,
        issued.map(({ file }) => file),
        id,
      );
      done(issued.map(({ request }) => request));
      if (issued.length > 0) message.success(`已生成 ${issued.length} 份授权文件，请分别送回`);
      for (const text of failed) message.error(text, 8);
    });
  return (
    <section className="card" aria-labelledby="issue-title">
      <h2 id="issue-title">办理授权</h2>
      {one ? (
        <OneRequest
          key={one.key}
          request={one}
          busy={task.busy}
          onIssue={(replacing) => void issueOne(one, replacing)}
          onDrop={() => (alone ? setAlone(undefined) : setOpened([]))}
        />
      ) : more.length > 0 ? (
        <RequestTable
          requests={opened}
          busy={task.busy}
          onIssue={(chosen) => void issueMany(chosen)}
          onAlone={setAlone}
          onDrop={() => setOpened([])}
        />
      ) : (
        <div className="step-acts">
          <Button type="primary" disabled={task.running} onClick={() => void open()}>
            打开申请文件…
          </Button>
          <span className="page-note">下级生成的 .lxreq 文件，可以一次选几个。</span>
        </div>
      )}
      <TaskProgress task={task} label="正在处理" />
    </section>
  );
}
