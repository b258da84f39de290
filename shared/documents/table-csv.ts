import { canonical } from '../model/canonical.ts';
import type { AnyRow, Table } from '../model/table.ts';

/** The columns of a table's resource in a package: id, unit, then every field of the model. */
export const resourceColumns = (table: Table): string[] => ['id', 'unit', ...Object.keys(table.fields)];

const cell = (text: string) => (/["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The rows of a table as an RFC 4180 text with a header row and CRLF line ends; values in canonical form, cells exact. */
export function tableCsv(table: Table, rows: readonly AnyRow[]): string {
  const fields = Object.entries(table.fields);
  const lines = [resourceColumns(table).join(',')];
  for (const row of rows) {
    let line = `${cell(row.id)},${cell(row.unit)}`;
    for (const [key, field] of fields) line += `,${cell(canonical(field, row[key]))}`;
    lines.push(line);
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** What a text may hold: one of nothing but separators, line ends or quotes is refused before it has filled the memory. */
const most = { records: 1_000_000, cells: 1000, characters: 1_000_000 };

/**
 * Splits an RFC 4180 text into records. The first that is not as wide as the header is the last that is read: no reader takes it, nor what follows.
 * Throws SyntaxError with the record's number where quotes do not close or stray, and beyond what a text may hold.
 */
export function parseCsvText(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    at = readRecord(text, at, record, records.length + 1);
    records.push(record);
    if (record.length !== records[0]?.length) return records;
    if (records.length > most.records) throw new SyntaxError(`too many records: ${records.length}`);
  }
  return records;
}

function readRecord(text: string, start: number, record: string[], number: number): number {
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      const [value, end] = readQuoted(text, at, number);
      record.push(value);
      at = end;
    } else {
      const end = endOfPlain(text, at);
      const value = text.slice(at, end);
      if (value.length > most.characters) throw new SyntaxError(`too long a cell in record ${number}`);
      if (value.includes('"')) throw new SyntaxError(`stray quote in record ${number}`);
      record.push(value);
      at = end;
    }
    if (record.length > most.cells) throw new SyntaxError(`too many cells in record ${number}`);
    if (text[at] === ',') at++;
    else if (text.startsWith('\r\n', at)) return at + 2;
    else if (text[at] === '\n') return at + 1;
    else if (at >= text.length) return at;
    else throw new SyntaxError(`text after a closing quote in record ${number}`);
  }
}

function endOfPlain(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function readQuoted(text: string, start: number, number: number): [value: string, end: number] {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw new SyntaxError(`unclosed quote in record ${number}`);
    value += text.slice(from, quote);
    if (value.length > most.characters) throw new SyntaxError(`too long a cell in record ${number}`);
    if (text[quote + 1] !== '"') return [value, quote + 1];
    value += '"';
    from = quote + 2;
  }
}
