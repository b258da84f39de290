import { notReceivedNames } from '#shared/exchange/not-received.ts';
import { useAsk } from '../../app/host-context.tsx';
import { hashOf } from '../../app/route.ts';

/** Before a month is closed: the units below whose package of it has not been received, so that earlier rows of theirs are closed with it. */
export function NotReceived({ period }: { period: string }) {
  const units = useAsk('exchange.notReceived', { period }).data ?? [];
  if (units.length === 0) return null;
  return (
    <p className="month-reminder" role="note">
      <a href={hashOf({ page: 'completeness' })}>还有 {units.length} 个单位没有收到本月的上报包</a>：{notReceivedNames(units)}
      。现在封账，按已有的数据，并向上级写明。
    </p>
  );
}
