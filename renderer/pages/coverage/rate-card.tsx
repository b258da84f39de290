import { changeSince } from '#shared/coverage/comparing.ts';
import { percent, type Rate } from '#shared/coverage/coverage.ts';
import { monthTitle } from '../../app/period-words.ts';

interface Props {
  readonly title: string;
  readonly rate: Rate;
  /** The same rate when the last month was closed. */
  readonly last: { readonly period: string; readonly rate: Rate } | undefined;
  readonly part: string;
  readonly whole: string;
}

/** A rate with what it is made of, and how it stands to the last closed month. */
export function RateCard({ title, rate, last, part, whole }: Props) {
  return (
    <section className="card coverage-rate" aria-label={title}>
      <h2>{title}</h2>
      <strong>
        {percent(rate)} {last && <Change now={rate} then={last.rate} />}
      </strong>
      <span className="page-note">
        {part} {rate.part} ÷ {whole} {rate.whole}
      </span>
      {last && (
        <div className="page-note">
          {monthTitle(last.period)}封账时 {percent(last.rate)}（{last.rate.part} ÷ {last.rate.whole}）
        </div>
      )}
    </section>
  );
}

/** ↑1.2个百分点: the arrow says it, the colour only helps. */
export function Change({ now, then }: { now: Rate; then: Rate }) {
  const change = changeSince(now, then);
  if (change === undefined) return '—';
  const tone = change.startsWith('↑') ? 'coverage-up' : change.startsWith('↓') ? 'coverage-down' : '';
  return <span className={`coverage-change ${tone}`}>{change}</span>;
}
