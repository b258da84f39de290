import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { needsTelephone } from '#shared/exchange/unit-enrolment.ts';
import type { OpenedRequest } from './opened-request.ts';
import { requestWords } from './state-words.ts';

const withoutTelephone = ({ read }: OpenedRequest) => !('refused' in read) && !needsTelephone(read.kind);

/** Several requests: those that need no telephone are ticked, first ones are ticked as their fingerprints are compared, another machine's is done by itself. */
export function RequestTable({
  requests,
  busy,
  onIssue,
  onAlone,
  onDrop,
}: {
  requests: readonly OpenedRequest[];
  busy: boolean;
  onIssue(chosen: readonly OpenedRequest[]): void;
  onAlone(request: OpenedRequest): void;
  onDrop(): void;
}) {
  const [turned, setTurned] = useState<ReadonlySet<OpenedRequest>>(new Set());
  const isChosen = (request: OpenedRequest) => withoutTelephone(request) !== turned.has(request);
  const chosen = requests.filter(isChosen);
  const turn = (request: OpenedRequest) =>
    setTurned((before) => new Set(before.has(request) ? [...before].filter((one) => one !== request) : [...before, request]));
  return (
    <>
      <p className="page-note">首次申请请逐个打电话，由对方读出指纹，一致的才勾选。续期和更换密钥的已由现有证书证明，不用打电话。</p>
      <table className="plain-table request-table">
        <thead>
          <tr>
            <th>指纹一致</th>
            <th>单位</th>
            <th>申请</th>
            <th>指纹</th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <Line key={request.key} request={request} checked={isChosen(request)} onTurn={() => turn(request)} onAlone={onAlone} />
          ))}
        </tbody>
      </table>
      <div className="step-acts">
        <Button type="primary" loading={busy} disabled={chosen.length === 0} onClick={() => onIssue(chosen)}>
          签发勾选的 {chosen.length} 份
        </Button>
        <Button onClick={onDrop}>放弃</Button>
        <span className="page-note">几份合成一个 zip 保存，解开后分别送回。</span>
      </div>
    </>
  );
}

function Line({
  request,
  checked,
  onTurn,
  onAlone,
}: {
  request: OpenedRequest;
  checked: boolean;
  onTurn(): void;
  onAlone(request: OpenedRequest): void;
}) {
  const { read, file } = request;
  if ('refused' in read)
    return (
      <tr>
        <td />
        <td className="code">{file.name}</td>
        <td colSpan={2} className="reason">
          {read.refused}
        </td>
      </tr>
    );
  return (
    <tr>
      <td>
        {read.kind === 'replacement' ? (
          <Button size="small" onClick={() => onAlone(request)}>
            单独办理…
          </Button>
        ) : (
          <Checkbox checked={checked} aria-label={`${read.name}指纹一致`} onChange={onTurn} />
        )}
      </td>
      <td>
        {read.name}（{read.unit}）
      </td>
      <td>{requestWords[read.kind].title}</td>
      <td>
        <span className="request-fingerprint">{read.fingerprint}</span>
      </td>
    </tr>
  );
}
