import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerShown } from '#shared/contract/answers.ts';
import type { ExchangeState } from '#shared/contract/exchange.ts';
import { useAsk } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { useTask } from '../../app/task.tsx';
import { answerLine } from './answers-given.tsx';
import { ReviewReceived } from './review-received.tsx';
import { placeOf } from './to-mend.ts';

type Package = ExchangeState['packages'][number];
const step = 50;

/** Answers of the units below that nobody has decided yet: be content, or ask once more in the receipt to the unit's latest package. */
export function AnswersFromBelow({ refresh }: { refresh(): Promise<void> }) {
  const answers = useAsk('exchange.answers', {}).data ?? [];
  const exchange = useAsk('exchange.state', {}).data;
  const task = useTask();
  const [asking, setAsking] = useState<AnswerShown>();
  const [shown, setShown] = useState(step);
  const open = answers.filter(({ decision }) => decision === null);
  if (!exchange || open.length === 0) return null;
  const nameOf = (unit: string) => exchange.issued.find((one) => one.unit === unit)?.name ?? unit;
  const settle = async ({ key }: AnswerShown) => {
    if (await task.run('exchange.settleAnswer', { key })) await refresh();
  };
  const latest = asking && latestOf(exchange, asking.unit);
  return (
    <section className="card" aria-labelledby="answers-title">
      <h2 id="answers-title">下级的答复（{open.length}）</h2>
      <ul className="said-list">
        {open.slice(0, shown).map((answer) => (
          <li key={answer.key}>
            <span>
              {nameOf(answer.unit)} {placeOf(answer)}：{answer.message} → <strong>{answerLine(answer)}</strong>
            </span>
            <span className="said-acts">
              <Button size="small" disabled={task.running} aria-label={`认可：${placeOf(answer)}`} onClick={() => void settle(answer)}>
                认可
              </Button>
              <Button size="small" aria-label={`再问：${placeOf(answer)}`} onClick={() => setAsking(answer)}>
                再问…
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {shown < open.length && (
        <Button size="small" onClick={() => setShown(shown + step)}>
          再显示 {Math.min(step, open.length - shown)} 条
        </Button>
      )}
      {asking && latest?.outcome === 'returned' && (
        <p className="reason" role="status">
          {nameOf(asking.unit)}最近一份（{monthTitle(latest.period)}第 {latest.revision} 版）已退回，等它更正后再问。
        </p>
      )}
      {asking && latest && latest.outcome !== 'returned' && (
        <ReviewReceived
          key={asking.key}
          item={latest}
          name={nameOf(asking.unit)}
          asking={asking}
          refresh={refresh}
          onDone={() => setAsking(undefined)}
        />
      )}
    </section>
  );
}

const latestOf = ({ packages }: ExchangeState, unit: string) =>
  packages
    .filter((one) => one.unit === unit)
    .reduce<Package | undefined>((best, one) => (best && best.sequence > one.sequence ? best : one), undefined);
