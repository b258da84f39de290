import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

export type StepState = 'done' | 'current' | 'ahead' | 'waiting';
const words: Record<StepState, string> = { done: '已完成', current: '现在做这一步', ahead: '还没到', waiting: '等待中' };

/** One step of the month: number, state, what it says and what can be done. */
export function StepCard({
  number,
  title,
  state,
  summary,
  children,
}: {
  number: number;
  title: string;
  state: StepState;
  summary: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li className={`step step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
      <span className="step-mark" aria-hidden>
        {state === 'done' ? <CheckOutlined /> : number}
      </span>
      <section aria-label={`第${number}步 ${title}`}>
        <header>
          <h2>{title}</h2>
          <span className="step-state">{words[state]}</span>
          <div className="step-summary">{summary}</div>
        </header>
        {children}
      </section>
    </li>
  );
}
