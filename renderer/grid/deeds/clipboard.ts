import { tableOf } from '#shared/model/tables.ts';
import { type Block, betterOf } from '../clipboard/clipboard.ts';
import { fromHtml, htmlCellLimit, toHtml } from '../clipboard/clipboard-html.ts';
import { type Copied, copyOf, lastCopied, oneBlock, sourceOfCopy } from '../clipboard/copied.ts';
import { looksLikeHeaders, pastedByName } from '../clipboard/headers.ts';
import { isMasked } from '../clipboard/masked-text.ts';
import { targetOf, withoutEmptyRow } from '../clipboard/pasting.ts';
import { moved } from '../selecting/moving.ts';
import { aroundAll, type Range } from '../selecting/selection.ts';
import type { SheetWorld } from '../world.ts';
import { maskedText, pasted, type Source, sourceOf } from '../writing/commands.ts';

/** What the clipboard's events do; the textarea hands them on while no text is being edited. */
export class SheetClipboard {
  readonly #world: SheetWorld;

  constructor(world: SheetWorld) {
    this.#world = world;
  }

  /** Puts the selection on the clipboard as it shows; with `cut` it is marked, to be moved by the next paste. */
  copy(data: DataTransfer, cut: boolean): void {
    const { view, cells, refuse, cutting, props } = this.#world;
    const ranges = this.#ranges();
    if (cut && ranges.length > 1) {
      refuse('选了几处，不能一起剪切；请只选一处。');
      return;
    }
    const at = oneBlock(ranges);
    if (!at) {
      if (ranges.length > 0) refuse('选的几处行和列都不一样，不能一起复制；请选同样的行或同样的列。');
      return;
    }
    const rows = at.rows.flatMap((row) => view.rowAt(row) ?? []);
    const fields = at.cols.flatMap((col) => view.columnAt(col) ?? []);
    const copy = copyOf(props().table, cells, rows, fields);
    const reason = cut ? this.#lockedIn(copy) : undefined;
    if (reason !== undefined) {
      refuse(`不能剪切：${reason}`);
      return;
    }
    this.#put(data, copy);
    cutting.drop();
    if (cut) cutting.mark(copy);
  }

  /** A block of this page's own keeps its true values; a cut one is moved. Columns with our titles are offered by name. */
  paste(data: DataTransfer): void {
    const { cutting, overlays, props } = this.#world;
    const text = data.getData('text/plain');
    const own = text === '' ? undefined : lastCopied.of(text);
    if (own && own === cutting.cut) this.#move(own);
    else if (own) this.#paste(sourceOfCopy(this.#world, own));
    else {
      const html = data.getData('text/html');
      const table = html === '' ? undefined : fromHtml(new DOMParser().parseFromString(html, 'text/html'));
      const block = betterOf(text, html, table);
      if (props().fixedRows === undefined && looksLikeHeaders(block, tableOf(props().table)))
        overlays.open({ kind: 'pasteHeaders', block });
      else this.pasteBlock(block);
    }
  }

  /** Pastes texts from elsewhere as they stand. */
  pasteBlock(block: Block): void {
    this.#paste(this.#foreign(block));
  }

