import { App, Button } from 'antd';
import type { Period, PeriodState } from '#shared/contract/bookkeeping.ts';
import type { ExchangeState } from '#shared/contract/exchange.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { useExchangeAct } from '../../app/exchange-act.ts';
import { chooseFile } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { TaskProgress } from '../../app/task.tsx';
import { StepCard, type StepState } from './step-card.tsx';
import { ToDoList } from './to-do-list.tsx';

const views: Record<PeriodState, { state: StepState; summary: string }> = {
  open: { state: 'ahead', summary: '导出并送达后，上级会发回回执。' },
  closed: { state: 'ahead', summary: '导出并送达后，上级会发回回执。' },
  exported: { state: 'waiting', summary: '已导出，但还没有收到上级回执，不能算已经报送。' },
  accepted: { state: 'done', summary: '上级已接收，本月报送完成。' },
  accepted_with_problems: { state: 'current', summary: '上级已接收，但有需要改正的地方。' },
  returned: { state: 'current', summary: '上级已退回，请更正后重新报送。' },
};

/** Takes the superior's receipt; what it asks to mend is a list that opens at its cells. */
export function ReceiptStep({ period }: { period: Period }) {
  const bridge = useBridge();
  const { task, act } = useExchangeAct();
  const { message } = App.useApp();
  const exchange = useAsk('exchange.state', {}).data;
  const receipts = latestOfMonths(exchange?.receipts ?? []);
  const latest = receipts.find((receipt) => receipt.period === period.period);
  const answered = exchange?.packages.find(({ id }) => id === latest?.package);
  const earlier = receipts
    .filter((receipt) => receipt.period !== period.period)
    .flatMap((receipt) =>
      receipt.problems
        .filter(({ state }) => state === 'open')
        .map((one) => ({ ...one, package: receipt.package, month: monthTitle(receipt.period) })),
    );
  const view = views[period.state];
  const canTake = period.state !== 'open' && period.state !== 'closed';

  const take = () =>
    act(async (id) => {
      const file = await chooseFile('.lxrcpt');
      if (!file) return;
      const answer = await bridge.call('exchange.acceptReceipt', file, id);
      const done = answer.problems > 0 ? `回执已导入，有 ${answer.problems} 处需要改正` : '回执已导入';
      if (answer.taken === 'superseded') message.warning('这份回执已被更晚的一份代替，没有采用；现在有效的是已导入的那一份');
      else message.success(answer.taken === 'before' ? '这份回执以前导入过，没有改动' : done);
    });
  return (
    <StepCard number={4} title="回执" state={view.state} summary={view.summary}>
      {latest && (
        <p className="page-note">
          最近的回执：{chinaTime(latest.at)}，答复第 {latest.revision} 版{answered && `（序号 ${answered.sequence}，${answered.name}）`}
          {latest.revision < period.revision && '，不是现在这一版'}
        </p>
      )}
      {latest?.remark != null && (
        <div className="changes">
          <h3>退回的理由</h3>
          <p>{latest.remark}</p>
        </div>
      )}
      {latest?.outcome === 'returned' && <Redo state={period.state} />}
      {latest && latest.problems.length > 0 && (
        <ToDoList title="上级要求改正" items={latest.problems.map((one) => ({ ...one, package: latest.package }))} />
      )}
      {earlier.length > 0 && <ToDoList title="以前月份的回执里还没有处理的" items={earlier} />}
      <div className="step-acts">
        <Button type={view.state === 'waiting' ? 'primary' : 'default'} loading={task.busy} disabled={!canTake} onClick={() => void take()}>
          导入回执文件
        </Button>
        {!canTake && <span className="reason">导出上报包之后才会有回执</span>}
      </div>
      <TaskProgress task={task} label="正在读取回执" />
    </StepCard>
  );
}

type Receipt = ExchangeState['receipts'][number];

/** Of every month the receipt that holds: to its latest revision, of these the one given last. */
const latestOfMonths = (receipts: readonly Receipt[]): Receipt[] => [
  ...[...receipts]
    .sort((one, other) => one.revision - other.revision || (one.at < other.at ? -1 : 1))
    .reduce((byMonth, receipt) => byMonth.set(receipt.period, receipt), new Map<string, Receipt>())
    .values(),
];

/** What a returned month asks for, step by step; the step at hand is marked. */
function Redo({ state }: { state: PeriodState }) {
  const at = state === 'returned' ? 0 : state === 'open' ? 1 : state === 'closed' ? 2 : 3;
  const steps = [
    '在“封账”一步按“发起更正…”，写明原因',
    '按下面的清单逐处改正，改完重新封账',
    '再次导出上报包，版次会加一',
    '送给上级，等新的回执',
  ];
  return (
    <ol className="numbered" aria-label="退回后怎么办">
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined}>
          {index === at ? <strong>{step}</strong> : step}
        </li>
      ))}
    </ol>
  );
}
