import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { CompletenessBoard } from '#shared/exchange/completeness.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { monthTitle } from '../../app/period-words.ts';
import { cellWords } from './cell-words.ts';

/** The units behind a month's on-time rate: those that were not in time. */
export function LateUnits({ board, period, onClose }: { board: CompletenessBoard; period: string; onClose(): void }) {
  const late = board.units.flatMap(({ code, name, cells }) => {
    const cell = cells.find((one) => one.period === period);
    return cell?.onTime === false ? [{ code, name, cell }] : [];
  });
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another month was chosen
  useEffect(() => {
    head.current?.focus();
    head.current?.scrollIntoView({ block: 'nearest' });
  }, [period]);
  return (
    <section className="card" aria-labelledby="late-title">
      <header>
        <h2 id="late-title" ref={head} tabIndex={-1}>
          {monthTitle(period)}没有按时的单位：{late.length} 个
        </h2>
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      </header>
      <ul>
        {late.map(({ code, name, cell }) => (
          <li key={code}>
            {name}：{cell.first === null ? cellWords[cell.state].title : `${chinaTime(cell.first)} 收到，迟报`}
          </li>
        ))}
      </ul>
    </section>
  );
}
