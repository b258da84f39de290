import type { MergedArea } from '#shared/contract/intake.ts';
import { pageAttribute, pageText } from './page-tokens.ts';
import { type ReadSheet, type roomFor, usedCells } from './read-sheet.ts';

/** What HTML lets a cell span. */
const widest = 1000;
const tallest = 65_534;

/** One table of a page as it is heard, cells placed as a browser places them. */
export class PageTable {
  /** What stands over it. */
  caption = '';
  readonly #cells: string[][] = [];
  readonly #merges: MergedArea[] = [];
  readonly #hiddenRows: number[] = [];
  readonly #hiddenColumns: number[] = [];
  /** For each column, the first row that no cell from above reaches into. */
  readonly #freeFrom: number[] = [];
  readonly #room: ReturnType<typeof roomFor>;
  #columns = 0;
  #row = -1;
  /** Where the row's next cell may stand. */
  #next = 0;
  #cell: { text: string; column: number; number: string | undefined } | undefined;
  #inCaption = false;

  /** All tables of a file share what room it has. */
  constructor(room: ReturnType<typeof roomFor>) {
    this.#room = room;
  }

  open(name: string, attributes: string): void {
    if (name === 'tr') this.#startRow(attributes);
    else if (name === 'td' || name === 'th') this.#startCell(attributes);
    else if (name === 'col') this.#column(attributes);
    else if (name === 'caption') this.#inCaption = true;
    else if (name === 'br') this.#break();
    else if ((name === 'p' || name === 'div' || name === 'li') && this.#cell?.text.trim()) this.#break();
  }

  close(name: string): void {
    if (name === 'td' || name === 'th' || name === 'tr') this.#endCell();
    else if (name === 'caption') this.#inCaption = false;
  }

  text(written: string): void {
    // a page's own line ends are spaces
    const text = pageText(written.replace(/[ \t\r\n\f]+/g, ' '));
    if (this.#inCaption) this.caption += text;
    else if (this.#cell) this.#cell.text += text;
  }

  sheet(name: string): ReadSheet {
    this.#endCell();
    return {
      name,
      hidden: false,
      cells: usedCells(this.#cells),
      merges: this.#merges,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
    };
  }

  #break(): void {
    if (this.#cell) this.#cell.text += '\n';
  }

  #startRow(attributes: string): void {
    this.#endCell();
    this.#row++;
    this.#next = 0;
    this.#cells.push([]);
    if (isHidden(attributes)) this.#hiddenRows.push(this.#row);
  }

  #startCell(attributes: string): void {
    if (this.#row < 0) this.#startRow('');
    this.#endCell();
    let column = this.#next;
    while ((this.#freeFrom[column] ?? 0) > this.#row) column++;
    const right = column + span(attributes, 'colspan', widest) - 1;
    const bottom = this.#row + span(attributes, 'rowspan', tallest) - 1;
    // the walk over columns taken from above counts as well: a thousand at a time they would have no end
    this.#room.take(right + 1 - this.#next);
    for (let at = column; at <= right; at++) this.#freeFrom[at] = bottom + 1;
    if (right > column || bottom > this.#row) this.#merges.push({ top: this.#row, left: column, bottom, right });
    this.#next = right + 1;
    this.#cell = { text: '', column, number: exactNumber(attributes) };
  }

  #endCell(): void {
    if (!this.#cell) return;
    const row = this.#cells[this.#row] ?? [];
    while (row.length < this.#cell.column) row.push('');
    const shown = this.#cell.text
      .split('\n')
      .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
      .join('\n')
      .trim();
    row[this.#cell.column] = this.#cell.number !== undefined && isRounded(shown, this.#cell.number) ? this.#cell.number : shown;
    this.#cell = undefined;
  }

  #column(attributes: string): void {
    const count = span(attributes, 'span', widest);
    for (let at = 0; at < count; at++) if (isHidden(attributes)) this.#hiddenColumns.push(this.#columns + at);
    this.#columns += count;
  }
}

/** The number that Excel keeps beside what its cell shows. */
function exactNumber(attributes: string): string | undefined {
  const said = attributes.includes('x:num') ? pageAttribute(attributes, 'x:num') : undefined;
  return said !== undefined && /^-?\d+\.\d+$/.test(said) && said.length <= 16 ? said : undefined;
}

/** Whether what is shown is the number with fewer decimals; dates and percentages are numbers too, and stay as they are shown. */
function isRounded(shown: string, exact: string): boolean {
  const plain = shown.replace(/,/g, '');
  if (!/^-?\d+(\.\d+)?$/.test(plain) || plain.length >= exact.length) return false;
  return Number(exact).toFixed(plain.split('.')[1]?.length ?? 0) === plain;
}

const isHidden = (attributes: string) => /display\s*:\s*none/i.test(attributes) || /(^|\s)hidden(\s|=|$)/i.test(attributes);
const span = (attributes: string, name: string, most: number) => {
  const count = Number.parseInt(pageAttribute(attributes, name) ?? '1', 10);
  return count >= 1 ? Math.min(count, most) : 1;
};
