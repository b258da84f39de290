import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { InboxState } from '#shared/contract/upload.ts';
import { askKey } from '../../app/host-context.tsx';
import { TaskProgress, useTask } from '../../app/task.tsx';

/** Starts and stops the service, and keeps the address that goes into the 授权文件. */
export function InboxService({ inbox }: { inbox: InboxState }) {
  const client = useQueryClient();
  const task = useTask();
  const { message } = App.useApp();
  const [listen, setListen] = useState(inbox.settings.listen ?? '0.0.0.0:8443');
  const [address, setAddress] = useState(inbox.settings.address ?? '');
  const { withToken, without } = inbox.units;

  const know = (now: InboxState | undefined) => now && client.setQueryData(askKey('inbox.state', {}), now);
  const start = async () => know(await task.run('inbox.start', { listen: listen.trim() }));
  const stop = async () => know(await task.run('inbox.stop', {}));
  const keep = async () => {
    const kept = await task.run('upload.keepSettings', { address: address.trim() === '' ? null : address.trim() });
    if (!kept) return;
    await client.invalidateQueries({ queryKey: ['inbox.state'] });
    message.success('地址已保存，以后签发的授权文件里都有它');
  };
  return (
    <details className="upload-settings" open={inbox.running === null && inbox.settings.listen === null}>
      <summary>接收服务</summary>
      <div className="upload-form">
        <label htmlFor="inbox-listen">本机监听</label>
        <div className="upload-line">
          <Input
            id="inbox-listen"
            value={inbox.running ? (inbox.settings.listen ?? listen) : listen}
            disabled={inbox.running !== null}
            onChange={(event) => setListen(event.target.value)}
          />
          {inbox.running ? (
            <Button disabled={task.running} onClick={() => void stop()}>
              停止接收
            </Button>
          ) : (
            <Button disabled={task.running || listen.trim() === ''} loading={task.busy} onClick={() => void start()}>
              开始接收
            </Button>
          )}
        </div>
        <label htmlFor="inbox-address">给下级的地址</label>
        <div className="upload-line">
          <Input
            id="inbox-address"
            value={address}
            placeholder={inbox.running?.address ?? 'https://主机:端口/packages'}
            onChange={(event) => setAddress(event.target.value)}
          />
          <Button disabled={task.running || address.trim() === (inbox.settings.address ?? '')} onClick={() => void keep()}>
            保存地址
          </Button>
        </div>
      </div>
      <p className="page-note">
        地址写进以后签发的授权文件，下级导入后就能上传。现有 {withToken} 个单位可以上传
        {without > 0 && `，${without} 个单位的授权文件没有上传凭证，需要换发`}。文件先放在 {inbox.folder}，接收时照样逐项核验。
      </p>
      <TaskProgress task={task} label="正在开启接收服务" />
    </details>
  );
}
