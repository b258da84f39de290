/** A rectangle of cell texts; rows may be of unequal length when they come from elsewhere. */
export type Block = readonly (readonly string[])[];

const unified = (text: string) => text.replace(/\r\n?/g, '\n');
/** Quoted where a reader would otherwise see a cell end, or take the cell's own first quote for an opening one. */
const quoted = (cell: string) => (/[\t\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Cells as the tab separated text that Excel and WPS put on the clipboard: each row ends with CRLF. */
export const toTsv = (block: Block): string => block.map((row) => `${row.map((cell) => quoted(unified(cell))).join('\t')}\r\n`).join('');

/**
 * Reads tab separated text. A quote opens a quoted cell only at the cell's beginning and only if its closing quote ends the cell:
 * `5" 管` and `"甲"乙` are plain text. One closing line break is no further row.
 */
export function fromTsv(input: string): string[][] {
  const text = unified(input);
  const body = text.endsWith('\n') ? text : `${text}\n`;
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < body.length) {
    const quotedCell = body[at] === '"' ? quotedFrom(body, at) : undefined;
    const end = quotedCell?.end ?? plainEnd(body, at);
    row.push(quotedCell?.text ?? body.slice(at, end));
    if (body[end] === '\n') {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows;
}

function plainEnd(body: string, at: number): number {
  let end = at;
  while (body[end] !== '\t' && body[end] !== '\n') end += 1;
  return end;
}

const quotedPattern = /"((?:[^"]|"")*)"(?=[\t\n])/y;
function quotedFrom(body: string, at: number): { text: string; end: number } | undefined {
  quotedPattern.lastIndex = at;
  const found = quotedPattern.exec(body);
  return found ? { text: (found[1] ?? '').replaceAll('""', '"'), end: quotedPattern.lastIndex } : undefined;
}

/** Past this many cells only the text goes to the clipboard: the HTML of 200,000 cells is 9 million characters. */
export const htmlCellLimit = 50_000;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (cell: string) => cell.replace(/[&<>"]/g, (character) => entities[character] ?? character).replaceAll('\n', '<br>');

/** Cells as an HTML table whose cells Excel and WPS take as text, so that 18-digit codes stay whole. */
export const toHtml = (block: Block): string =>
  `<html><head><meta charset="utf-8"></head><body><table>${block
    .map(
      (row) =>
        `<tr>${row.map((cell) => `<td style="mso-number-format:'\\@';white-space:pre-wrap">${escaped(unified(cell))}</td>`).join('')}</tr>`,
    )
    .join('')}</table></body></html>`;

const textOf = (cell: Element): string => {
  const copy = cell.cloneNode(true) as Element;
  for (const line of copy.querySelectorAll('br')) line.replaceWith('\n');
  return unified(copy.textContent ?? '')
    .replaceAll('\u00a0', ' ')
    .trim();
};

/** Reads the first table of clipboard HTML; a merged cell's value stands in its first place, the places it covers are empty. */
export function fromHtml(page: ParentNode): string[][] | undefined {
  const table = page.querySelector('table');
  if (!table) return undefined;
  const rows: string[][] = [];
  for (const [top, line] of [...table.querySelectorAll('tr')].entries()) {
    rows[top] ??= [];
    let left = 0;
    for (const cell of line.querySelectorAll('td,th')) {
      while (rows[top]?.[left] !== undefined) left += 1;
      spread(rows, top, left, cell);
    }
  }
  return rows.map((row) => Array.from(row, (cell) => cell ?? ''));
}

function spread(rows: string[][], top: number, left: number, cell: Element): void {
  const down = Math.max(1, Number(cell.getAttribute('rowspan') ?? 1));
  const across = Math.max(1, Number(cell.getAttribute('colspan') ?? 1));
  for (let y = top; y < top + down; y++) {
    const row = rows[y] ?? [];
    rows[y] = row;
    for (let x = left; x < left + across; x++) row[x] = y === top && x === left ? textOf(cell) : '';
  }
}
