import { Button, Segmented } from 'antd';
import type { GivenCell } from '#shared/contract/intake.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { tableOf } from '#shared/model/tables.ts';
import { countsText } from '../../app/counts-text.ts';
import { monthTitle } from '../../app/period-words.ts';
import type { Task } from '../../app/task.tsx';
import { useMessageOnFailure } from './failure-message.ts';
import type { ImportDesk } from './import-desk.ts';
import type { ImportDocument, ImportState } from './import-state.ts';
import './document-panel.css';

/** What the document says of itself, and the cells in which it differs from the ledger: each stays or is taken. */
export function DocumentPanel({ desk, state, task }: { desk: ImportDesk; state: ImportState; task: Task }) {
  const { document, cells } = state;
  if (!document) return null;
  return (
    <section className="card document-panel" aria-label={document.kind === 'roster' ? '底册' : '转接单'}>
      {document.kind === 'roster' ? <RosterFacts {...document} /> : <TransferFacts {...document} />}
      {cells.length > 0 && <Differences desk={desk} cells={cells} disabled={task.running || state.busy} />}
    </section>
  );
}

function RosterFacts({ roster }: Extract<ImportDocument, { kind: 'roster' }>) {
  const { issuer, version, created, again, recovers, extract, transfers } = roster;
  return (
    <ul className="document-facts">
      <li>
        {issuer.name}底册第 {version} 版，{chinaTime(created)} 签发，签名已核对{again && '；以前采用过，相同的内容不会再改'}
      </li>
      {recovers && (
        <li>
          <strong>
            本台账还没有上报过：采用后，已报的 {recovers.months} 个月（到{monthTitle(recovers.last)}）恢复为已封账，下个月接着往下报。
          </strong>
        </li>
      )}
      {extract > 0 && <li>含市场监管部门的新登记 {extract} 家，在“新增”里</li>}
      {transfers.length > 0 && <li>另有等待转入的转接单 {transfers.length} 份，采用后在“底册与转接”里逐份办理</li>}
    </ul>
  );
}

function TransferFacts({ transfer }: Extract<ImportDocument, { kind: 'transfer' }>) {
  const { from, label, date, counts } = transfer;
  return (
    <ul className="document-facts">
      <li>
        {from.name} {date} 转出“{label}”：{countsText(counts)}；上级已核对并转交，签名已核对
      </li>
      {(counts.member !== undefined || counts.development !== undefined) && (
        <li>
          没有随单转来的党支部、党小组、工作单位请在下面选本单位的；缺党支部的党员、发展党员记录不能写入
          {counts.member !== undefined && counts.development !== undefined && '，同一个人在两张表里都要选'}。
        </li>
      )}
    </ul>
  );
}

const most = 200;

function Differences({ desk, cells, disabled }: { desk: ImportDesk; cells: readonly GivenCell[]; disabled: boolean }) {
  const attempt = useMessageOnFailure();
  const choose = (chosen: readonly GivenCell[], take: boolean) =>
    void attempt(() =>
      desk.chooseCells(
        chosen.filter(({ taken }) => taken !== take),
        take,
        crypto.randomUUID(),
      ),
    );
  const taken = cells.filter((cell) => cell.taken).length;
  return (
    <details className="document-differences" open={cells.length <= 8}>
      <summary>
        两边都有而不同的 {cells.length} 格：保留本单位 {cells.length - taken} 格，取来件 {taken} 格
      </summary>
      <div className="step-acts">
        <Button size="small" disabled={disabled || taken === 0} onClick={() => choose(cells, false)}>
          全部保留本单位的
        </Button>
        <Button size="small" disabled={disabled || taken === cells.length} onClick={() => choose(cells, true)}>
          全部取来件的
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
      <section className="document-cells" aria-label="不同的格" tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th>行</th>
              <th>字段</th>
              <th>本单位</th>
              <th>来件</th>
              <th>取舍</th>
            </tr>
          </thead>
          <tbody>
            {cells.slice(0, most).map((cell) => (
              <tr key={`${cell.table} ${cell.id} ${cell.field}`}>
                <td>
                  {tableOf(cell.table).title} {cell.label}
                </td>
                <td>{cell.title}</td>
                <td>{cell.own}</td>
                <td>{cell.given === '' ? '（空）' : cell.given}</td>
                <td>
                  <Segmented
                    size="small"
                    aria-label={`${cell.label} ${cell.title} 取舍`}
                    disabled={disabled}
                    value={cell.taken ? 'given' : 'own'}
                    onChange={(value) => choose([cell], value === 'given')}
                    options={[
                      { value: 'own', label: '保留' },
                      { value: 'given', label: '取来件' },
                    ]}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {cells.length > most && <p className="page-note">只列前 {most} 格，其余的请在下面的表里看。</p>}
      </section>
    </details>
  );
}
