import type { Period } from '#shared/contract/bookkeeping.ts';
import { monthOf } from '#shared/model/civil-date.ts';
import { sheetNames, type TableName, tableOf } from '#shared/model/tables.ts';
import { useAsk } from '../../app/host-context.tsx';
import { monthTitle, stateWords } from '../../app/period-words.ts';
import { countProblems } from '../../app/problem-set.ts';
import { useProblems } from '../../app/problems.ts';
import { hashOf } from '../../app/route.ts';
import { useLiveRowSets } from '../../app/rows.ts';

const counted = sheetNames.filter((name) => name !== 'unit');

/** What the ledger holds, table by table, for the month. */
export function Overview({ period }: { period: string }) {
  const sets = useLiveRowSets(counted);
  const problems = useProblems();
  const inMonth = (table: TableName, dated: string) =>
    [...(sets.get(table)?.byId.values() ?? [])].filter((row) => typeof row[dated] === 'string' && monthOf(row[dated]) === period).length;
  return (
    <section className="card" aria-labelledby="overview-title">
      <h2 id="overview-title">台账概况</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th>台账</th>
            <th className="number">总数</th>
            <th className="number">错误</th>
            <th className="number">提醒</th>
          </tr>
        </thead>
        <tbody>
          {counted.map((table) => {
            const { title, dated } = tableOf(table);
            const { errors, warnings } = countProblems(problems.filter((problem) => problem.table === table));
            return (
              <tr key={table}>
                <td>
                  <a href={hashOf({ page: 'table', table })}>{title}</a>
                </td>
                <td className="number">
                  {sets.get(table)?.byId.size ?? ''}
                  {dated !== undefined && `（本月 ${inMonth(table, dated)}）`}
                </td>
                <td className={errors > 0 ? 'number count-error' : 'number'}>{errors}</td>
                <td className={warnings > 0 ? 'number count-warning' : 'number'}>{warnings}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const shownMonths = 6;

/** How the latest months stand: closed, sent, answered. */
export function PastMonths({ working }: { working: string }) {
  const known = useAsk('bookkeeping.periods', {}).data;
  const months = [...(known?.periods ?? [])].sort((a, b) => (a.period < b.period ? 1 : -1)).slice(0, shownMonths);
  return (
    <section className="card" aria-labelledby="months-title">
      <h2 id="months-title">各月报送</h2>
      {months.length === 0 ? (
        <p className="page-note">还没有封过账的月份。</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>月份</th>
              <th>状态</th>
              <th className="number">版次</th>
              <th>期限</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <MonthLine key={month.period} month={month} working={working} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function MonthLine({ month, working }: { month: Period; working: string }) {
  const { title, tone } = stateWords[month.state];
  return (
    <tr aria-current={month.period === working ? 'true' : undefined}>
      <td>{monthTitle(month.period)}</td>
      <td>
        <span className={`state state-${tone}`}>{title}</span>
      </td>
      <td className="number">{month.revision}</td>
      <td>{month.due}</td>
    </tr>
  );
}
