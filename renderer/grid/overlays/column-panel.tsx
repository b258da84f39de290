import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import './column-panel.css';
import { type ColumnPlace, inOrder } from '../columns/column-state.ts';
import { loadPinyin, readingsOf } from '../editing/editors/search.ts';
import { folded, RowSearch, wordsOf } from '../filtering/row-search.ts';
import type { SheetCore } from '../sheet-core.ts';
import { Floating } from './floating.tsx';
import type { OverlayProps } from './overlay-props.ts';

const corner = { x: Number.MAX_SAFE_INTEGER, y: 4 };

/** All columns of the sheet: which show, in which order, which are frozen. Arrows walk, space shows and hides, alt+arrows move. */
export function ColumnPanel({ sheet }: OverlayProps<'columns'>) {
  const { columns, cells, overlays } = sheet.world;
  const places = inOrder(useSyncExternalStore(columns.watch, columns.places));
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(places[1]?.key ?? '');
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[data-at]')?.focus();
    void loadPinyin();
  }, []);
  const search = new RowSearch(readingsOf);
  const shown = places.filter(({ key }) => search.finds(folded(cells.field(key).title), wordsOf(query)));
  const hidden = places.filter((place) => place.hidden).length;

  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    if (step === undefined) return;
    event.preventDefault();
    if (event.altKey) columns.move(at, step, 'all');
    else setAt((before) => shown[shown.findIndex(({ key }) => key === before) + step]?.key ?? before);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[data-at]')?.focus());
  };
  return (
    <Floating sheet={sheet} at={corner} label="列设置" className="column-panel">
      <header>
        <h2>列设置</h2>
        <span>{hidden > 0 ? `隐藏了 ${hidden} 列` : `共 ${places.length} 列`}</span>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label="关闭列设置" onClick={() => overlays.close()} />
      </header>
      <div className="column-panel-search">
        <Input
          size="small"
          aria-label="查找列"
          placeholder="查找列"
          allowClear
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <ul ref={list} onKeyDown={walk} aria-label="列，用上下键走，Alt+上下键移动">
        {shown.map((place) => (
          <ColumnRow key={place.key} sheet={sheet} place={place} current={place.key === at} onCurrent={() => setAt(place.key)} />
        ))}
      </ul>
      {shown.length === 0 && <p>没有这样的列。</p>}
      <footer>
        <Button
          size="small"
          disabled={hidden === 0}
          onClick={() =>
            columns.setHidden(
              places.map(({ key }) => key),
              false,
            )
          }
        >
          全部显示
        </Button>
        <Button size="small" onClick={() => columns.reset()}>
          恢复默认
        </Button>
      </footer>
    </Floating>
  );
}

interface RowProps {
  readonly sheet: SheetCore;
  readonly place: ColumnPlace;
  readonly current: boolean;
  onCurrent(): void;
}

/** One column; only the current one's controls are on the way of Tab. */
function ColumnRow({ sheet, place: { key, hidden, frozen }, current, onCurrent }: RowProps) {
  const { columns, cells } = sheet.world;
  const { title } = cells.field(key);
  const label = columns.isLabel(key);
  const tabIndex = current ? 0 : -1;
  return (
    <li className={current ? 'column-row column-row-at' : 'column-row'} onFocus={onCurrent}>
      <Checkbox
        checked={!hidden}
        disabled={label}
        tabIndex={tabIndex}
        {...(current && { 'data-at': '' })}
        onChange={(event) => columns.setHidden([key], !event.target.checked)}
      >
        {title}
      </Checkbox>
      <span className="column-row-acts">
        <button
          type="button"
          tabIndex={tabIndex}
          aria-pressed={frozen}
          disabled={label}
          aria-label={`冻结“${title}”`}
          onClick={() => columns.setFrozen([key], !frozen)}
        >
          {label ? '固定' : frozen ? '已冻结' : '冻结'}
        </button>
        <button
          type="button"
          tabIndex={tabIndex}
          disabled={label}
          aria-label={`上移“${title}”`}
          onClick={() => columns.move(key, -1, 'all')}
        >
          <ArrowUpOutlined aria-hidden />
        </button>
        <button
          type="button"
          tabIndex={tabIndex}
          disabled={label}
          aria-label={`下移“${title}”`}
          onClick={() => columns.move(key, 1, 'all')}
        >
          <ArrowDownOutlined aria-hidden />
        </button>
      </span>
    </li>
  );
}
