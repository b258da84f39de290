import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import './column-menu.css';
import type { Field } from '#shared/model/field.ts';
import { spotUnderHead } from '../columns/head-spot.ts';
import { editorOf } from '../editing/editors/editor-of.ts';
import { Floating } from './floating.tsx';
import type { OverlayProps } from './overlay-props.ts';

interface Item {
  readonly title: string;
  /** The key that does the same on the sheet. */
  readonly keys?: string;
  readonly on?: boolean;
  readonly disabled?: boolean;
  /** A line above it. */
  readonly apart?: boolean;
  act(): void;
}

/** What can be done with a column: right click on its head, alt+Up, or ▾. Several whole columns selected are meant together. */
export function ColumnMenu({ sheet, overlay: { column, at } }: OverlayProps<'columnMenu'>) {
  const { overlays, cells } = sheet.world;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => buttonsIn(list.current)[0]?.focus(), []);
  const field = cells.field(column);
  return (
    <Floating sheet={sheet} at={at} label={`列菜单：${field.title}`} className="column-menu">
      <ColumnHelp field={field} />
      <div role="menu" aria-label={field.title} ref={list} onKeyDown={(event) => moveAmong(list.current, event)}>
        {itemsOf(sheet, column).map((item) => (
          <MenuButton
            key={item.title}
            item={item}
            onAct={() => {
              overlays.close();
              item.act();
            }}
          />
        ))}
      </div>
    </Floating>
  );
}

function itemsOf(sheet: OverlayProps<'columnMenu'>['sheet'], column: string): Item[] {
  const { columns, filtering, overlays, selecting, view } = sheet.world;
  const sorts = columns.sorts();
  const own = sorts.find((sort) => sort.key === column);
  const after = sorts.some((sort) => sort.key !== column);
  const chosen = columns.with(column);
  const several = chosen.length > 1 ? ` ${chosen.length} 列` : '';
  const frozen = columns.placeOf(column)?.frozen ?? false;
  const label = columns.isLabel(column);
  const sort = (title: string, way: 'asc' | 'desc', next: boolean): Item => ({
    title,
    on: own?.way === way && !next,
    act: () => columns.sort(column, way, next),
  });
  return [
    sort('升序', 'asc', false),
    sort('降序', 'desc', false),
    ...(after && !own ? [sort('再按此列升序', 'asc', true), sort('再按此列降序', 'desc', true)] : []),
    { title: '不排序', disabled: !own, act: () => columns.sort(column, null, true) },
    {
      title: '筛选…',
      keys: 'Ctrl+Shift+L',
      apart: true,
      on: filtering.filterOf(column) !== undefined,
      act: () => overlays.open({ kind: 'filter', column, at: spotUnderHead(sheet.world, column) }),
    },
    { title: '清除此列筛选', disabled: !filtering.filterOf(column), act: () => filtering.setColumn(column, undefined) },
    { title: `隐藏${several}`, apart: true, disabled: label && chosen.length === 1, act: () => columns.setHidden(chosen, true) },
    {
      title: frozen ? '取消冻结' : `冻结${several}`,
      disabled: label,
      act: () =>
        !frozen && tooWide(sheet, chosen)
          ? sheet.world.refuse('冻结的列已占去大半宽度，请先取消冻结别的列，或把列调窄。')
          : columns.setFrozen(chosen, !frozen),
    },
    { title: '左移', disabled: label, act: () => columns.move(column, -1, 'shown') },
    { title: '右移', disabled: label, act: () => columns.move(column, 1, 'shown') },
    { title: `适合宽度${several}`, act: () => columns.fit(chosen) },
    {
      title: '选整列',
      keys: 'Ctrl+空格',
      apart: true,
      act: () => {
        const col = view.placeOf(column);
        selecting.select({ row: 0, col }, { row: view.bounds().rows - 1, col }, 'columns', false);
      },
    },
    { title: '列设置…', act: () => overlays.open({ kind: 'columns' }) },
  ];
}

/** Frozen columns must leave room for the others. */
function tooWide({ world: { columns, view } }: OverlayProps<'columnMenu'>['sheet'], more: readonly string[]): boolean {
  const frozen = columns.places().filter((place) => !place.hidden && (place.frozen || more.includes(place.key)));
  const { left, right } = view.api.getHorizontalPixelRange();
  return frozen.reduce((width, place) => width + place.width, 0) > (right - left) * 0.7;
}

/** What the column is and how it is filled in, as the model says. */
function ColumnHelp({ field }: { readonly field: Field }): ReactNode {
  const editor = editorOf[field.kind];
  const way = editor.hint?.(field) ?? (editor.choices ? '从选项中选择（Alt+↓），可打汉字、拼音或首字母' : undefined);
  return (
    <div className="column-help">
      <p>
        <strong>{field.title}</strong>
        {field.required && <span className="column-help-required">必填</span>}
        {field.personal && <span className="column-help-personal">个人信息</span>}
      </p>
      {field.help && <p>{field.help}</p>}
      {way && <p>{way}</p>}
    </div>
  );
}

function MenuButton({ item, onAct }: { readonly item: Item; onAct(): void }) {
  return (
    <>
      {item.apart && <hr />}
      <button
        type="button"
        role={item.on === undefined ? 'menuitem' : 'menuitemcheckbox'}
        {...(item.on !== undefined && { 'aria-checked': item.on })}
        tabIndex={-1}
        disabled={item.disabled}
        onClick={onAct}
      >
        {item.title}
        {item.keys && <kbd>{item.keys}</kbd>}
      </button>
    </>
  );
}

const buttonsIn = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [])];

/** Arrows, Home and End walk through the enabled items; Tab stays inside. */
function moveAmong(list: HTMLElement | null, event: KeyboardEvent): void {
  const buttons = buttonsIn(list);
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1, Tab: at + (event.shiftKey ? -1 : 1) }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[(to + buttons.length) % buttons.length]?.focus();
}
