import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** One part of a workbook's zip, as text. */
export async function partOf(bytes: Uint8Array, path: string): Promise<string> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  for await (const entry of zip.eachEntry()) if (entry.fileName === path) return text(await zip.openReadStreamPromise(entry));
  throw new Error(`no part ${path}`);
}
