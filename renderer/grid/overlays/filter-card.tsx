import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import './filter-card.css';
import { type ColumnFilter, filterOf, isNothing, type ListedValue, quickSpans } from '../filtering/filters.ts';
import { FilterCondition, readCondition, type TypedCondition, typedOf } from './filter-condition.tsx';
import { FilterValues, keptValues } from './filter-values.tsx';
import { Floating } from './floating.tsx';
import type { OverlayProps } from './overlay-props.ts';

/** What a column lets through: its values with their counts, a condition, only its problems. Enter takes it, Escape leaves all as it was. */
export function ColumnFilterCard({ sheet, overlay: { column, at } }: OverlayProps<'filter'>) {
  const { overlays, cells, filtering, props } = sheet.world;
  const field = cells.field(column);
  const before = filtering.filterOf(column);
  // what is masked must not be read from the list of values
  const hidden = field.personal === true && !props().reveal;
  const listed = useMemo<readonly ListedValue[]>(() => (hidden ? [] : filtering.countsOf(column)), [hidden, filtering, column]);
  const [typed, setTyped] = useState<TypedCondition>(() => typedOf(before));
  const [problems, setProblems] = useState(before?.problems === true);
  const [query, setQuery] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(() => leftOut(listed, before));
  const [complaint, setComplaint] = useState('');
  const { condition } = filterOf[field.kind];
  const body = useRef<HTMLDivElement>(null);
  // the keys are the card's from now on, also where there are no values to search
  useEffect(() => {
    if (!body.current?.contains(document.activeElement)) body.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);

  const take = (filter: ColumnFilter | undefined) => {
    overlays.close();
    filtering.setColumn(column, filter);
  };
  const type = (next: TypedCondition) => {
    setTyped(next);
    setComplaint('');
  };
  const apply = () => {
    const read = readCondition(typed, condition, cells.today());
    if (typeof read === 'string') {
      setComplaint(read);
      return;
    }
    const values = hidden ? undefined : keptValues(listed, query, left);
    const filter = { ...read, ...(values && { values }), ...(problems && { problems: true as const }) };
    take(isNothing(filter) ? undefined : filter);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    apply();
  };

  return (
    <Floating sheet={sheet} at={at} label={`筛选“${field.title}”`} className="filter-card">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter takes the filter from every field inside */}
      <div ref={body} className="filter-card-body" onKeyDown={onKeyDown}>
        <h2>筛选“{field.title}”</h2>
        <Checkbox checked={problems} onChange={(event) => setProblems(event.target.checked)}>
          只看这一列有问题的
        </Checkbox>
        {condition === 'date' && (
          <p className="filter-quick">
            {quickSpans(cells.today()).map(({ title, from, to }) => (
              <Button key={title} size="small" onClick={() => take({ range: { from, to } })}>
                {title}
              </Button>
            ))}
            <Button size="small" onClick={() => take({ blank: true })}>
              空白
            </Button>
          </p>
        )}
        <FilterCondition way={condition} typed={typed} onTyped={type} complaint={complaint} />
        {hidden ? (
          <p className="filter-note">个人信息已遮住，不列出各个值；勾选“显示个人信息”后可按值筛选。</p>
        ) : (
          <FilterValues listed={listed} query={query} onQuery={setQuery} left={left} onLeft={setLeft} />
        )}
      </div>
      <footer>
        <Button size="small" disabled={!before} onClick={() => take(undefined)}>
          清除
        </Button>
        <span />
        <Button size="small" onClick={() => overlays.close()}>
          取消
        </Button>
        <Button size="small" type="primary" onClick={apply}>
          确定
        </Button>
      </footer>
    </Floating>
  );
}

const leftOut = (listed: readonly ListedValue[], before: ColumnFilter | undefined): ReadonlySet<string> => {
  const kept = before?.values && new Set(before.values);
  return new Set(kept ? listed.map(({ text }) => text).filter((text) => !kept.has(text)) : []);
};
