import { Button } from 'antd';
import { useState } from 'react';
import type { ExchangeState } from '#shared/contract/exchange.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { useAsk } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { outcomeOf } from './outcomes.ts';
import { ReviewReceived } from './review-received.tsx';

type Package = ExchangeState['packages'][number];
const step = 50;

/** What has come in so far, latest first; the latest of a unit's month can still be looked through, remarked on and returned. */
export function PackageHistory({ refresh }: { refresh(): Promise<void> }) {
  const exchange = useAsk('exchange.state', {}).data;
  const [reviewing, setReviewing] = useState<string>();
  const [shown, setShown] = useState(step);
  if (!exchange) return null;
  const units = new Set(exchange.issued.map(({ unit }) => unit));
  const packages = exchange.packages.filter(({ unit }) => units.has(unit)).sort((a, b) => (a.at < b.at ? 1 : -1));
  const nameOf = (unit: string) => exchange.issued.find((certificate) => certificate.unit === unit)?.name ?? unit;
  const isLatest = (item: Package) =>
    !packages.some((other) => other.unit === item.unit && other.period === item.period && other.revision > item.revision);
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
              <th>操作</th>
            </tr>
          </thead>
          <tbody>
            {packages.slice(0, shown).map((item) => (
              <tr key={item.id}>
                <td>{nameOf(item.unit)}</td>
                <td>{monthTitle(item.period)}</td>
                <td className="number">{item.revision}</td>
                <td className="number">{item.sequence}</td>
                <td>
                  {chinaTime(item.at)}
                  {item.arrived !== null && <div className="page-note">{chinaTime(item.arrived)} 送达</div>}
                </td>
                <td>
                  <span className={`state state-${outcomeOf(item.outcome).tone}`}>{outcomeOf(item.outcome).title}</span>
                  {item.remark !== null && <div className="page-note">{item.remark}</div>}
                </td>
                <td className="code">{item.name}</td>
                <td>
                  {item.late && <span className="page-note">以前缺的，补收</span>}
                  {isLatest(item) && item.outcome !== 'returned' && (
                    <Button
                      size="small"
                      aria-label={`审核${nameOf(item.unit)}${monthTitle(item.period)}第 ${item.revision} 版`}
                      onClick={() => setReviewing(item.id)}
                    >
                      审核、退回…
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown < packages.length && (
        <Button size="small" onClick={() => setShown(shown + step)}>
          再显示 {Math.min(step, packages.length - shown)} 份
        </Button>
      )}
      {packages
        .filter(({ id }) => id === reviewing)
        .map((item) => (
          <ReviewReceived key={item.id} item={item} name={nameOf(item.unit)} refresh={refresh} onDone={() => setReviewing(undefined)} />
        ))}
    </section>
  );
}
