import type { Origin } from '#shared/contract/bookkeeping.ts';
import type { Capture } from './capture.ts';
import type { Cells } from './cells.ts';
import { fromHtml, fromTsv, htmlCellLimit, toHtml, toTsv } from './clipboard.ts';
import { cleared, copied, filledWith, type Ground, type Outcome, pasted, textsOf } from './commands.ts';
import type { Editing } from './editing.ts';
import { fillDown, fillRight, tiled } from './fill.ts';
import type { Command } from './keymap.ts';
import { nextProblem } from './problems.ts';
import type { Selecting } from './selecting.ts';
import { heightOf, type Range, widthOf } from './selection.ts';
import type { SheetProps } from './sheet-props.ts';
import type { View } from './view.ts';
import type { Writing } from './writing.ts';

export interface DeedsWorld {
  readonly view: View;
  readonly cells: Cells;
  readonly capture: Capture;
  readonly editing: Editing;
  readonly selecting: Selecting;
  readonly writing: Writing;
  props(): SheetProps;
  /** Gives the focus to what follows the sheet. */
  leave(): void;
}

type Deed<C extends Command = Command> = (command: C) => boolean;
type Deeds = { readonly [D in Command['do']]: Deed<Extract<Command, { readonly do: D }>> };

/** Does something with a key, which is then used. */
const done = (act: () => void): true => {
  act();
  return true;
};
const steps = { down: 1, up: -1, right: 1, left: -1 } as const;

/** What the sheet's keys and clipboard do. */
export class SheetDeeds {
  readonly #world: DeedsWorld;
  readonly #ground: Ground;
  readonly #deeds: Deeds;

