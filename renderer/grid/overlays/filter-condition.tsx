import { Input, Select } from 'antd';
import { coerce } from '#shared/model/coerce.ts';
import { date } from '#shared/model/field.ts';
import { type ColumnFilter, type TextTest, textTests } from '../filtering/filters.ts';

type How = TextTest | 'any' | 'blank' | 'filled';

/** The condition as it is being typed. */
export interface TypedCondition {
  readonly how: How;
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

export function typedOf(filter: ColumnFilter | undefined): TypedCondition {
  return {
    how: filter?.blank === undefined ? (filter?.text?.how ?? 'any') : filter.blank ? 'blank' : 'filled',
    text: filter?.text?.text ?? '',
    from: String(filter?.range?.from ?? ''),
    to: String(filter?.range?.to ?? ''),
  };
}

type Way = 'text' | 'number' | 'date' | 'none';
const readers = {
  number: (text: string) => {
    const number = Number(text.normalize('NFKC').replaceAll(',', ''));
    return Number.isFinite(number) ? number : undefined;
  },
  date: (text: string, today: string) => {
    const read = coerce(date(''), text, { today, resolve: () => undefined });
    return typeof read === 'string' ? read : undefined;
  },
} as const;

/** The condition as a filter; a sentence where it cannot be read. */
export function readCondition({ how, text, from, to }: TypedCondition, way: Way, today: string): ColumnFilter | string {
  const blank = how === 'blank' ? { blank: true } : how === 'filled' ? { blank: false } : {};
  if (way === 'none') return blank;
  if (way === 'text') return how in textTests && text.trim() !== '' ? { text: { how: how as TextTest, text: text.trim() } } : blank;
  const read = (typed: string) => (typed.trim() === '' ? null : readers[way](typed.trim(), today));
  const range = { from: read(from), to: read(to) };
  const unread = range.from === undefined ? from : range.to === undefined ? to : undefined;
  if (unread !== undefined) return `读不懂“${unread.trim()}”，请写成${way === 'number' ? '数字' : '日期，如 2026-3-5'}。`;
  const { from: first = null, to: last = null } = range;
  if (first !== null && last !== null && first > last) return '起点比终点大，请对调。';
  return { ...blank, ...((first !== null || last !== null) && { range: { from: first, to: last } }) };
}

const blanks: readonly { value: How; label: string }[] = [
  { value: 'blank', label: '为空' },
  { value: 'filled', label: '不为空' },
];
const texts = Object.entries(textTests).map(([value, label]) => ({ value: value as How, label }));

interface Props {
  readonly way: Way;
  readonly typed: TypedCondition;
  onTyped(typed: TypedCondition): void;
  readonly complaint: string;
}

/** Lets a condition be typed: a part of the text, or the two ends of a span; empty or not for all. */
export function FilterCondition({ way, typed, onTyped, complaint }: Props) {
  const input = (key: 'text' | 'from' | 'to', label: string) => (
    <Input
      size="small"
      aria-label={label}
      placeholder={label}
      value={typed[key]}
      onChange={(event) => onTyped({ ...typed, [key]: event.target.value })}
    />
  );
  const open = typed.how !== 'blank' && typed.how !== 'filled';
  return (
    <div className="filter-condition">
      <Select<How>
        size="small"
        aria-label="条件"
        value={typed.how}
        onChange={(how) => onTyped({ ...typed, how })}
        options={[{ value: 'any', label: '不限' }, ...(way === 'text' ? texts : []), ...blanks]}
      />
      {way === 'text' && open && (
        <Input
          size="small"
          aria-label="条件的文字"
          placeholder="文字"
          value={typed.text}
          onChange={({ target }) => onTyped({ ...typed, text: target.value, how: typed.how === 'any' ? 'contains' : typed.how })}
        />
      )}
      {(way === 'number' || way === 'date') && open && (
        <>
          {input('from', way === 'number' ? '最小' : '开始日期')}
          <span>至</span>
          {input('to', way === 'number' ? '最大' : '结束日期')}
        </>
      )}
      {complaint !== '' && (
        <p role="alert" className="filter-complaint">
          {complaint}
        </p>
      )}
    </div>
  );
}
