import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { limits } from '../../../electron/exchange/envelope/limits.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { writeZip } from '../../../electron/exchange/envelope/write-zip.ts';

const text = (content: string) => new TextEncoder().encode(content);
const zipOf = (files: Record<string, string>) => writeZip(Object.entries(files).map(([path, content]) => ({ path, bytes: text(content) })));

/** Writes another name of the same length over a name, in the local header and the directory, as no honest writer would. */
async function renamed(from: string, to: string): Promise<Uint8Array> {
  const zip = Buffer.from(await zipOf({ 'datapackage.json': '{}', [from]: 'x' }));
  for (let at = zip.indexOf(from); at >= 0; at = zip.indexOf(from, at + 1)) zip.write(to, at, 'latin1');
  return zip;
}

test('gives back what was written', async () => {
  const read = await readZip(await zipOf({ 'datapackage.json': '{}', 'data/unit.csv': 'id,unit\r\n', 'data/empty.csv': '' }));
  expect([...read].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])).toEqual([
    ['datapackage.json', '{}'],
    ['data/unit.csv', 'id,unit\r\n'],
    ['data/empty.csv', ''],
  ]);
});

test('the same entries give the same bytes in every time zone', async () => {
  const zone = process.env.TZ;
  const made: string[] = [];
  for (const one of ['Asia/Shanghai', 'America/New_York']) {
    process.env.TZ = one;
    made.push(Buffer.from(await zipOf({ 'datapackage.json': '{}', 'data/unit.csv': 'id' })).toString('hex'));
  }
  process.env.TZ = zone;
  expect(made[0]).toBe(made[1]);
});

describe('names that may not be', () => {
  test.each([
    ['a parent', 'data/ab.csv', '../../a.csv'],
    ['an absolute path', 'data/ab.csv', '/etc/ab.csv'],
    ['a drive', 'data/ab.csv', 'C:/aaab.csv'],
    ['a backslash', 'data/ab.csv', 'data\\ab.csv'],
    ['a hidden file', 'data/ab.csv', '.ata/ab.csv'],
    ['a parent in the middle', 'data/ab.csv', 'd/../ab.csv'],
    ['a control character', 'data/ab.csv', 'data/a\u0000.csv'],
    ['a folder', 'data/ab.csv', 'data/ab.cs/'],
  ])('%s', async (_, from, to) => {
    await expect(readZip(await renamed(from, to))).rejects.toMatchObject({ code: 'DOC-ENTRIES' });
  });

  test('the same name twice', async () => {
    await expect(readZip(await renamed('datapackage.jsox', 'datapackage.json'))).rejects.toMatchObject({ code: 'DOC-ENTRIES' });
  });

  test('one name in the directory and another at the file', async () => {
    const zip = Buffer.from(await zipOf({ 'data/ab.csv': 'x' }));
    zip.write('data/cd.csv', zip.indexOf('data/ab.csv'), 'latin1');
    await expect(readZip(zip)).rejects.toMatchObject({ code: 'DOC-ENTRIES' });
  });

  test('a symbolic link', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('/etc/passwd'), 'data/ab.csv', { mode: 0o120777, mtime: new Date(0) });
    zip.end();
    await expect(readZip(await buffer(zip.outputStream))).rejects.toMatchObject({ code: 'DOC-ENTRIES' });
  });

  test('an encrypted entry', async () => {
    const zip = Buffer.from(await zipOf({ 'data/ab.csv': 'x' }));
    const directory = zip.indexOf('PK\u0001\u0002');
    zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8);
    await expect(readZip(zip)).rejects.toMatchObject({ code: 'DOC-ENTRIES' });
  });
});

