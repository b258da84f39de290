/** A rectangle of cell texts; rows may be of unequal length when they come from elsewhere. */
export type Block = readonly (readonly string[])[];

export const unified = (text: string): string => text.replace(/\r\n?/g, '\n');
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

const widthOf = (block: Block) => Math.max(0, ...block.map((row) => row.length));

/**
 * Which of the two readings of a clipboard is right. A spreadsheet's text is: it quotes the line breaks inside its cells. The text of a web page
 * or of Word breaks a cell of several lines into rows; there the table counts, where it has another shape.
 */
export function betterOf(text: string, html: string, table: string[][] | undefined): Block {
  const plain = fromTsv(text);
  if (!table || table.length === 0) return plain;
  if (text === '') return table;
  const spreadsheet = /office:excel|office:spreadsheet|(excel|et)\.sheet|google-sheets-html-origin/i.test(html);
  const sameShape = plain.length === table.length && widthOf(plain) === widthOf(table);
  return spreadsheet || sameShape ? plain : table;
}
