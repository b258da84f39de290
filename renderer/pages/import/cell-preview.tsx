import { Fragment, type KeyboardEvent, memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Shape, Staged, StagedColumn } from '#shared/contract/intake.ts';
import { type CellRows, leadWidth, type Preview, widthsOf } from './preview.ts';
import { PreviewRowMenu } from './preview-row-menu.tsx';
import { columnLetters, type RowRole, rolesOf } from './row-roles.ts';
import type { RowSaying } from './shape-choices.ts';
import './cell-preview.css';

interface Props {
  readonly staged: Staged;
  readonly preview: Preview;
  readonly disabled: boolean;
  /** What stands in the head of a column that was recognised. */
  headOf(column: StagedColumn): ReactNode;
  onSay(saying: RowSaying, row: number): void;
}

interface Place {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** The cells as they were read, with what each row and column is taken for; a press on a row's number says otherwise. */
export function CellPreview({ staged, preview, disabled, headOf, onSay }: Props) {
  const { shape, columns } = staged;
  const box = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<Place>();
  const roleOf = useMemo(() => rolesOf(shape), [shape]);
  const widths = useMemo(() => widthsOf(preview, shape), [preview, shape]);
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
                <PreviewRows part={part} width={width} roleOf={roleOf} shape={shape} disabled={disabled} onOpen={open} />
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
  readonly disabled: boolean;
  roleOf(row: number): RowRole;
  onOpen(row: number, button: HTMLElement): void;
}

const PreviewRows = memo(
  function PreviewRows({ part, width, shape, disabled, roleOf, onOpen }: RowsProps) {
    return part.cells.map((cells, index) => {
      const row = part.from + index;
      const { kind, word } = roleOf(row);
      // one row number is in the order of Tab; the arrows go to the others
      // a title reads on over the empty cells beside it, as it does in a spreadsheet
      const filled = cells.flatMap((text, place) => (text === '' ? [] : [place]));
      const alone = kind !== 'data' && filled.length === 1 ? filled[0] : undefined;
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
          {Array.from({ length: width }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place
            <td key={place} title={cells[place]} className={alone === place ? 'cell-preview-alone' : undefined}>
              {cells[place]}
            </td>
          ))}
        </tr>
      );
    });
  },
  (before, after) =>
    before.part === after.part && before.width === after.width && before.shape === after.shape && before.disabled === after.disabled,
);

function moveAmongRows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const { target } = event;
  if (step === undefined || !(target instanceof HTMLElement) || target.dataset.row === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  event.preventDefault();
  buttons[buttons.indexOf(target) + step]?.focus();
}
