import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

type Cell = string | number | null;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const letterOf = (column: number): string =>
  (column < 26 ? '' : letterOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** A workbook whose sheet (by place, from 1) was filled from its second row on, each cell in its column's style, as a spreadsheet saves it. */
export async function filled(template: Uint8Array, place: number, rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const read = await fromBufferPromise(Buffer.from(template), { lazyEntries: true });
  const zip = new ZipFile();
  const written = buffer(zip.outputStream);
  for await (const entry of read.eachEntry()) {
    const bytes = await buffer(await read.openReadStreamPromise(entry));
    const isMeant = entry.fileName === `xl/worksheets/sheet${place}.xml`;
    zip.addBuffer(isMeant ? Buffer.from(withRows(bytes.toString(), rows)) : bytes, entry.fileName);
  }
  zip.end();
  return written;
}

function withRows(sheet: string, rows: readonly (readonly Cell[])[]): string {
  const styles = [...sheet.matchAll(/<col min="\d+" max="\d+" style="(\d+)"/g)].map(([, style]) => style ?? '0');
  const written = rows.map((cells, index) => {
    const row = index + 2;
    const made = cells.map((cell, column) => cellXml(cell, `r="${letterOf(column)}${row}" s="${styles[column] ?? '0'}"`));
    return `<row r="${row}">${made.join('')}</row>`;
  });
  return sheet.replace(/<row r="2".*?<\/row>/s, () => written.join(''));
}

const cellXml = (cell: Cell, place: string): string => {
  if (cell === null) return `<c ${place}/>`;
  if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
};
