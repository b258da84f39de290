import { chinaTime } from '#shared/model/china-time.ts';
import { useAsk } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { outcomeOf } from './outcomes.ts';

/** What has come in so far, latest first. */
export function PackageHistory() {
  const exchange = useAsk('exchange.state', {}).data;
  if (!exchange) return null;
  const packages = [...exchange.packages].sort((a, b) => (a.at < b.at ? 1 : -1));
  const nameOf = (unit: string) => exchange.issued.find((certificate) => certificate.unit === unit)?.name ?? unit;
  return (
    <section className="card" aria-labelledby="history-title">
      <h2 id="history-title">收件记录</h2>
      {packages.length === 0 ? (
        <p className="page-note">还没有收到过上报包。下级单位须先取得授权（见“授权管理”），封账后导出上报包送来。</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>单位</th>
              <th>月份</th>
              <th className="number">版次</th>
              <th className="number">序号</th>
              <th>收到时间</th>
              <th>结果</th>
              <th>文件</th>
            </tr>
          </thead>
          <tbody>
            {packages.map((item) => (
              <tr key={item.id}>
                <td>{nameOf(item.unit)}</td>
                <td>{monthTitle(item.period)}</td>
                <td className="number">{item.revision}</td>
                <td className="number">{item.sequence}</td>
                <td>{chinaTime(item.at)}</td>
                <td>
                  <span className={`state state-${outcomeOf(item.outcome).tone}`}>{outcomeOf(item.outcome).title}</span>
                </td>
                <td className="code">{item.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