  constructor(world: DeedsWorld) {
    this.#world = world;
    const { view, cells } = world;
    this.#ground = {
      view,
      locked: (row, field) => cells.locked(row, field),
      coerce: (field, input) => cells.coerce(field, input),
      textOf: (row, field) => cells.text(row, field),
    };
    this.#deeds = { ...this.#moving(), ...this.#typing(), ...this.#filling(), ...this.#rows() };
  }

  /** Does a command; false where the key is left to the browser. */
  run(command: Command): boolean {
    return (this.#deeds[command.do] as Deed)(command);
  }

  /** Begins an edit of the active cell; with `replace` the textarea already holds what is typed. */
  begin(replace: boolean): boolean {
    const { view, selecting, cells, editing } = this.#world;
    const at = selecting.active;
    const row = at && view.rowAt(at.row);
    const column = at && view.columnAt(at.col);
    if (!at || !row || column === undefined) return false;
    const reason = cells.locked(row, column);
    if (reason !== undefined) {
      this.refuse(reason);
      return false;
    }
    view.reveal(at);
    editing.begin({ row: row.id, column }, cells.field(column), replace ? undefined : cells.text(row, column));
    return true;
  }

  refuse(message: string): void {
    this.#world.props().onNotice?.({ kind: 'refused', message });
  }

  copy(data: DataTransfer, cut: boolean): void {
    const { range } = this.#world.selecting;
    if (!range) return;
    const block = textsOf(this.#ground, range);
    data.setData('text/plain', toTsv(block));
    if (heightOf(range) * widthOf(range) <= htmlCellLimit) data.setData('text/html', toHtml(block));
    else this.refuse('选区很大，只复制了文字，没有带表格格式。');
    if (cut)
      this.#act(
        (own) => cleared(this.#ground, own),
        (count) => `剪切 ${count} 格`,
        'keyboard',
      );
  }

  /** Plain text is read first; where a program gives only HTML, its first table. */
  paste(data: DataTransfer): void {
    const { selecting, view, writing } = this.#world;
    const { range } = selecting;
    const text = data.getData('text/plain');
    const block = text === '' ? fromHtml(new DOMParser().parseFromString(data.getData('text/html'), 'text/html')) : fromTsv(text);
    if (!range || !block || block.length === 0) return;
    const placed = tiled(block, heightOf(range), widthOf(range));
    const wide = Math.max(...placed.map((row) => row.length));
    const over = range.left + wide - view.bounds().cols;
    writing.growTo(range.top + placed.length);
    writing.write(pasted(this.#ground, placed, { row: range.top, col: range.left }), `粘贴 ${placed.length} 行`, 'paste');
    selecting.select(
      { row: range.top, col: range.left },
      { row: range.top + placed.length - 1, col: range.left + wide - 1 },
      selecting.extent === 'cells' ? 'cells' : selecting.extent,
      false,
    );
    if (over > 0) this.refuse(`粘贴的内容比表格多出 ${over} 列，多出的没有粘贴。`);
  }

  #act(make: (range: Range) => Outcome, label: (count: number) => string, origin: Origin): boolean {
    const { range } = this.#world.selecting;
    if (!range) return false;
    const outcome = make(range);
    this.#world.writing.write(outcome, label(outcome.edits.length), origin);
    return true;
  }

  #moving() {
    const { selecting, editing } = this.#world;
    return {
      move: ({ by, extend }) => done(() => selecting.move(by, extend ?? false)),
      step: ({ to }) => {
        editing.commit();
        if (to === 'right' || to === 'left') selecting.tab(steps[to]);
        else selecting.line(steps[to]);
        return true;
      },
      commitMove: ({ by }) => {
        if (editing.listOpen) return false;
        editing.commit();
        selecting.move(by, false);
        return true;
      },
      listMove: ({ by }) => {
        if (editing.listOpen) editing.listMove(by);
        else if (editing.mode === 'enter') {
          editing.commit();
          selecting.move(by > 0 ? 'down' : 'up', false);
        } else return false;
        return true;
      },
      selectAll: () => done(() => selecting.all()),
      selectRows: () => done(() => selecting.widen('rows')),
      selectColumns: () => done(() => selecting.widen('columns')),
      problem: ({ step }) => this.#toProblem(step),
      leave: () => {
        editing.commit();
        return done(() => this.#world.leave());
      },
    } satisfies Partial<Deeds>;
  }

  #typing() {
    const { editing, capture } = this.#world;
    return {
      edit: () => this.begin(false),
      openList: () => {
        if (editing.mode === 'idle' && !this.begin(false)) return true;
        editing.openList();
        return true;
      },
      newLine: () => {
        if (editing.multiline) capture.insert('\n');
        return true;
      },
      cancel: () => {
        if (editing.mode === 'idle') return false;
        editing.cancel();
        return true;
      },
    } satisfies Partial<Deeds>;
  }

  #filling() {
    const { editing, capture, cells } = this.#world;
    const ground = this.#ground;
    return {
      clear: () =>
        this.#act(
          (range) => cleared(ground, range),
          (count) => `清除 ${count} 格`,
          'keyboard',
        ),
      fillDown: () =>
        this.#act(
          (range) => copied(ground, fillDown(range)),
          (count) => `向下填充 ${count} 格`,
          'fill',
        ),
      fillRight: () =>
        this.#act(
          (range) => copied(ground, fillRight(range)),
          (count) => `向右填充 ${count} 格`,
          'fill',
        ),
      today: () =>
        this.#act(
          (range) => filledWith(ground, range, cells.today()),
          (count) => `填入今天 ${count} 格`,
          'keyboard',
        ),
      fillSelection: () => {
        if (editing.mode === 'idle') return false;
        const text = capture.text;
        editing.cancel();
        return this.#act(
          (range) => filledWith(ground, range, text),
          (count) => `填入 ${count} 格`,
          'fill',
        );
      },
    } satisfies Partial<Deeds>;
  }

  #rows() {
    const { selecting, view, writing } = this.#world;
    return {
      deleteRows: () => {
        const { range } = selecting;
        const rows = range ? Array.from({ length: heightOf(range) }, (_, index) => view.rowAt(range.top + index) ?? []).flat() : [];
        const reason = rows.map((row) => this.#lockedRow(row.id)).find((why) => why !== undefined);
        if (reason === undefined) writing.deleteRows(rows);
        else this.refuse(reason);
        return true;
      },
      insertRow: () => {
        const { range } = selecting;
        if (!range) return true;
        writing.insertRows(range.top, selecting.extent === 'columns' || selecting.extent === 'all' ? 1 : heightOf(range));
        selecting.select({ row: range.top, col: range.left }, { row: range.bottom, col: range.right }, selecting.extent);
        return true;
      },
      undo: () => this.#whenSettled(() => this.#world.props().undo?.()),
      redo: () => this.#whenSettled(() => this.#world.props().redo?.()),
    } satisfies Partial<Deeds>;
  }

  #whenSettled(act: () => void): boolean {
    void this.#world.writing.settled().then(act);
    return true;
  }

  /** A row can be deleted only where its identity can be changed. */
  #lockedRow(id: string): string | undefined {
    const { view, cells } = this.#world;
    const row = view.api.getRowNode(id)?.data;
    return row && cells.locked(row, view.columnAt(0) ?? '');
  }

  #toProblem(step: 1 | -1): boolean {
    const { view, selecting, cells, editing } = this.#world;
    editing.commit();
    const bounds = view.bounds();
    const columns = view.columnsBetween(0, bounds.cols - 1);
    const marked = (row: number) => {
      const id = view.rowAt(row)?.id;
      if (id === undefined) return [];
      return columns.flatMap((column, col) => (['error', 'warning'].includes(cells.mark(id, column) ?? '') ? [col] : []));
    };
    const next = nextProblem(selecting.active ?? { row: 0, col: -1 }, step, bounds, marked);
    if (next) selecting.select(next);
    else this.refuse('没有找到错误或提醒。');
    return true;
  }
}
