import { fromHtml, fromTsv, htmlCellLimit, toHtml, toTsv } from '../clipboard.ts';
import { cleared, pasted, textsOf } from '../commands.ts';
import { tiled } from '../fill.ts';
import { cellsOf, heightOf, widthOf } from '../selection.ts';
import type { SheetWorld } from '../world.ts';

/** What the clipboard's events do; the textarea hands them on while no text is being edited. */
export class SheetClipboard {
  readonly #world: SheetWorld;

  constructor(world: SheetWorld) {
    this.#world = world;
  }

  copy(data: DataTransfer, cut: boolean): void {
    const { selecting, ground, refuse, writing } = this.#world;
    const { range } = selecting;
    if (!range) return;
    const block = textsOf(ground, range);
    data.setData('text/plain', toTsv(block));
    if (cellsOf(range) <= htmlCellLimit) data.setData('text/html', toHtml(block));
    else refuse('选区很大，只复制了文字，没有带表格格式。');
    if (!cut) return;
    const outcome = cleared(ground, [range]);
    writing.write(outcome, `剪切 ${outcome.edits.length} 格`, 'keyboard');
  }

  /** Plain text is read first; where a program gives only HTML, its first table. */
  paste(data: DataTransfer): void {
    const { selecting, view, writing, ground, refuse } = this.#world;
    const { range } = selecting;
    const text = data.getData('text/plain');
    const block = text === '' ? fromHtml(new DOMParser().parseFromString(data.getData('text/html'), 'text/html')) : fromTsv(text);
    if (!range || !block || block.length === 0) return;
    const placed = tiled(block, heightOf(range), widthOf(range));
    const wide = Math.max(...placed.map((row) => row.length));
    const over = range.left + wide - view.bounds().cols;
    writing.growTo(range.top + placed.length);
    writing.write(pasted(ground, placed, { row: range.top, col: range.left }), `粘贴 ${placed.length} 行`, 'paste');
    selecting.select(
      { row: range.top, col: range.left },
      { row: range.top + placed.length - 1, col: range.left + wide - 1 },
      selecting.extent,
      false,
    );
    if (over > 0) refuse(`粘贴的内容比表格多出 ${over} 列，多出的没有粘贴。`);
  }
}
