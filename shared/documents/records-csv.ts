import { parseCsvText } from './table-csv.ts';

const cell = (text: string) => (/["\r\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Records with the same few text columns as RFC 4180 text: header row, CRLF. */
export function recordsCsv<C extends string>(columns: readonly C[], records: readonly Readonly<Record<C, string>>[]): string {
  const lines = records.map((record) => columns.map((column) => cell(record[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

/** Reads `recordsCsv` back. Throws SyntaxError where the header or a record's width is another. */
export function parseRecordsCsv<C extends string>(columns: readonly C[], text: string): Record<C, string>[] {
  const [header, ...records] = parseCsvText(text);
  if (header?.join(',') !== columns.join(',')) throw new SyntaxError('unexpected header');
  return records.map((record, index) => {
    if (record.length !== columns.length) throw new SyntaxError(`record ${index + 2} has ${record.length} cells`);
    return Object.fromEntries(columns.map((column, at) => [column, record[at] ?? ''])) as Record<C, string>;
  });
}
