import { App } from 'antd';
import { useMemo, useState } from 'react';
import type { ExchangeState } from '#shared/contract/exchange.ts';
import { tableNames } from '#shared/model/tables.ts';
import { download } from '../../app/files.ts';
import { monthTitle } from '../../app/period-words.ts';
import { useProblems } from '../../app/problems.ts';
import { useLabels, useRowSets } from '../../app/rows.ts';
import { useTask } from '../../app/task.tsx';
import { RemarkAdder } from './remark-adder.tsx';
import { ReturnForm, type Returning, type ToMend } from './return-form.tsx';

/** Sends back what was received already, with what the sheet shows to be wrong and remarks of one's own. */
export function ReturnReceived({
  item,
  name,
  refresh,
  onDone,
}: {
  item: ExchangeState['packages'][number];
  name: string;
  refresh(): Promise<void>;
  onDone(): void;
}) {
  const task = useTask();
  const { message } = App.useApp();
  const problems = useProblems();
  const sets = useRowSets(tableNames);
  const { labelOf } = useLabels(tableNames);
  const [own, setOwn] = useState<readonly ToMend[]>([]);
  const found = useMemo(
    () =>
      problems
        .filter(({ severity, table, id }) => severity === 'error' && sets.get(table)?.byId.get(id)?.unit === item.unit)
        .map(({ table, id, field, message: said }) => ({ table, id, field, message: said, label: labelOf(table, id) ?? '（未填名称）' })),
    [problems, sets, labelOf, item.unit],
  );
  const send = async (returning: Returning) => {
    const returned = await task.run('exchange.returnReceived', { ...returning, package: item.id });
    if (!returned) return;
    if (returned.receipt) download(returned.receipt);
    message.success(`已退回${name}${monthTitle(item.period)}第 ${item.revision} 版，回执已保存，请交给对方`);
    await refresh();
    onDone();
  };
  return (
    <>
      <h3>
        退回{name} {monthTitle(item.period)} 第 {item.revision} 版
      </h3>
      <p className="page-note">它的内容先留在台账里，等对方更正后的一份来替换。</p>
      <ReturnForm
        found={[...own, ...found]}
        busy={task.busy}
        adder={<RemarkAdder unit={item.unit} onAdd={(remark) => setOwn((before) => [remark, ...before])} />}
        onSend={send}
        onCancel={onDone}
      />
    </>
  );
}
