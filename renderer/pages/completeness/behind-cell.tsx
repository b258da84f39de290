import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { Cell, CompletenessBoard } from '#shared/exchange/completeness.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { useAsk } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { hashOf } from '../../app/route.ts';
import { outcomeOf } from '../receive/outcomes.ts';
import { cellWords } from './cell-words.ts';
import { GrantForm } from './grant-form.tsx';

/** The packages behind a cell of the board, and what the cell's word means. */
export function BehindCell({ unit, cell, onClose }: { unit: CompletenessBoard['units'][number]; cell: Cell; onClose(): void }) {
  const packages = (useAsk('exchange.state', {}).data?.packages ?? [])
    .filter((one) => one.unit === unit.code && one.period === cell.period)
    .sort((one, other) => (one.at < other.at ? -1 : 1));
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell was chosen
  useEffect(() => {
    head.current?.focus();
    head.current?.scrollIntoView({ block: 'nearest' });
  }, [unit.code, cell.period]);
  const { title, means } = cellWords[cell.state];
  return (
    <section className="card" aria-labelledby="behind-title">
      <header>
        <h2 id="behind-title" ref={head} tabIndex={-1}>
          {unit.name} {monthTitle(cell.period)}：{title}
        </h2>
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      </header>
      <p>
        {means}。期限 {cell.due}
        {cell.extended && '（已批复延期）'}
        {cell.first !== null && `，${chinaTime(cell.first)} 第一次收到没有退回的一份，${cell.onTime ? '按时' : '迟报'}`}。
      </p>
      {packages.length === 0 ? (
        <p className="page-note">这个月没有收到过上报包。</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th className="number">版次</th>
              <th className="number">序号</th>
              <th>收到时间</th>
              <th>结果</th>
              <th>退回的理由</th>
              <th>文件</th>
            </tr>
          </thead>
          <tbody>
            {packages.map((one) => (
              <tr key={one.id}>
                <td className="number">{one.revision}</td>
                <td className="number">{one.sequence}</td>
                <td>{chinaTime(one.at)}</td>
                <td>
                  <span className={`state state-${outcomeOf(one.outcome).tone}`}>{outcomeOf(one.outcome).title}</span>
                </td>
                <td>{one.remark ?? ''}</td>
                <td className="code">{one.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unit.enrolled && <GrantForm unit={unit} cell={cell} />}
      <a href={hashOf({ page: 'receive' })}>到“接收上报”</a>
    </section>
  );
}
