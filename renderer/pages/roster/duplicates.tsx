import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { DuplicateShown } from '#shared/contract/transfers.ts';
import { tableOf } from '#shared/model/tables.ts';
import { download } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { TaskProgress, useTask } from '../../app/task.tsx';

const asksOf = (groups: readonly DuplicateShown[]) => groups.map(({ table, rows }) => ({ table, ids: rows.map(({ id }) => id) }));
const outcomes = {
  asked: '已写进新的回执',
  before: '以前问过',
  returned: '最近一份已退回，等它更正后再问',
  never: '还没有上报过',
} as const;

/** 跨单位重复: what two units have at the same time, their rows beside each other, and the question to both. */
export function Duplicates() {
  const bridge = useBridge();
  const client = useQueryClient();
  const task = useTask();
  const { message } = App.useApp();
  const found = useAsk('transfer.duplicates', {}).data;
  if (!found) return null;
  const asked = found.filter(({ within }) => within === null);
  const ask = (groups: readonly DuplicateShown[]) =>
    task.attempt(async (id) => {
      const answers = await bridge.call('transfer.askBoth', { groups: asksOf(groups) }, id);
      for (const { receipt } of answers) if (receipt) download(receipt);
      message.info(answers.map(({ name, outcome }) => `${name}：${outcomes[outcome]}`).join('；'), 8);
      await client.invalidateQueries({ queryKey: ['exchange.state'] });
    });
  return (
    <section className="card" aria-labelledby="duplicates-title">
      <header>
        <h2 id="duplicates-title">跨单位重复：{found.length} 处</h2>
        {asked.length > 1 && (
          <Button size="small" disabled={task.running} onClick={() => void ask(asked)}>
            全部请两边核对
          </Button>
        )}
      </header>
      {found.length === 0 && <p className="page-note">没有两个单位同时有的组织或党员。</p>}
      {found.slice(0, 50).map((group) => (
        <Group
          key={`${group.table} ${group.rows.map(({ id }) => id).join(' ')}`}
          group={group}
          disabled={task.running}
          onAsk={() => void ask([group])}
        />
      ))}
      {found.length > 50 && <p className="page-note">只列前 50 处。</p>}
      <TaskProgress task={task} label="正在写回执" />
    </section>
  );
}

function Group({ group, disabled, onAsk }: { group: DuplicateShown; disabled: boolean; onAsk(): void }) {
  const { table, number, rows, within } = group;
  const textOf = (row: DuplicateShown['rows'][number], title: string) => row.cells.find((cell) => cell.title === title)?.text ?? '';
  const titles = [...new Set(rows.flatMap(({ cells }) => cells.map(({ title }) => title)))];
  const title = `${tableOf(table).title} ${rows[0]?.label ?? ''} ${number}`;
  return (
    <section className="duplicate" aria-label={title}>
      <div className="step-acts">
        <h3>{title}</h3>
        {within === null ? (
          <Button size="small" disabled={disabled} onClick={onAsk}>
            请两边核对
          </Button>
        ) : (
          <span className="page-note">
            都是{within}报来的，由{within}请两边核对。
          </span>
        )}
      </div>
      <details>
        <summary>{rows.map(({ unitName }) => unitName).join('、')}：并排看</summary>
        <table className="plain-table">
          <thead>
            <tr>
              <th>字段</th>
              {rows.map(({ id, unitName }) => (
                <th key={id}>{unitName}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {titles.map((one) => (
              <tr key={one} className={new Set(rows.map((row) => textOf(row, one))).size > 1 ? 'differs' : undefined}>
                <th scope="row">{one}</th>
                {rows.map((row) => (
                  <td key={row.id}>{textOf(row, one)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
