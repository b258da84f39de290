import { Segmented } from 'antd';
import { useState } from 'react';
import type { Cell, CompletenessBoard } from '#shared/exchange/completeness.ts';
import { useAsk } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { BehindCell } from './behind-cell.tsx';
import { BoardBasis } from './board-basis.tsx';
import { cellWords } from './cell-words.ts';
import { LateUnits } from './late-units.tsx';
import { Reminder } from './reminder.tsx';
import './completeness-page.css';

type Unit = CompletenessBoard['units'][number];
type Chosen = { readonly unit: string; readonly period: string } | { readonly unit: null; readonly period: string };

/** Who below has sent which month: in time, late, returned, missing; the on-time rate; and the text that reminds. */
export function CompletenessPage() {
  const [months, setMonths] = useState(6);
  const [chosen, setChosen] = useState<Chosen>();
  const board = useAsk('exchange.completeness', { months }).data;
  if (!board) return <div className="plain-page" />;
  const unit = board.units.find(({ code }) => code === chosen?.unit);
  const cell = unit?.cells.find(({ period }) => period === chosen?.period);
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>报送情况</h1>
        <span className="page-note">下级各单位各月的报送。点任一格看那个月的收件，点按时率看没有按时的单位。</span>
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
      {unit && cell && <BehindCell unit={unit} cell={cell} due={dueOf(board, cell.period)} onClose={() => setChosen(undefined)} />}
      {chosen?.unit === null && <LateUnits board={board} period={chosen.period} onClose={() => setChosen(undefined)} />}
      <Reminder board={board} />
      <BoardBasis />
    </div>
  );
}

const dueOf = ({ months }: CompletenessBoard, period: string) => months.find((one) => one.period === period)?.due ?? '';

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
          </tr>
        </thead>
        <tbody>
          {board.units.map((unit) => (
            <tr key={unit.code}>
              <th scope="row">
                {unit.name}
                {!unit.enrolled && <span className="page-note">（未授权）</span>}
              </th>
              {unit.cells.map((cell) => (
                <td key={cell.period}>
                  <CellButton
                    unit={unit}
                    cell={cell}
                    pressed={chosen?.unit === unit.code && chosen.period === cell.period}
                    onChoose={onChoose}
                  />
                </td>
              ))}
            </tr>
          ))}
          <tr className="board-rates">
            <th scope="row">按时率</th>
            {board.rates.map(({ period, due, onTime }) => (
              <td key={period}>
                {due === 0 ? (
                  <span className="page-note">—</span>
                ) : (
                  <button
                    type="button"
                    className="board-figure"
                    aria-label={`${monthTitle(period)}按时率，按时 ${onTime} 个，应报 ${due} 个，看没有按时的单位`}
                    onClick={() => onChoose({ unit: null, period })}
                  >
                    {Math.round((onTime / due) * 100)}%（{onTime}/{due}）
                  </button>
                )}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
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
      aria-label={`${unit.name} ${monthTitle(cell.period)}：${title}${late ? '，迟报' : ''}`}
      title={means}
      onClick={() => onChoose({ unit: unit.code, period: cell.period })}
    >
      {title}
      {late && '·迟'}
    </button>
  );
}
