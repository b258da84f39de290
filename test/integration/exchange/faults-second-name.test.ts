import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { writeZip } from '../../../electron/exchange/envelope/write-zip.ts';

/** Info-ZIP’s Unicode path: unzip shows and writes the entry under this name, other tools under the one in the header. */
function unicodePath(name: string, second: string): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(5 + second.length, 2);
  head[4] = 1;
  head.writeUInt32LE(crc32(name), 5);
  return Buffer.concat([head, Buffer.from(second)]);
}

/** The zip of one entry with an extra field in its directory. */
async function withExtra(name: string, extra: Buffer): Promise<Buffer> {
  const zip = Buffer.from(await writeZip([{ path: name, bytes: Buffer.from('id,unit\r\n') }]));
  const [directory, end] = [zip.indexOf('PK\u0001\u0002'), zip.indexOf('PK\u0005\u0006')];
  zip.writeUInt16LE(extra.length, directory + 30);
  zip.writeUInt32LE(end - directory + extra.length, end + 12);
  return Buffer.concat([zip.subarray(0, end), extra, zip.subarray(end)]);
}

test('an entry that has a second name for other tools is refused; an extra field of another kind says nothing', async () => {
  const name = 'data/member.csv';
  await expect(readZip(await withExtra(name, unicodePath(name, 'data/../../member.csv')))).rejects.toMatchObject({ code: 'DOC-ENTRIES' });
  expect([...(await readZip(await withExtra(name, Buffer.from([0xfe, 0xca, 0, 0])))).keys()]).toEqual([name]);
});
