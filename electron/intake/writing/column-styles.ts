import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/**
 * Gives every column of a workbook's sheets the style of its second cell, so that cells never written are text or dates, and open, as well:
 * the writer has styles for cells only, and a million of them would be the price.
 */
export async function withColumnStyles(workbook: Uint8Array): Promise<Uint8Array> {
  const read = await fromBufferPromise(Buffer.from(workbook.buffer, workbook.byteOffset, workbook.byteLength), { lazyEntries: true });
  const entries: Entry[] = [];
  for await (const entry of read.eachEntry()) entries.push(entry);
  const zip = new ZipFile();
  const written = buffer(zip.outputStream);
  for (const entry of entries) {
    const bytes = await buffer(await read.openReadStreamPromise(entry));
    const isSheet = /^xl\/worksheets\/[^/]+\.xml$/.test(entry.fileName);
    zip.addBuffer(isSheet ? Buffer.from(styled(bytes.toString('utf8'))) : bytes, entry.fileName);
  }
  zip.end();
  return new Uint8Array(await written);
}

/** A sheet's XML with the style of each second cell on its column. */
function styled(sheet: string): string {
  const styles = new Map<number, string>();
  for (const [, letters, style] of sheet.matchAll(/<c r="([A-Z]+)2" s="(\d+)"\/>/g))
    if (letters && style) styles.set(numberOf(letters), style);
  return sheet.replace(/<col min="(\d+)" max="\1"/g, (col, place: string) => {
    const style = styles.get(Number(place));
    return style === undefined ? col : `${col} style="${style}"`;
  });
}

const numberOf = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
