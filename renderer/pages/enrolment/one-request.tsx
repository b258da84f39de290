import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { useAsk } from '../../app/host-context.tsx';
import type { OpenedRequest, Replacing } from './opened-request.ts';
import { requestWords } from './state-words.ts';

type Read = OutputOf<'exchange.readRequest'>;

/** A request and what is to be done before it is granted; another machine's needs a reason and the telephone. */
export function OneRequest({
  request: { read },
  busy,
  onIssue,
  onDrop,
}: {
  request: OpenedRequest;
  busy: boolean;
  onIssue(replacing?: Replacing): void;
  onDrop(): void;
}) {
  if ('refused' in read) return null;
  return (
    <>
      <dl className="facts">
        <dt>申请单位</dt>
        <dd>
          {read.name}（{read.unit}）
        </dd>
        <dt>申请</dt>
        <dd>{requestWords[read.kind].title}</dd>
        {read.current && (
          <>
            <dt>现有证书</dt>
            <dd>
              <span className="code">{read.current.serial}</span>，有效期至 {chinaDate(read.current.notAfter)}
            </dd>
          </>
        )}
        <dt>指纹</dt>
        <dd>
          <output className="fingerprint">{read.fingerprint}</output>
        </dd>
        {read.kind === 'replacement' && read.current && (
          <>
            <dt>现有证书的指纹</dt>
            <dd className="code">{read.current.fingerprint}</dd>
          </>
        )}
      </dl>
      <p>{requestWords[read.kind].note}</p>
      {read.kind === 'replacement' ? (
        <ReplacementForm busy={busy} onIssue={onIssue} onDrop={onDrop} />
      ) : (
        <div className="step-acts">
          <Button type="primary" loading={busy} onClick={() => onIssue()}>
            {issueWords(read)}
          </Button>
          <Button onClick={onDrop}>放弃</Button>
        </div>
      )}
    </>
  );
}

const issueWords = ({ kind }: Read) => (kind === 'first' ? '指纹一致，签发授权' : kind === 'renewal' ? '续期，签发授权' : '签发授权');

function ReplacementForm({ busy, onIssue, onDrop }: { busy: boolean; onIssue(replacing: Replacing): void; onDrop(): void }) {
  const today = useAsk('enrolment.board', {}).data?.today;
  const [reason, setReason] = useState('');
  const [since, setSince] = useState('');
  const [compared, setCompared] = useState(false);
  const [reasonId, sinceId] = [useId(), useId()];
  const missing = reason.trim() === '' ? '请写明原因' : compared ? undefined : '请先在电话里核对指纹';
  return (
    <form
      className="framed-form"
      aria-label="换电脑"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === undefined) onIssue({ reason: reason.trim(), compared: true, ...(since === '' ? {} : { since }) });
      }}
    >
      <label htmlFor={reasonId}>撤销旧证书的原因（记入修改记录）</label>
      <Input
        id={reasonId}
        maxLength={200}
        placeholder="例如电脑遗失、电脑报废"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <label htmlFor={sinceId}>从哪天起旧电脑可能在别人手里（可以不填，填了写进撤销名单）</label>
      <Input id={sinceId} className="day-input" type="date" max={today} value={since} onChange={(event) => setSince(event.target.value)} />
      <Checkbox checked={compared} onChange={(event) => setCompared(event.target.checked)}>
        已在电话里逐组核对，新电脑的指纹完全一致
      </Checkbox>
      <div className="step-acts">
        <Button type="primary" danger htmlType="submit" loading={busy} disabled={missing !== undefined}>
          撤销旧证书并签发
        </Button>
        <Button onClick={onDrop}>放弃</Button>
        {missing !== undefined && <span className="reason">{missing}</span>}
      </div>
    </form>
  );
}
