import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { loadPinyin, readingsOf } from '../editing/editors/search.ts';
import type { ListedValue } from '../filtering/filters.ts';
import { folded, RowSearch, wordsOf } from '../filtering/row-search.ts';

const shownAtMost = 200;

/** The values that a query finds, by characters, pinyin or initials. */
function found(listed: readonly ListedValue[], query: string): readonly ListedValue[] {
  const words = wordsOf(query);
  if (words.length === 0) return listed;
  const search = new RowSearch(readingsOf);
  return listed.filter(({ text }) => search.finds(text === '' ? '空白' : folded(text), words));
}

/** The values that stay: what was found and is ticked; undefined where nothing is left out. */
export function keptValues(listed: readonly ListedValue[], query: string, left: ReadonlySet<string>): readonly string[] | undefined {
  const kept = found(listed, query).filter(({ text }) => !left.has(text));
  return kept.length === listed.length ? undefined : kept.map(({ text }) => text);
}

interface Props {
  readonly listed: readonly ListedValue[];
  readonly query: string;
  onQuery(query: string): void;
  /** The values that are not ticked. */
  readonly left: ReadonlySet<string>;
  onLeft(left: ReadonlySet<string>): void;
}

/** The values of a column to tick, with how often each stands there. Arrows walk, space ticks, typing narrows down. */
export function FilterValues({ listed, query, onQuery, left, onLeft }: Props) {
  const [at, setAt] = useState(0);
  const [pinyin, setPinyin] = useState(false);
  const search = useRef<InputRef>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    search.current?.focus({ preventScroll: true });
    void loadPinyin().then(() => setPinyin(true));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: pinyin finds more once it is there
  const values = useMemo(() => found(listed, query), [listed, query, pinyin]);
  const shown = values.slice(0, shownAtMost);
  const options = ['全部', ...shown.map(({ text }) => text)];

  const all = values.every(({ text }) => !left.has(text));
  const stand = (place: number) => {
    setAt(place);
    list.current?.querySelectorAll('[role=option]')[place]?.scrollIntoView({ block: 'nearest' });
  };
  const tick = (place: number) => {
    const next = new Set(left);
    const text = options[place];
    if (place === 0) for (const value of values) all ? next.add(value.text) : next.delete(value.text);
    else if (text !== undefined && !next.delete(text)) next.add(text);
    onLeft(next);
  };
  const narrow = (text: string) => {
    onQuery(text);
    onLeft(new Set());
    setAt(0);
  };
  const walk = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (event.key === ' ') tick(at);
    else if (to !== undefined && to < 0) search.current?.focus();
    else if (to !== undefined) stand(Math.min(options.length - 1, to));
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Input
        size="small"
        ref={search}
        aria-label="查找值"
        placeholder="查找：汉字、拼音、首字母"
        allowClear
        value={query}
        onChange={(event) => narrow(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          list.current?.focus();
        }}
      />
      <div
        ref={list}
        className="filter-values"
        role="listbox"
        aria-label="要显示的值"
        aria-multiselectable="true"
        aria-activedescendant={`filter-value-${at}`}
        tabIndex={0}
        onKeyDown={walk}
      >
        {options.map((text, place) => {
          const value = shown[place - 1];
          const ticked = place === 0 ? all : !left.has(text);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
            <div
              key={place === 0 ? '' : `=${text}`}
              id={`filter-value-${place}`}
              role="option"
              aria-selected={ticked}
              className={place === at ? 'filter-value filter-value-at' : 'filter-value'}
              onClick={() => {
                setAt(place);
                tick(place);
              }}
            >
              <span className="filter-value-text">{place === 0 ? (query === '' ? '（全部）' : '（找到的全部）') : text || '（空白）'}</span>
              <span className="filter-value-count">{place === 0 ? values.length : value?.count}</span>
            </div>
          );
        })}
        {values.length === 0 && <p className="filter-note">没有这样的值。</p>}
      </div>
      {values.length > shown.length && <p className="filter-note">还有 {values.length - shown.length} 个值没有列出，请输入文字查找。</p>}
    </>
  );
}