  /** Pastes rows whose columns go to fields by their titles: into new rows at the end, or onto the selected rows and those below. */
  pasteNamed(block: Block, fields: readonly (string | null)[], place: 'end' | 'selection'): void {
    const { selecting, view, writing, ground } = this.#world;
    const rows = place === 'end' ? block.filter((line) => line.some((text) => text.trim() !== '')) : block;
    const last = view.bounds().rows - 1;
    const top = place === 'end' ? last : (selecting.range?.top ?? last);
    writing.growTo(top + rows.length);
    const into = rows.flatMap((_, index) => view.rowAt(top + index) ?? []);
    writing.write(pastedByName(ground, this.#foreign(rows), fields, into), `按列名粘贴 ${rows.length} 行`, 'paste');
    view.reveal({ row: top, col: 0 });
    selecting.select({ row: top, col: 0 }, { row: top + rows.length - 1, col: view.bounds().cols - 1 }, 'rows', false);
  }

  /** Texts that this page did not put on the clipboard. */
  #foreign(block: Block): Source {
    const { ground, cells } = this.#world;
    const source = sourceOf(ground, block);
    const isMaskedAt = (row: number, col: number, field: string) => isMasked(cells.field(field), block[row]?.[col]);
    return { ...source, valueFor: (row, col, field) => (isMaskedAt(row, col, field) ? maskedText : source.valueFor(row, col, field)) };
  }

  #paste(source: Source): void {
    const { view, writing, ground, refuse, props } = this.#world;
    const ranges = this.#ranges();
    const target = targetOf(source, ranges, view.bounds().cols);
    if ('refused' in target) {
      refuse(target.refused);
      return;
    }
    const around = aroundAll(target.ranges);
    if (!around) return;
    writing.growTo(around.bottom + 1);
    const below = props().fixedRows === undefined ? 0 : around.bottom + 1 - view.bounds().rows;
    const remarks = [
      ...(target.over > 0 ? [`比表格多出 ${target.over} 列，多出的没有粘贴`] : []),
      ...(below > 0 ? [`比表格多出 ${below} 行，多出的没有粘贴`] : []),
    ];
    const rows = target.ranges.reduce((sum, range) => sum + range.bottom - range.top + 1, 0);
    writing.write({ ...pasted(ground, source, target.ranges), remarks }, `粘贴 ${rows} 行`, 'paste');
    if (ranges.length === 1) this.#select(around);
  }

  /** Writes a cut block at its new place and clears the old one, as one act; or nothing at all. */
  #move({ rows: marked, fields }: Copied): void {
    const { selecting, view, store, cells, writing, ground, refuse, props } = this.#world;
    const at = selecting.range;
    const rows = marked.flatMap((row) => store.get(row.id) ?? []);
    if (!at) return;
    const place = { top: at.top, left: at.left, bottom: at.top + rows.length - 1, right: at.left + fields.length - 1 };
    if (rows.length < marked.length) {
      refuse('剪切的行有的已经不在表里，没有移动；请重新剪切。');
      return;
    }
    if (place.right >= view.bounds().cols) {
      refuse('移到这里放不下，右边的列不够；请选靠左的位置再粘贴。');
      return;
    }
    // what the cells hold now, should they have changed since
    const cut = copyOf(props().table, cells, rows, fields);
    const moving = () => moved(ground, cut, sourceOfCopy(this.#world, cut), place);
    const reason = this.#lockedIn(cut) ?? moving().reason;
    if (reason !== undefined) {
      refuse(`没有移动：${reason}`);
      return;
    }
    writing.growTo(place.bottom + 1);
    writing.write(moving(), `移动 ${rows.length * fields.length} 格`, 'paste');
    this.#select(place);
  }

  /** Selected ranges, without the empty row, if there is one, where whole columns are selected. */
  #ranges(): Range[] {
    const { selecting, view, props } = this.#world;
    const { rows } = view.bounds();
    if (props().fixedRows !== undefined) return [...selecting.ranges];
    return selecting.ranges.map((range) => withoutEmptyRow(range, selecting.extent, rows));
  }

  #put(data: DataTransfer, copy: Copied): void {
    const { cells, refuse } = this.#world;
    lastCopied.keep(copy);
    data.setData('text/plain', copy.text);
    const small = copy.rows.length * copy.fields.length <= htmlCellLimit;
    const numeric = copy.fields.map((field) => ['count', 'amount'].includes(cells.field(field).kind));
    if (small) data.setData('text/html', toHtml(copy.shown, numeric));
    const said = [
      ...(small ? [] : ['选区很大，只复制了文字，没有带表格格式。']),
      ...(copy.masked ? ['个人信息已按遮蔽的样子复制；需要原文请先显示个人信息。'] : []),
    ];
    if (said.length > 0) refuse(said.join(''));
  }

  #lockedIn({ rows, fields }: Copied): string | undefined {
    for (const row of rows)
      for (const field of fields) {
        const reason = (row[field] ?? null) === null ? undefined : this.#world.ground.locked(row, field);
        if (reason !== undefined) return reason;
      }
    return undefined;
  }

  #select({ top, left, bottom, right }: Range): void {
    const { selecting } = this.#world;
    selecting.select({ row: top, col: left }, { row: bottom, col: right }, selecting.extent, false);
  }
}
