import { Fragment, type KeyboardEvent, memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { leftTitles, type Shape, type Staged, type StagedColumn } from '#shared/contract/intake.ts';
import { type CellRows, leadWidth, type Preview, widthsOf } from './preview.ts';
import type { PreviewMask } from './preview-masking.ts';
import { PreviewRowMenu } from './preview-row-menu.tsx';
import { columnLetters, type RowRole, rolesOf } from './row-roles.ts';
import type { RowSaying } from './shape-choices.ts';
import './cell-preview.css';

interface Props {
  readonly staged: Staged;
  readonly preview: Preview;
  readonly mask: PreviewMask;
  readonly disabled: boolean;
  /** What stands in the head of a column that was recognised. */
  headOf(column: StagedColumn): ReactNode;
  /** What it says, by place. */
  readonly heads: ReadonlyMap<number, string>;
  onSay(saying: RowSaying, row: number): void;
}

interface Place {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** The cells as they were read, with what each row and column is taken for; a press on a row's number says otherwise. */
export function CellPreview({ staged, preview, mask, disabled, headOf, heads, onSay }: Props) {
  const { shape, columns } = staged;
  const box = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<Place>();
  const roleOf = useMemo(() => rolesOf(shape), [shape]);
  const widths = useMemo(() => widthsOf(preview, shape, heads), [preview, shape, heads]);
  const width = widths.length;
  const byPlace = useMemo(() => new Map(columns.map((column) => [column.column, column])), [columns]);
  const open = (row: number, button: HTMLElement) => {
    const home = box.current?.getBoundingClientRect();
    const at = button.getBoundingClientRect();
    if (home) setMenu({ row, x: at.right - home.left + 2, y: at.top - home.top });
  };
  const close = () => {
    const row = menu?.row;
    setMenu(undefined);
    box.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus();
  };
  // what led here is gone from the page: the keys go on at the row numbers
  useEffect(() => {
    if (document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus({ preventScroll: true });
  }, []);
  const parts = [preview.head, ...(preview.tail ? [preview.tail] : [])];
  return (
    <div className="cell-preview" ref={box}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only move among the row numbers inside */}
      <div className="cell-preview-scroll" onKeyDown={moveAmongRows} onScroll={() => setMenu(undefined)}>
        <table style={{ width: widths.reduce((sum, one) => sum + one, leadWidth) }}>
          <colgroup>
            <col style={{ width: 52 }} />
            <col style={{ width: 60 }} />
            {widths.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
              <col key={place} style={{ width: one }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th className="cell-preview-corner" colSpan={2}>
                行
              </th>
              {Array.from({ length: width }, (_, place) => {
                const column = byPlace.get(place);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
                  <th key={place} scope="col" className={column ? undefined : 'cell-preview-unused'}>
                    <span className="cell-preview-letters">
                      {columnLetters(place)}
                      {column?.hidden && <i>隐藏列</i>}
                    </span>
                    {column && headOf(column)}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <Fragment key={part.from}>
                {part.from > 1 && (
                  <tr className="cell-preview-gap">
                    <td colSpan={width + 2}>中间还有 {part.from - preview.head.cells.length - 1} 行，没有全部列出</td>
                  </tr>
                )}
                <PreviewRows part={part} width={width} roleOf={roleOf} shape={shape} mask={mask} disabled={disabled} onOpen={open} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {menu && <PreviewRowMenu shape={shape} {...menu} onClose={close} onSay={(saying) => onSay(saying, menu.row)} />}
    </div>
  );
}

interface RowsProps {
  readonly part: CellRows;
  readonly width: number;
  readonly shape: Shape;
  readonly mask: PreviewMask;
  readonly disabled: boolean;
  roleOf(row: number): RowRole;
  onOpen(row: number, button: HTMLElement): void;
}

const PreviewRows = memo(
  function PreviewRows({ part, width, shape, mask, disabled, roleOf, onOpen }: RowsProps) {
    return part.cells.map((read, index) => {
      const row = part.from + index;
      const cells = read.map((text, place) => mask.cell(row, place, text));
      const { kind, word: role } = roleOf(row);
      // below the data nothing is said of an empty row
      const word = kind === 'outside' && cells.every((text) => text === '') ? leftTitles.empty : role;
      // one row number is in the order of Tab; the arrows go to the others
      const first = row === (shape.header?.from ?? shape.data?.from ?? 1);
      return (
        <tr key={row} className={`cell-preview-${kind}`}>
          <th scope="row">
            <button
              type="button"
              data-row={row}
              tabIndex={first ? 0 : -1}
              aria-disabled={disabled}
              aria-haspopup="menu"
              aria-label={`第 ${row} 行：${word}`}
              title="这一行是什么"
              onClick={(event) => disabled || onOpen(row, event.currentTarget)}
            >
              {row}
            </button>
          </th>
          <td className="cell-preview-word">{word}</td>
          {(isOfColumns(kind, cells) ? singly : readingOn)(cells, width).map(([place, span]) => (
            <td key={place} title={cells[place]} colSpan={span}>
              {cells[place]}
            </td>
          ))}
        </tr>
      );
    });
  },
  (before, after) => (['part', 'width', 'shape', 'mask', 'disabled'] as const).every((name) => before[name] === after[name]),
);

/** Whether each cell of a row is about its own column. */
const isOfColumns = (kind: RowRole['kind'], cells: readonly string[]) =>
  kind === 'data' || (kind === 'header' && cells.filter(Boolean).length > 1);

type Spanning = readonly [place: number, span: number];
const singly = (_: readonly string[], width: number): Spanning[] => Array.from({ length: width }, (_each, place) => [place, 1]);
/** A title reads on over the empty cells beside it, as it does in a spreadsheet. */
function readingOn(cells: readonly string[], width: number): Spanning[] {
  const begins = Array.from({ length: width }, (_, place) => place).filter((place) => place === 0 || Boolean(cells[place]));
  return begins.map((place, index) => [place, (begins[index + 1] ?? width) - place]);
}

function moveAmongRows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const { target } = event;
  if (step === undefined || !(target instanceof HTMLElement) || target.dataset.row === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  event.preventDefault();
  buttons[buttons.indexOf(target) + step]?.focus();
}
