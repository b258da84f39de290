import { App, Button, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import type { UploadSettings } from '#shared/contract/upload.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { useBridge } from '../../app/host-context.tsx';

type Way = 'none' | 'system' | 'named';
const wayOf = (proxy: UploadSettings['proxy']): Way => (proxy === 'none' || proxy === 'system' ? proxy : 'named');

/** Address, proxy and limit of the uploads from this machine. */
export function UploadSettingsForm({ settings, address }: { settings: UploadSettings; address: string | null }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const [own, setOwn] = useState(settings.address ?? '');
  const [way, setWay] = useState<Way>(wayOf(settings.proxy));
  const [proxy, setProxy] = useState(wayOf(settings.proxy) === 'named' ? settings.proxy : '');
  const [limit, setLimit] = useState(settings.kilobytesPerSecond);

  const keep = async () => {
    const change = {
      address: own.trim() === '' ? null : own.trim(),
      proxy: way === 'named' ? proxy.trim() : way,
      kilobytesPerSecond: limit,
    };
    if (await act((id) => bridge.call('upload.keepSettings', change, id))) message.success('上传设置已保存');
  };
  return (
    <details className="upload-settings">
      <summary>上传设置</summary>
      <form
        className="upload-form"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <label htmlFor="upload-address">接收地址</label>
        <Input
          id="upload-address"
          value={own}
          placeholder={settings.address === null && address !== null ? `授权文件里的 ${address}` : 'https://主机:端口/packages'}
          onChange={(event) => setOwn(event.target.value)}
        />
        <span id="upload-proxy-title">代理</span>
        <div className="upload-line">
          <Radio.Group
            aria-labelledby="upload-proxy-title"
            value={way}
            onChange={(event) => setWay(event.target.value as Way)}
            options={[
              { value: 'system', label: '按系统的环境变量' },
              { value: 'none', label: '不用代理' },
              { value: 'named', label: '指定' },
            ]}
          />
          {way === 'named' && (
            <Input
              aria-label="代理地址"
              value={proxy}
              placeholder="http://10.0.0.1:3128"
              onChange={(event) => setProxy(event.target.value)}
            />
          )}
        </div>
        <label htmlFor="upload-limit">限速（KB/秒）</label>
        <div>
          <InputNumber
            id="upload-limit"
            min={16}
            max={1_000_000}
            precision={0}
            value={limit}
            placeholder="不限"
            onChange={(value) => setLimit(value)}
          />
        </div>
        <div className="step-acts upload-form-acts">
          <Button htmlType="submit" loading={task.busy} disabled={way === 'named' && proxy.trim() === ''}>
            保存设置
          </Button>
        </div>
      </form>
    </details>
  );
}
