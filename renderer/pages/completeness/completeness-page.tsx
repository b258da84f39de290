import { Segmented } from 'antd';
import { useState } from 'react';
import type { Cell, CompletenessBoard } from '#shared/exchange/completeness.ts';
import { useAsk } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { BehindCell } from './behind-cell.tsx';
import { BehindFigure, type Figure, measures, measureTitles } from './behind-figure.tsx';
import { BoardBasis } from './board-basis.tsx';
import { cellWords } from './cell-words.ts';
import { GrantsIssued } from './grants-issued.tsx';
import { Reminder } from './reminder.tsx';
import './completeness-page.css';

type Unit = CompletenessBoard['units'][number];
/** A cell, or a figure: of a month over all units, or of a unit over all months. */
type Chosen = { readonly kind: 'cell'; readonly unit: string; readonly period: string } | ({ readonly kind: 'figure' } & Figure);

/** Who below has sent which month: in time, late, returned, missing; the on-time rate; and the text that reminds. */
export function CompletenessPage() {
  const [months, setMonths] = useState(6);
  const [chosen, setChosen] = useState<Chosen>();
  const board = useAsk('exchange.completeness', { months }).data;
  if (!board) return <div className="plain-page" />;
  const unit = chosen?.kind === 'cell' ? board.units.find(({ code }) => code === chosen.unit) : undefined;
  const cell = chosen?.kind === 'cell' ? unit?.cells.find(({ period }) => period === chosen.period) : undefined;
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>报送情况</h1>
        <span className="page-note">下级各单位各月的报送。点任一格看那个月的收件，点报送率、按时率看后面的名单。</span>
      </header>
      <section className="card" aria-labelledby="board-title">
        <header>
          <h2 id="board-title">各月报送</h2>
          <Segmented
            aria-label="看几个月"
            size="small"
            value={months}
            onChange={setMonths}
            options={[3, 6, 12].map((value) => ({ value, label: `${value} 个月` }))}
          />
        </header>
        {board.units.length === 0 ? (
          <p className="page-note">还没有下级单位。请先在“授权管理”里授权，或在“报送单位”里登记。</p>
        ) : (
          <Board board={board} chosen={chosen} onChoose={setChosen} />
        )}
      </section>
      {unit && cell && <BehindCell unit={unit} cell={cell} onClose={() => setChosen(undefined)} />}
      {chosen?.kind === 'figure' && <BehindFigure board={board} figure={chosen} onClose={() => setChosen(undefined)} />}
      <Reminder board={board} />
      <GrantsIssued />
      <BoardBasis />
    </div>
  );
}

function Board({ board, chosen, onChoose }: { board: CompletenessBoard; chosen: Chosen | undefined; onChoose(chosen: Chosen): void }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className="board-scroll" aria-label="各月报送表" tabIndex={0}>
      <table className="plain-table board-table">
        <thead>
          <tr>
            <th>单位</th>
            {board.months.map(({ period, due }) => (
              <th key={period}>
                {monthTitle(period)}
                <div className="board-due">期限 {due.slice(5)}</div>
              </th>
            ))}
            <th>报送率</th>
            <th>按时率</th>
          </tr>
        </thead>
        <tbody>
          {board.units.map((unit) => (
            <tr key={unit.code}>
              <th scope="row">
                {unit.name}
                {!unit.enrolled && <span className="page-note">（未授权）</span>}
                {unit.until !== null && <span className="page-note">（证书 {unit.until} 已撤销）</span>}
              </th>
              {unit.cells.map((cell) => (
                <td key={cell.period}>
                  <CellButton
                    unit={unit}
                    cell={cell}
                    pressed={chosen?.kind === 'cell' && chosen.unit === unit.code && chosen.period === cell.period}
                    onChoose={onChoose}
                  />
                </td>
              ))}
              {measures.map((measure) => (
                <td key={measure}>
                  <RateButton rate={unit.rate} figure={{ measure, of: 'unit', unit: unit.code }} name={unit.name} onChoose={onChoose} />
                </td>
              ))}
            </tr>
          ))}
          {measures.map((measure) => (
            <tr key={measure} className="board-rates">
              <th scope="row">{measureTitles[measure]}</th>
              {board.rates.map((rate) => (
                <td key={rate.period}>
                  <RateButton
                    rate={rate}
                    figure={{ measure, of: 'month', period: rate.period }}
                    name={monthTitle(rate.period)}
                    onChoose={onChoose}
                  />
                </td>
              ))}
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RateButton({
  rate,
  figure,
  name,
  onChoose,
}: {
  rate: Unit['rate'];
  figure: Figure;
  name: string;
  onChoose(chosen: Chosen): void;
}) {
  const { due } = rate;
  if (due === 0) return <span className="page-note">—</span>;
  const count = figure.measure === 'onTime' ? rate.onTime : rate.received;
  const [title, what] = [measureTitles[figure.measure], figure.measure === 'onTime' ? '按时' : '收到'];
  return (
    <button
      type="button"
      className="link-button"
      aria-label={`${name}${title}，${what} ${count}，应报 ${due}，看后面的名单`}
      onClick={() => onChoose({ kind: 'figure', ...figure })}
    >
      {Math.round((count / due) * 100)}%（{count}/{due}）
    </button>
  );
}

function CellButton({ unit, cell, pressed, onChoose }: { unit: Unit; cell: Cell; pressed: boolean; onChoose(chosen: Chosen): void }) {
  const { title, tone, means } = cellWords[cell.state];
  if (cell.state === 'none') return <span className="page-note">—</span>;
  const late = cell.first !== null && cell.onTime === false;
  return (
    <button
      type="button"
      className={`board-cell state state-${tone}`}
      aria-pressed={pressed}
      aria-label={`${unit.name} ${monthTitle(cell.period)}：${title}${late ? '，迟报' : ''}${cell.extended ? `，延期至 ${cell.due}` : ''}`}
      title={means}
      onClick={() => onChoose({ kind: 'cell', unit: unit.code, period: cell.period })}
    >
      {title}
      {late && '·迟'}
      {cell.extended && '·延'}
    </button>
  );
}
