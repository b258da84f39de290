import type { Identity } from '#shared/contract/ledger.ts';
import { receivedSince } from '#shared/exchange/received-since.ts';
import { receiptWait } from '#shared/exchange/reporting-rules.ts';
import { withoutReceipt } from '#shared/exchange/without-receipt.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { useAsk } from '../../app/host-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { hashOf } from '../../app/route.ts';
import { useOwnRuleset } from '../../app/ruleset.ts';

/** What waits longer than it should: own packages without a receipt, and months that the units below owe. Each says what to do. */
export function MonthReminders({ identity, sends }: { identity: Identity; sends: boolean }) {
  return (
    <>
      {sends && <ReceiptsMissing unit={identity.unit} />}
      {identity.level !== 'township' && <MonthsOwed />}
      {identity.level !== 'township' && <ReceivedSinceClosing unit={identity.unit} sends={sends} />}
    </>
  );
}

function ReceiptsMissing({ unit }: { unit: string }) {
  const exchange = useAsk('exchange.state', {}).data;
  const ruleset = useOwnRuleset();
  if (!exchange || !ruleset) return null;
  const wait = receiptWait(ruleset.parameters);
  const own = exchange.packages.filter((one) => one.unit === unit);
  const missing = withoutReceipt(own, { today: chinaDate(new Date()), wait });
  if (missing.length === 0) return null;
  return (
    <section className="month-reminder" aria-label="没有回执的上报包">
      {missing.map(({ id, period, revision, days, name }) => (
        <p key={id}>
          <strong>
            {monthTitle(period)}第 {revision} 版导出已 {days} 天，还没有回执，不能算已经报送。
          </strong>{' '}
          请打电话问上级是否收到：没有收到的，在“导出”一步再次导出（仍是同一份）重新送；收到了的，请上级把回执再发一次。
          <span className="page-note">
            （{name}；超过 {wait} 天提醒，依据：RPT-002，{ruleset.parameters['RPT-002'] ? '任务书' : '惯例'}）
          </span>
        </p>
      ))}
    </section>
  );
}

const months = 6;

function MonthsOwed() {
  const board = useAsk('exchange.completeness', { months }).data;
  const owed = (board?.months ?? []).flatMap(({ period }) => {
    const units =
      board?.units.filter(({ cells }) => cells.some((one) => one.period === period && ['late', 'gap'].includes(one.state))) ?? [];
    return units.length > 0 ? [`${monthTitle(period)} ${units.length} 个单位`] : [];
  });
  if (owed.length === 0) return null;
  return (
    <p className="month-todo">
      待办：
      <a href={hashOf({ page: 'completeness' })}>逾期没有报送：{owed.join('，')}</a>，在“报送情况”里抄出催报名单。
    </p>
  );
}

/** A unit below amended after this desk closed the month: what was frozen and sent on is without it. */
function ReceivedSinceClosing({ unit, sends }: { unit: string; sends: boolean }) {
  const exchange = useAsk('exchange.state', {}).data;
  const known = useAsk('bookkeeping.periods', {}).data;
  const since = exchange && known ? receivedSince(known.periods, exchange.packages, unit) : [];
  if (since.length === 0) return null;
  return (
    <section className="month-reminder" aria-label="封账以后收到的上报包">
      {since.map(({ period, packages }) => (
        <p key={period}>
          <strong>
            {monthTitle(period)}封账以后，又收到下级该月的上报包 {packages.length} 份，
            {sends ? '本单位封账、报送的内容里还没有。' : '封账的内容里还没有。'}
          </strong>{' '}
          请在工作月份里选{monthTitle(period)}，发起更正，重新封账{sends && '、导出报上级'}。
          <span className="page-note">
            （<a href={hashOf({ page: 'receive' })}>{packages.map(({ name }) => name).join('、')}</a>）
          </span>
        </p>
      ))}
    </section>
  );
}
