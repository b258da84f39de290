import { Button } from 'antd';
import type { Identity } from '#shared/contract/ledger.ts';
import type { TransferShown } from '#shared/contract/transfers.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { tableOf } from '#shared/model/tables.ts';
import { countsText } from '../../app/counts-text.ts';
import { download } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { jumpTo } from '../../app/jump.ts';
import { useTask } from '../../app/task.tsx';

const directions = { out: '转出', passed: '转交', in: '转入' } as const;

/** The transfers this desk had a part in, the latest first; a name leads to the row. */
export function TransferList({ level }: { level: Identity['level'] }) {
  const transfers = useAsk('transfer.list', {}).data ?? [];
  return (
    <section className="card" aria-labelledby="transfers-title">
      <h2 id="transfers-title">转接记录</h2>
      {transfers.length === 0 ? (
        <p className="page-note">还没有办理过转接。</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>办理</th>
              <th>谁</th>
              <th>从</th>
              <th>到</th>
              <th>带上</th>
              <th>时间</th>
              <th>状态</th>
            </tr>
          </thead>
          <tbody>
            {transfers.map((one) => (
              <Line key={one.id} transfer={one} level={level} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Line({ transfer, level }: { transfer: TransferShown; level: Identity['level'] }) {
  const { direction, table, row, label, from, to, counts, at } = transfer;
  return (
    <tr>
      <td>{directions[direction]}</td>
      <td>
        {level === 'township' ? (
          <button type="button" className="link-button" onClick={() => jumpTo(table, row, tableOf(table).label)}>
            {label}
          </button>
        ) : (
          label
        )}
        <span className="page-note">（{tableOf(table).title}）</span>
      </td>
      <td>{from.name}</td>
      <td>{to.name}</td>
      <td>{countsText(counts)}</td>
      <td className="day">{chinaTime(at)}</td>
      <td>
        <State transfer={transfer} />
      </td>
    </tr>
  );
}

function State({ transfer: { id, direction, state, to } }: { transfer: TransferShown }) {
  const bridge = useBridge();
  const task = useTask();
  if (state === 'undone') return <span className="page-note">已撤销</span>;
  if (state === 'handed') return <>已转交上级</>;
  if (direction === 'passed') return <>{state === 'arrived' ? `${to.name}已上报` : '等转入单位上报'}</>;
  if (direction === 'in') return <>已写入台账</>;
  return (
    <Button
      size="small"
      disabled={task.running}
      onClick={() => void task.attempt(async () => download(await bridge.call('transfer.file', { id })))}
    >
      再存一份转接单
    </Button>
  );
}
