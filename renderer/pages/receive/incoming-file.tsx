import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { OutputOf } from '#shared/contract/calls.ts';
import type { Received } from '#shared/contract/exchange.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';
import { download, type NamedFile } from '../../app/files.ts';
import { monthTitle } from '../../app/period-words.ts';
import { outcomes } from './outcomes.ts';

export interface Incoming {
  readonly key: string;
  readonly file: NamedFile;
  readonly verified?: OutputOf<'exchange.verify'>;
  readonly received?: Received;
}

/** One chosen file: its checks, then what came of it. */
export function IncomingFile({ item }: { item: Incoming }) {
  const { verified, received } = item;
  const view = received
    ? outcomes[received.outcome]
    : verified
      ? verified.ok
        ? ({ title: '核验通过，等待接收', tone: 'waiting' } as const)
        : ({ title: '核验未通过', tone: 'bad' } as const)
      : undefined;
  return (
    <li className="card">
      <header>
        <h2 className="file-line">{item.file.name}</h2>
        {view && <span className={`state state-${view.tone}`}>{view.title}</span>}
        {received?.period && <span className="page-note">{monthTitle(received.period)}</span>}
        {received?.receipt && <ReceiptButton receipt={received.receipt} />}
      </header>
      {verified && !received && <Checks checks={verified.checks} />}
      {received && (
        <>
          <p>{received.message}</p>
          <Diff diff={received.diff} />
        </>
      )}
    </li>
  );
}

function ReceiptButton({ receipt }: { receipt: NamedFile }) {
  return (
    <Button size="small" type="primary" ghost onClick={() => download(receipt)}>
      下载回执
    </Button>
  );
}

function Checks({ checks }: { checks: OutputOf<'exchange.verify'>['checks'] }) {
  return (
    <ol className="checks">
      {checks.map((check) => (
        <li key={check.name} className={check.ok ? 'check-ok' : 'check-failed'}>
          {check.ok ? <CheckCircleFilled aria-label="通过" /> : <CloseCircleFilled aria-label="未通过" />}
          <span>{check.title}</span>
          {check.detail !== '' && <span className="check-detail">{check.detail}</span>}
        </li>
      ))}
    </ol>
  );
}

function Diff({ diff }: { diff: Received['diff'] }) {
  const tables = Object.entries(diff).filter(([, change]) => change.added + change.changed + change.removed > 0);
  if (tables.length === 0) return null;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>表</th>
          <th className="number">新增</th>
          <th className="number">变更</th>
          <th className="number">减少</th>
        </tr>
      </thead>
      <tbody>
        {tables.map(([table, change]) => (
          <tr key={table}>
            <td>{isTableName(table) ? tableOf(table).title : table}</td>
            <td className="number">{change.added}</td>
            <td className="number">{change.changed}</td>
            <td className="number">{change.removed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
