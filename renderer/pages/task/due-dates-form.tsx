import { Button, Input, Select } from 'antd';
import { addToMonth, firstDay, lastDay } from '#shared/model/civil-date.ts';
import { monthTitle } from '../../app/period-words.ts';

interface Props {
  readonly dueDates: Readonly<Record<string, string>>;
  /** The months that can be given a day of their own. */
  readonly months: readonly string[];
  onChange(dueDates: Readonly<Record<string, string>>): void;
}

/** Months that are due on a day of their own, such as when the usual one falls in a holiday. */
export function DueDatesForm({ dueDates, months, onChange }: Props) {
  const left = months.filter((month) => !Object.hasOwn(dueDates, month));
  const remove = (month: string) => onChange(Object.fromEntries(Object.entries(dueDates).filter(([one]) => one !== month)));
  return (
    <>
      {Object.entries(dueDates)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([month, due]) => (
          <div key={month} className="task-due-date">
            <span>{monthTitle(month)}</span>
            <Input
              size="small"
              type="date"
              aria-label={`${monthTitle(month)}报送期限`}
              min={firstDay(addToMonth(month, 1))}
              max={lastDay(addToMonth(month, 2))}
              value={due}
              onChange={(event) => onChange({ ...dueDates, [month]: event.target.value })}
            />
            <Button size="small" type="text" aria-label={`${monthTitle(month)}不单独定期限`} onClick={() => remove(month)}>
              去掉
            </Button>
          </div>
        ))}
      <Select
        size="small"
        className="task-month"
        aria-label="给哪个月单独定期限"
        placeholder="选月份"
        value={null}
        onChange={(month: string | null) => month && onChange({ ...dueDates, [month]: '' })}
        options={left.map((month) => ({ value: month, label: monthTitle(month) }))}
      />
    </>
  );
}
