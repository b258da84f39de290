import { App, Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { chooseFile, type NamedFile } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { TaskProgress } from '../../app/task.tsx';
import './authorization-import.css';

type Read = OutputOf<'enrolment.readAuthorization'> & { readonly file: NamedFile };

/** What to do about each kind before it is taken; a renewal by the same superior is taken at once. */
const words = {
  first: {
    note: '请与上级通电话，由对方逐组读出它的指纹（上级“授权管理”页上“下级核对用的指纹”）。完全一致再导入，不一致请勿导入并查明来源。',
    act: '指纹一致，导入',
  },
  recipients: { note: '上级增减了能打开上报包的收件人，文件由现用的上级签名，可信，不用再打电话。', act: '导入' },
  succession: { note: '上级更换了密钥。新密钥由原来的密钥或同一个根证明，可信，不用再打电话。', act: '导入' },
  stranger: {
    note: '这份授权文件的密钥，现用的上级没有证明过。上级确已重建台账或作废原密钥的，请用本单位掌握的号码打电话，由对方逐组读出指纹，完全一致才能更换。',
    act: '指纹一致，更换上级的密钥',
  },
} as const;

/** Takes in an 授权文件: what it changes is shown first, and whether the telephone is needed. */
export function AuthorizationImport({ primary = false }: { primary?: boolean }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const [read, setRead] = useState<Read>();

  const accept = async (id: string, file: NamedFile, replaceRoot: boolean) => {
    const accepted = await bridge.call('exchange.acceptEnrolment', { ...file, replaceRoot }, id);
    setRead(undefined);
    message.success(`已获 ${accepted.superiorName} 授权`);
  };
  const open = () =>
    act(async (id) => {
      const file = await chooseFile('.lxauth');
      if (!file) return;
      const found = await bridge.call('enrolment.readAuthorization', file, id);
      if (found.kind === 'renewal') await accept(id, file, false);
      else setRead({ ...found, file });
    });
  return (
    <div className="authorization-import">
      {!read && (
        <Button size="small" type={primary ? 'primary' : 'default'} ghost={primary} disabled={task.running} onClick={() => void open()}>
          导入授权文件
        </Button>
      )}
      {read && read.kind !== 'renewal' && (
        <section className="framed-form authorization-read" aria-label="核对授权文件">
          <dl className="facts">
            <dt>上级</dt>
            <dd>
              {read.superiorName}（{read.superior}）
            </dd>
            <dt>有效期至</dt>
            <dd>{chinaDate(read.notAfter)}</dd>
            <dt>收件人</dt>
            <dd>{read.recipients} 个</dd>
            <dt>上级的指纹</dt>
            <dd>
              <output className="fingerprint">{read.fingerprint}</output>
            </dd>
            {read.before !== null && read.before !== read.fingerprint && (
              <>
                <dt>原来的指纹</dt>
                <dd className="code">{read.before}</dd>
              </>
            )}
          </dl>
          <p className={read.kind === 'stranger' ? 'reason' : undefined}>{words[read.kind].note}</p>
          {read.turns && <p>导入后，本单位的新密钥开始使用。</p>}
          <div className="step-acts">
            <Button
              type="primary"
              danger={read.kind === 'stranger'}
              loading={task.busy}
              onClick={() => void act((id) => accept(id, read.file, read.kind === 'stranger'))}
            >
              {words[read.kind].act}
            </Button>
            <Button onClick={() => setRead(undefined)}>不导入</Button>
          </div>
        </section>
      )}
      <TaskProgress task={task} label="正在处理" />
    </div>
  );
}