describe('limits', () => {
  test('too many entries', async () => {
    const many = Object.fromEntries(Array.from({ length: limits.entries + 1 }, (_, index) => [`data/t${index}.csv`, '']));
    await expect(readZip(await zipOf(many))).rejects.toMatchObject({ code: 'DOC-LIMIT' });
  });

  test('a bomb: far more unpacked than packed', async () => {
    await expect(readZip(await zipOf({ 'data/ab.csv': '0'.repeat(4_000_000) }))).rejects.toMatchObject({
      code: 'DOC-LIMIT',
      message: expect.stringContaining('压缩比'),
    });
  });

  test('many entries that are as large together as a bomb, each of them small', async () => {
    const small = { ...limits, ratioFrom: 2000, allRatioFrom: 5000, ratio: 10 };
    const files = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`data/t${index}.csv`, '0'.repeat(1999)]));
    expect((await readZip(await zipOf(files(2)), small)).size).toBe(2);
    await expect(readZip(await zipOf(files(3)), small)).rejects.toMatchObject({
      code: 'DOC-LIMIT',
      message: expect.stringContaining('整个文件的压缩比'),
    });
  });

  test('more that is compressed than memory may hold; what is only stored takes the room that the file takes anyway', async () => {
    const entries = (stored: boolean) => [1, 2, 3].map((one) => ({ path: `attachments/a${one}.jpg`, bytes: text('0123456789'), stored }));
    const small = { ...limits, tables: 29 };
    await expect(readZip(await writeZip(entries(false)), small)).rejects.toMatchObject({ code: 'DOC-LIMIT' });
    expect((await readZip(await writeZip(entries(true)), small)).size).toBe(3);
  });

  test('the tables of fifty thousand rows are no bomb', async () => {
    const row = (index: number) =>
      `0192${index}-0000-7000-8000-000000000000,330802005,柯城鲁班机械有限公司第${index}分公司,正常,,,,2026-10-31\r\n`;
    const table = Array.from({ length: 50_000 }, (_, index) => row(index)).join('');
    const zip = await zipOf({ 'datapackage.json': '{}', 'data/organization.csv': table });
    expect(text(table).length / zip.length).toBeGreaterThan(8);
    expect((await readZip(zip)).get('data/organization.csv')).toHaveLength(text(table).length);
  });

  test('an entry, a manifest or all together beyond their size', async () => {
    const zip = await zipOf({ 'datapackage.json': '{"a":1}', 'data/a.csv': '12345', 'data/b.csv': '67890' });
    await expect(readZip(zip, { ...limits, entry: 4 })).rejects.toMatchObject({ code: 'DOC-LIMIT' });
    await expect(readZip(zip, { ...limits, manifest: 6 })).rejects.toMatchObject({ code: 'DOC-LIMIT' });
    await expect(readZip(zip, { ...limits, total: 16 })).rejects.toMatchObject({ code: 'DOC-LIMIT' });
    expect((await readZip(zip, { ...limits, entry: 5, manifest: 7, total: 17 })).size).toBe(3);
  });

  test('an entry that is larger than it declares is stopped, not believed', async () => {
    const zip = Buffer.from(await zipOf({ 'data/ab.csv': 'x'.repeat(5000) }));
    const directory = zip.indexOf('PK\u0001\u0002');
    zip.writeUInt32LE(10, directory + 24);
    await expect(readZip(zip)).rejects.toMatchObject({ code: 'DOC-DAMAGED' });
  });
});

test('what is no sound zip is damaged', async () => {
  const zip = await zipOf({ 'data/ab.csv': 'x'.repeat(100) });
  await expect(readZip(zip.subarray(0, zip.length - 10))).rejects.toMatchObject({ code: 'DOC-DAMAGED' });
  await expect(readZip(text('PK'))).rejects.toMatchObject({ code: 'DOC-DAMAGED' });
  const flipped = Buffer.from(zip);
  const content = zip.indexOf(0x78);
  flipped[Math.max(content, 45)] = (flipped[Math.max(content, 45)] ?? 0) ^ 0xff;
  await expect(readZip(flipped)).rejects.toMatchObject({ code: expect.stringMatching(/DOC-(DAMAGED|ENTRIES)/) });
});
