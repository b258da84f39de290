import { App, Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import { warningDays } from '#shared/exchange/unit-enrolment.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { download } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { TaskProgress } from '../../app/task.tsx';
import { AuthorizationImport } from './authorization-import.tsx';
import { KeyChangeForm } from './key-change-form.tsx';
import { RevokedInChain } from './revoked-in-chain.tsx';
import { lifeWords } from './state-words.ts';
import { SuiteChoice } from './suite-choice.tsx';

type Own = OutputOf<'enrolment.board'>['own'];

const withoutSuperior: Readonly<Record<Identity['level'], string>> = {
  city: '市是最高一级，没有上级',
  county: '还没有上级的授权；向市申请授权以后，已授权的下级照常上报',
  township: '还没有上级的授权',
};

/** This desk's own certificate: until when, under whom, and how it is renewed or its keys are changed. */
export function OwnEnrolment({ own, level, unit }: { own: Own } & Pick<Identity, 'level' | 'unit'>) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const [changing, setChanging] = useState(false);
  const { superior, certificate } = own;
  const asks = level !== 'city';
  const request = async () => {
    const file = await act((id) => bridge.call('exchange.requestEnrolment', {}, id));
    if (!file) return;
    download(file);
    message.success(`申请文件已生成：${file.name}，请送上级`);
  };
  return (
    <section className="card" aria-labelledby="own-title">
      <h2 id="own-title">本单位的授权</h2>
      <RevokedInChain own={own} unit={unit} />
      <dl className="facts">
        <dt>上级</dt>
        <dd>{superior ? `${superior.name}（${superior.code}）` : withoutSuperior[level]}</dd>
        {certificate && (
          <>
            <dt>有效期至</dt>
            <dd>
              {certificate.notAfter}，{certificate.daysLeft < 0 ? '已过期' : `还有 ${certificate.daysLeft} 天`}{' '}
              <span className={`state state-${lifeWords[certificate.state].tone}`}>{lifeWords[certificate.state].title}</span>
            </dd>
            <dt>证书编号</dt>
            <dd className="code">{certificate.serial}</dd>
          </>
        )}
        {superior && (
          <>
            <dt>上级的指纹</dt>
            <dd className="code">{superior.fingerprint}</dd>
          </>
        )}
        <dt>密码算法</dt>
        <dd>
          <SuiteChoice suite={own.suite} suiteFixed={own.suiteFixed} />
        </dd>
        <dt>本单位的指纹</dt>
        <dd>
          <output className="fingerprint">{own.fingerprint}</output>
          {asks && level !== 'township' && <div className="page-note">向市申请时读给市里核对；下级核对的是“收件人”里的那一个。</div>}
        </dd>
        {own.next !== null && (
          <>
            <dt>新密钥的指纹</dt>
            <dd>
              <output className="fingerprint">{own.next}</output>
              <div className="page-note">等上级签发；导入授权文件后开始使用。</div>
            </dd>
          </>
        )}
      </dl>
      {superior && certificate && certificate.state !== 'valid' && (
        <p className="reason">
          {certificate.state === 'expired' ? '证书已到期，不能上报。' : `离到期不足 ${warningDays} 天，请续期。`}
          生成续期申请送上级；同一台电脑续期，密钥和指纹不变，不用再打电话核对。
        </p>
      )}
      <div className="step-acts">
        {asks && (
          <Button
            size="small"
            type={certificate?.state === 'valid' ? 'default' : 'primary'}
            loading={task.busy}
            onClick={() => void request()}
          >
            {superior ? '生成续期申请' : '生成申请文件'}
          </Button>
        )}
        {asks && <AuthorizationImport />}
        {(superior || level !== 'township') && !changing && (
          <Button size="small" onClick={() => setChanging(true)}>
            更换密钥…
          </Button>
        )}
      </div>
      {changing && <KeyChangeForm isRoot={superior === null} level={level} suite={own.suite} onDone={() => setChanging(false)} />}
      <TaskProgress task={task} label="正在处理" />
    </section>
  );
}
