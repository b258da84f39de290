import { cellWords } from './cell-words.ts';

/** On what the board rests: the words, the due day, the on-time rate. */
export function BoardBasis() {
  return (
    <section className="card" aria-labelledby="basis-title">
      <h2 id="basis-title">计算依据</h2>
      <dl className="facts">
        <dt>期限</dt>
        <dd>
          本单位下发的任务书规定的次月报送日（没有下发的按上级的，都没有时为次月 5
          日，惯例）；批复延期的，按延期后的日期。到期当天收到算按时，以本单位收到的日期为准。
        </dd>
        <dt>报送率</dt>
        <dd>已经收到的 ÷ 应报的。</dd>
        <dt>按时率</dt>
        <dd>
          按时收到的 ÷
          应报的。应报：已经到期或已经收到的；授权以前到期的月份、证书撤销后没有新证书的单位撤销以后到期的月份，不要求。退回的不算收到，更正后的一份按它收到的日期算。
        </dd>
        {Object.values(cellWords)
          .filter(({ title }) => title !== '—')
          .map(({ title, means }) => (
            <Word key={title} title={title} means={means} />
          ))}
      </dl>
    </section>
  );
}

function Word({ title, means }: { title: string; means: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{means}。</dd>
    </>
  );
}
