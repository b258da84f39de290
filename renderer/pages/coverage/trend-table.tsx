import { buildingRate, type CoverageCounts, coveringRate, percent, type Rate } from '#shared/coverage/coverage.ts';
import { monthTitle } from '../../app/period-words.ts';
import type { Trend } from './use-trend.ts';

const shown = 12;

/** The ledger now and the latest twelve closed months, newest first. */
export function TrendTable({ now, trend: { months } }: { now: CoverageCounts; trend: Trend }) {
  const latest = [...months].reverse().slice(0, shown);
  return (
    <section className="card" aria-labelledby="trend-title">
      <h2 id="trend-title">近 12 个月</h2>
      {latest.length === 0 ? (
        <p className="page-note">还没有封过账的月份。封账后，当月的组建率、覆盖率记在这里，逐月可比。</p>
      ) : (
        <>
          <table className="plain-table coverage-table coverage-trend">
            <thead>
              <tr>
                <th>月份</th>
                <th className="number">应建</th>
                <th className="number">应建已建</th>
                <th>组建率</th>
                <th className="number">正常组织</th>
                <th className="number">已覆盖</th>
                <th>覆盖率</th>
              </tr>
            </thead>
            <tbody>
              <Line title="现在" counts={now} />
              {latest.map(({ period, counts, reopened }) => (
                <Line key={period} title={reopened ? `${monthTitle(period)}（更正中）` : monthTitle(period)} counts={counts} />
              ))}
            </tbody>
          </table>
          <p className="page-note">
            各月取封账时的台账，按当月执行的应建条件计算；更正过的月份取最近一次封账。当月的名单在当月的上报包里。
          </p>
        </>
      )}
    </section>
  );
}

function Line({ title, counts }: { title: string; counts: CoverageCounts }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td className="number">{counts.due}</td>
      <td className="number">{counts.dueBuilt}</td>
      <Bar rate={buildingRate(counts)} />
      <td className="number">{counts.live}</td>
      <td className="number">{counts.covered}</td>
      <Bar rate={coveringRate(counts)} />
    </tr>
  );
}

function Bar({ rate }: { rate: Rate }) {
  return (
    <td>
      <span className="coverage-bar" aria-hidden>
        <i style={{ width: `${(rate.rate ?? 0) * 100}%` }} />
      </span>
      <span className="coverage-bar-figure">{percent(rate)}</span>
    </td>
  );
}
