import { type Block, unified } from './clipboard.ts';

/** Past this many cells only the text goes to the clipboard: the HTML of 200,000 cells is 9 million characters. */
export const htmlCellLimit = 50_000;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (cell: string) => cell.replace(/[&<>"]/g, (character) => entities[character] ?? character).replaceAll('\n', '<br>');

const asText = `<td style="mso-number-format:'\\@';white-space:pre-wrap">`;
const asNumber = `<td style="white-space:pre-wrap">`;
const isNumber = (cell: string) => /^-?\d{1,15}(\.\d+)?$/.test(cell);

/**
 * Cells as an HTML table. Excel and WPS take its cells as text, so that 18-digit codes stay whole and dates stand as they are read here;
 * in the columns named by `numeric` they take numbers as numbers, so that these can be added up.
 */
export function toHtml(block: Block, numeric: readonly boolean[] = []): string {
  const cellOf = (cell: string, col: number) => `${numeric[col] && isNumber(cell) ? asNumber : asText}${escaped(unified(cell))}</td>`;
  const rows = block.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('');
  return `<html><head><meta charset="utf-8"></head><body><table>${rows}</table></body></html>`;
}

const blocks = new Set(['P', 'DIV', 'LI', 'TR', 'TABLE', 'UL', 'OL', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
const unseen = new Set(['STYLE', 'SCRIPT', 'TITLE']);

/** The text of a cell as a browser would show it: white space folded unless the cell keeps it, a line for each paragraph and break. */
function textOf(cell: HTMLElement): string {
  const keeps = cell.style.whiteSpace.startsWith('pre');
  const parts: string[] = [];
  const gather = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) parts.push(keeps ? (node.nodeValue ?? '') : (node.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' '));
    else if (node instanceof Element && !unseen.has(node.tagName)) {
      if (node.tagName === 'BR') parts.push('\n');
      else if (node.tagName === 'TD' && node !== cell) parts.push(' ');
      const apart = !keeps && blocks.has(node.tagName);
      if (apart) parts.push('\f');
      for (const child of node.childNodes) gather(child);
      if (apart) parts.push('\f');
    }
  };
  for (const child of cell.childNodes) gather(child);
  const text = unified(parts.join(''));
  if (keeps) return text;
  return text
    .replace(/[ \u00a0]*\f[ \f\u00a0]*/g, '\f')
    .replace(/^\f+|\f+$/g, '')
    .replaceAll('\f', '\n')
    .replaceAll('\u00a0', ' ')
    .replace(/ *\n */g, '\n')
    .trim();
}

/** Reads the first table of clipboard HTML; a merged cell's value stands in its first place, the places it covers are empty. */
export function fromHtml(page: ParentNode): string[][] | undefined {
  const table = page.querySelector('table');
  if (!table) return undefined;
  const rows: string[][] = [];
  // a table inside a cell is that cell's text: `rows` and `cells` are the table's own
  for (const [top, line] of [...table.rows].entries()) {
    rows[top] ??= [];
    let left = 0;
    for (const cell of line.cells) {
      while (rows[top]?.[left] !== undefined) left += 1;
      spread(rows, table.rows.length, top, left, cell);
    }
  }
  return rows.map((row) => Array.from(row, (cell) => cell ?? ''));
}

/** So many columns a merged cell takes at most: more is a fault of the page it comes from. */
const widest = 1000;

function spread(rows: string[][], height: number, top: number, left: number, cell: HTMLTableCellElement): void {
  const bottom = Math.min(height, top + Math.max(1, cell.rowSpan));
  for (let y = top; y < bottom; y++) {
    const row = rows[y] ?? [];
    rows[y] = row;
    for (let x = left; x < left + Math.min(widest, cell.colSpan); x++) row[x] = y === top && x === left ? textOf(cell) : '';
  }
}
