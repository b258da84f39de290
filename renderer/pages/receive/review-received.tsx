import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { AnswerShown } from '#shared/contract/answers.ts';
import type { ExchangeState } from '#shared/contract/exchange.ts';
import { download } from '../../app/files.ts';
import { useAsk } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { useTask } from '../../app/task.tsx';
import { RemarkAdder } from './remark-adder.tsx';
import { type Reviewed, ReviewForm } from './review-form.tsx';

/** Looks through what was received already; what is written makes another receipt, in place of the one before. */
export function ReviewReceived({
  item,
  name,
  asking,
  refresh,
  onDone,
}: {
  item: ExchangeState['packages'][number];
  name: string;
  asking?: AnswerShown;
  refresh(): Promise<void>;
  onDone(): void;
}) {
  const task = useTask();
  const client = useQueryClient();
  const { message } = App.useApp();
  const asked = useAsk('exchange.review', { package: item.id });
  const send = async ({ outcome, remark, problems, again }: Reviewed) => {
    const answered =
      outcome === 'returned'
        ? await task.run('exchange.returnReceived', { package: item.id, remark, problems, again })
        : await task.run('exchange.remarkReceived', { package: item.id, problems, again });
    if (!answered) return;
    if (answered.receipt) download(answered.receipt);
    const what = outcome === 'returned' ? '已退回' : '已审核';
    message.success(`${what}${name}${monthTitle(item.period)}第 ${item.revision} 版，回执已保存，请交给对方`);
    await refresh();
    onDone();
  };
  const settled = async () => {
    await Promise.all(['exchange.review', 'exchange.answers'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
  return (
    <>
      <h3>
        审核{name} {monthTitle(item.period)} 第 {item.revision} 版
      </h3>
      <p className="page-note">它的内容留在台账里；新的回执代替原来的，退回的等对方更正后的一份来替换。</p>
      {asked.isError && <p className="reason">留存的文件打不开，不能审核：{asked.error.message}</p>}
      {asked.data && (
        <ReviewForm
          review={asked.data}
          isTaken
          busy={task.busy}
          asking={asking}
          adder={(onAdd) => <RemarkAdder unit={item.unit} onAdd={onAdd} />}
          onSettled={settled}
          onSend={send}
          onCancel={onDone}
        />
      )}
    </>
  );
}
