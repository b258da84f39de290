import { type ReactNode, useSyncExternalStore } from 'react';
import './filter-bar.css';
import { spotUnderHead } from '../columns/head-spot.ts';
import type { SheetCore } from '../sheet-core.ts';
import type { InForce } from './filtering.ts';
import { inWords } from './filters.ts';

interface Chip {
  readonly title: string;
  readonly words: string;
  /** Opens it for change. */
  open?(): void;
  /** Takes it away; not there where the page would not know. */
  clear?(): void;
}

/** The filters in force, each to be changed or taken away; nothing while there are none. */
export function FilterBar({ sheet, shown, total }: { readonly sheet: SheetCore; readonly shown: number; readonly total: number }) {
  const { filtering } = sheet.world;
  const inForce = useSyncExternalStore(filtering.watch, filtering.inForce);
  const chips = chipsOf(sheet, inForce);
  if (chips.length === 0) return null;
  const clearAll = () => {
    for (const chip of chips.filter((item) => item.open === undefined)) chip.clear?.();
    filtering.clearColumns();
    sheet.focus();
  };
  return (
    <section className="filter-bar" aria-label="筛选条件">
      <span className="filter-bar-title">筛选</span>
      <ul>
        {chips.map((chip) => (
          <FilterChip key={chip.title} chip={chip} onDone={() => sheet.focus()} />
        ))}
      </ul>
      <span role="status" className="filter-bar-count">
        显示 {shown} / {total} 行
      </span>
      <button type="button" className="filter-bar-clear" onClick={clearAll}>
        清除全部筛选
      </button>
    </section>
  );
}

function chipsOf(sheet: SheetCore, { quick, onlyProblems, columns }: InForce): Chip[] {
  const { filtering, cells, overlays, props } = sheet.world;
  const { onQuickFilter, onOnlyProblems } = props();
  const chips: Chip[] = [];
  if (quick.trim() !== '')
    chips.push({ title: '任一列', words: `含“${quick.trim()}”`, ...(onQuickFilter && { clear: () => onQuickFilter('') }) });
  if (onlyProblems) chips.push({ title: '', words: '只看有问题的', ...(onOnlyProblems && { clear: () => onOnlyProblems(false) }) });
  for (const [column, filter] of columns)
    chips.push({
      title: cells.field(column).title,
      words: inWords(filter),
      open: () => overlays.open({ kind: 'filter', column, at: spotUnderHead(sheet.world, column) }),
      clear: () => filtering.setColumn(column, undefined),
    });
  return chips;
}

function FilterChip({ chip: { title, words, open, clear }, onDone }: { readonly chip: Chip; onDone(): void }): ReactNode {
  const text = `${title === '' ? '' : `${title}：`}${words}`;
  return (
    <li>
      {open ? (
        <button type="button" className="filter-chip-text" title={text} onClick={open}>
          {text}
        </button>
      ) : (
        <span className="filter-chip-text" title={text}>
          {text}
        </span>
      )}
      {clear && (
        <button
          type="button"
          className="filter-chip-clear"
          aria-label={`去掉筛选“${text}”`}
          onClick={() => {
            clear();
            onDone();
          }}
        >
          ×
        </button>
      )}
    </li>
  );
}
