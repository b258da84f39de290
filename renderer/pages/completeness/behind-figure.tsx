import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { Cell, CompletenessBoard } from '#shared/exchange/completeness.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { monthTitle } from '../../app/period-words.ts';
import { cellWords } from './cell-words.ts';

export const measures = ['received', 'onTime'] as const;
export const measureTitles = { received: '报送率', onTime: '按时率' } as const;
/** A rate of the board: of a month over all units, or of a unit over all months. */
export type Figure = { readonly measure: (typeof measures)[number] } & (
  | { readonly of: 'month'; readonly period: string }
  | { readonly of: 'unit'; readonly unit: string }
);

/** The unit-months behind a rate: those that keep it from being whole. */
export function BehindFigure({ board, figure, onClose }: { board: CompletenessBoard; figure: Figure; onClose(): void }) {
  const { measure } = figure;
  const lacking = ({ onTime, first }: Cell) => onTime !== null && (measure === 'onTime' ? !onTime : first === null);
  const list = board.units.flatMap(({ code, name, cells }) =>
    cells
      .filter((cell) => lacking(cell) && (figure.of === 'month' ? cell.period === figure.period : code === figure.unit))
      .map((cell) => ({ code, name, cell })),
  );
  const about = figure.of === 'month' ? monthTitle(figure.period) : board.units.find(({ code }) => code === figure.unit)?.name;
  const what = measure === 'onTime' ? '没有按时' : '没有报送';
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure was chosen
  useEffect(() => {
    head.current?.focus();
    head.current?.scrollIntoView({ block: 'nearest' });
  }, [figure]);
  return (
    <section className="card" aria-labelledby="figure-title">
      <header>
        <h2 id="figure-title" ref={head} tabIndex={-1}>
          {about}
          {what}的{figure.of === 'month' ? '单位' : '月份'}：{list.length} 个
        </h2>
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      </header>
      <ul>
        {list.map(({ code, name, cell }) => (
          <li key={`${code} ${cell.period}`}>
            {figure.of === 'month' ? name : monthTitle(cell.period)}（期限 {cell.due}
            {cell.extended && '，已延期'}）：
            {cell.first === null ? cellWords[cell.state].title : `${chinaTime(cell.first)} 收到，迟报`}
          </li>
        ))}
      </ul>
    </section>
  );
}
