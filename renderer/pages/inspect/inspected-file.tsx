import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { Inspected } from '#shared/contract/inspection.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import { verdictWords } from '#shared/exchange/inspection-words.ts';
import { sizeText } from '#shared/model/attachment.ts';
import { chinaDate, chinaTime } from '#shared/model/china-time.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';
import { go } from '../../app/route.ts';
import { likelyWords, nextStep } from './next-step.ts';
import type { Looked } from './use-inspection.ts';

type Level = Identity['level'];
const tones: Readonly<Record<Inspected['verdict'], string>> = {
  trusted: 'good',
  own: 'good',
  unfounded: 'waiting',
  refused: 'bad',
  closed: 'waiting',
};

/** One file that was looked at; the heading takes the focus, so that whoever listens hears what it is. */
export function InspectedFile({ looked, level }: { looked: Looked; level: Level }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <li className="card" aria-label={looked.file.name}>
      <header>
        <h2 ref={heading} tabIndex={-1} className="file-line">
          {looked.file.name}
        </h2>
        {'found' in looked ? (
          <span className={`state state-${tones[looked.found.verdict]}`}>{verdictWords[looked.found.verdict].title}</span>
        ) : (
          <span className="state state-bad">不是往来文件，或已损坏</span>
        )}
      </header>
      {'found' in looked ? <Found found={looked.found} level={level} /> : <Unread looked={looked} />}
    </li>
  );
}

function Unread({ looked }: { looked: Extract<Looked, { failure: string }> }) {
  return (
    <>
      <p className="reason">{looked.failure}</p>
      <div className="step-acts">
        {looked.likely && <span>{likelyWords[looked.likely]}</span>}
        {looked.likely === 'table' && (
          <Button size="small" onClick={() => go({ page: 'import', table: undefined })}>
            去“导入”
          </Button>
        )}
      </div>
    </>
  );
}

function Found({ found, level }: { found: Inspected; level: Level }) {
  const next = ['trusted', 'unfounded'].includes(found.verdict) ? nextStep(found.kind, level) : undefined;
  return (
    <>
      <p className={found.verdict === 'refused' ? 'reason' : undefined}>{verdictWords[found.verdict].means}</p>
      {found.checks.length > 0 && <Checks found={found} />}
      {found.fingerprint !== null && (
        <p>
          请对方读出、逐组核对：<output className="fingerprint">{found.fingerprint}</output>
        </p>
      )}
      <div className="inspected-parts">
        <Facts found={found} />
        {found.counts && <Counts counts={found.counts} />}
      </div>
      {found.signer && <Chain signer={found.signer} />}
      {found.resources.length > 0 && <Entries found={found} />}
      {next && (
        <div className="step-acts">
          <Button size="small" type="primary" ghost onClick={() => go(next.route)}>
            {next.title}
          </Button>
        </div>
      )}
    </>
  );
}

function Checks({ found: { checks, verdict } }: { found: Inspected }) {
  return (
    <ol className="checks" aria-label="可信的理由">
      {checks.map(({ name, title, ok, detail }) => (
        <li key={name} className={ok ? 'check-ok' : 'check-failed'}>
          {!ok ? (
            <CloseCircleFilled aria-label="未通过" />
          ) : verdict === 'unfounded' && ['request', 'authorization'].includes(name) ? (
            <QuestionCircleFilled aria-label="待核对" />
          ) : (
            <CheckCircleFilled aria-label="通过" />
          )}
          <span>{title}</span>
          <span className="check-detail">{detail}</span>
        </li>
      ))}
    </ol>
  );
}

function Facts({ found }: { found: Inspected }) {
  const { title, unit, unitName, to, created, facts, encrypted, recipients, size, id, software } = found;
  return (
    <dl className="facts">
      <dt>是什么</dt>
      <dd>{title}</dd>
      {unit !== null && (
        <>
          <dt>出具单位</dt>
          <dd>
            {unitName}（{unit}）
          </dd>
        </>
      )}
      {to && (
        <>
          <dt>给</dt>
          <dd>
            {to.name}（{to.code}）
          </dd>
        </>
      )}
      {facts.map((one) => (
        <Fact key={one.title} {...one} />
      ))}
      {created !== null && <Fact title="生成时间" value={chinaTime(created)} />}
      <Fact title="加密" value={encrypted ? `已加密，有 ${recipients} 个收件人能打开` : '不加密，没有个人信息'} />
      <Fact title="大小" value={sizeText(size)} />
      {id !== null && <Fact title="编号" value={id} />}
      {software !== null && <Fact title="写出它的程序" value={software} />}
    </dl>
  );
}

function Fact({ title, value }: { title: string; value: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Counts({ counts }: { counts: Readonly<Record<string, number>> }) {
  const filled = Object.entries(counts).filter(([, rows]) => rows > 0);
  return (
    <table className="plain-table">
      <caption>
        清单里写的行数{filled.length < Object.keys(counts).length && `（另有 ${Object.keys(counts).length - filled.length} 张表是空的）`}
      </caption>
      <thead>
        <tr>
          <th>表</th>
          <th className="number">行</th>
        </tr>
      </thead>
      <tbody>
        {filled.map(([name, rows]) => (
          <tr key={name}>
            <td>{isTableName(name) ? tableOf(name).title : name}</td>
            <td className="number">{rows}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Chain({ signer }: { signer: NonNullable<Inspected['signer']> }) {
  return (
    <table className="plain-table">
      <caption>签名时间 {chinaTime(signer.at)}（以签名人的电脑时钟为准）；证书由下到上</caption>
      <thead>
        <tr>
          <th>持有单位</th>
          <th>有效期</th>
          <th>签名时</th>
          <th>证书编号</th>
        </tr>
      </thead>
      <tbody>
        {signer.chain.map((one, index) => (
          <tr key={one.serial}>
            <td>
              {one.name}（{one.unit}）{index === 0 && '，签名人'}
            </td>
            <td className="day">
              {chinaDate(one.notBefore)} 至 {chinaDate(one.notAfter)}
            </td>
            <td>{one.valid ? '有效' : '不在有效期'}</td>
            <td className="code">{one.serial}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entries({ found: { resources } }: { found: Inspected }) {
  return (
    <details className="check-fold">
      <summary>里面的 {resources.length} 个文件</summary>
      <ul className="inspected-entries">
        {resources.map(({ path, bytes }) => (
          <li key={path}>
            <span className="code">{path}</span> <span className="page-note">{sizeText(bytes)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
