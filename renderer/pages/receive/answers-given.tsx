import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { AnswerShown } from '#shared/contract/answers.ts';
import { useTask } from '../../app/task.tsx';
import { placeOf } from './to-mend.ts';

interface Props {
  readonly answers: readonly AnswerShown[];
  /** One whose question is open to begin with. */
  readonly asking?: AnswerShown | undefined;
  /** Where a person can be content with an answer: once it was taken. */
  onSettled?(): Promise<void>;
  onAskAgain(answer: AnswerShown, message: string): void;
}

const decisions = { settled: '已认可', again: '已再问' } as const;

/** What the unit answered to earlier receipts, each beside what was asked: be content with it, or ask once more. */
export function AnswersGiven({ answers, asking, onSettled, onAskAgain }: Props) {
  const all = asking && !answers.some(({ key }) => key === asking.key) ? [asking, ...answers] : answers;
  if (all.length === 0) return null;
  return (
    <>
      <h3>对以前意见的答复（{all.length}）</h3>
      <ul className="said-list">
        {all.map((answer) => (
          <Answer
            key={answer.key}
            answer={answer}
            isAsking={answer.key === asking?.key}
            {...(onSettled && { onSettled })}
            onAskAgain={onAskAgain}
          />
        ))}
      </ul>
    </>
  );
}

/** An answer in a line: where, what was asked, what is said of it. */
export const answerLine = ({ state, text }: Pick<AnswerShown, 'state' | 'text'>): string =>
  state === 'mended' ? `已改${text === '' ? '' : `：${text}`}` : `答复：${text}`;

function Answer({
  answer,
  isAsking,
  onSettled,
  onAskAgain,
}: {
  answer: AnswerShown;
  isAsking: boolean;
  onSettled?: () => Promise<void>;
  onAskAgain: Props['onAskAgain'];
}) {
  const task = useTask();
  const { message } = App.useApp();
  const [asks, setAsks] = useState(isAsking);
  const [text, setText] = useState('');
  const said = text.trim();
  const settle = async () => {
    if (!(await task.run('exchange.settleAnswer', { key: answer.key }))) return;
    message.success('已认可这条答复');
    await onSettled?.();
  };
  const ask = () => {
    if (said === '') return;
    onAskAgain(answer, said);
    setAsks(false);
  };
  const place = placeOf(answer);
  return (
    <li>
      <span>
        {place}：{answer.message} → <strong>{answerLine(answer)}</strong>
        {answer.decision && <span className="page-note">（{decisions[answer.decision]}）</span>}
      </span>
      {!asks && (
        <span className="said-acts">
          {onSettled && answer.decision !== 'settled' && (
            <Button size="small" loading={task.busy} aria-label={`认可：${place}`} onClick={() => void settle()}>
              认可
            </Button>
          )}
          <Button size="small" aria-label={`再问：${place}`} onClick={() => setAsks(true)}>
            再问…
          </Button>
        </span>
      )}
      {asks && (
        <span className="said-acts">
          <Input
            size="small"
            autoFocus
            aria-label={`再问什么：${place}`}
            placeholder="还要改什么、说明什么"
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={(event) => {
              event.preventDefault();
              ask();
            }}
          />
          <Button size="small" disabled={said === ''} onClick={ask}>
            列入回执
          </Button>
        </span>
      )}
    </li>
  );
}
