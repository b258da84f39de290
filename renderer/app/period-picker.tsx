import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { memo } from 'react';
import { chinaDate } from '#shared/model/china-time.ts';
import { monthOf } from '#shared/model/civil-date.ts';
import { askKey, useAsk } from './host-context.tsx';
import { monthsToChoose, monthTitle, stateWords } from './period-words.ts';
import { setProblems } from './problems.ts';
import { useTask } from './task.tsx';

const thisMonth = () => monthOf(chinaDate(new Date()));

/** The working month: what is checked, closed and sent. */
export const PeriodPicker = memo(function PeriodPicker() {
  const client = useQueryClient();
  const task = useTask();
  const known = useAsk('bookkeeping.periods', {}).data;
  if (!known) return <div className="period-picker" />;
  const stateOf = (period: string) => known.periods.find((item) => item.period === period)?.state ?? 'open';

  const choose = async (period: string) => {
    const chosen = await task.run('bookkeeping.choosePeriod', { period });
    if (!chosen) return;
    setProblems(client, chosen.problems);
    await client.invalidateQueries({ queryKey: askKey('bookkeeping.periods', {}) });
  };
  return (
    <div className="period-picker">
      <Select
        aria-label="工作月份"
        value={known.working}
        loading={task.busy}
        onChange={(period) => void choose(period)}
        popupMatchSelectWidth={260}
        style={{ width: 252 }}
        options={monthsToChoose(known.working, known.periods, thisMonth()).map((period) => ({
          value: period,
          label: `${monthTitle(period)} · ${stateWords[stateOf(period)].title}`,
        }))}
      />
    </div>
  );
});
