import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { encryptTo } from '../../../electron/exchange/envelope/age.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { deskKeys } from '../../../electron/keys/desk-keys.ts';
import { zipOfEmptyEntries } from '../../support/many-entries.ts';
import { forged, type Parts, resealed, setText, textIn } from './desks.ts';
import { expectRefused, sentPackage } from './refusals.ts';

const member = 'data/member.csv';
const bytesOf = (parts: Parts, path: string) => Buffer.from(parts.files.get(path) ?? []);
/** A table's bytes replaced, with size and hash brought up to date, signed by the township: only the row check is left to refuse it. */
const put = (parts: Parts, path: string, bytes: Uint8Array) => {
  parts.files.set(path, bytes);
  parts.rehash();
};

describe('tables, signed and hashed as they should be', () => {
  const cases: [string, string, (parts: Parts) => void][] = [
    ['invalid UTF-8', 'DOC-DAMAGED', (parts) => put(parts, member, Buffer.concat([bytesOf(parts, member), Buffer.from([0xc3, 0x28])]))],
    [
      'UTF-8 of a lone surrogate',
      'DOC-DAMAGED',
      (parts) => put(parts, member, Buffer.concat([bytesOf(parts, member), Buffer.from([0xed, 0xa0, 0x80])])),
    ],
    [
      'a byte order mark',
      'DOC-ROWS',
      (parts) => put(parts, member, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(parts, member)])),
    ],
    ['NUL in a cell', 'DOC-ROWS', (parts) => setText(parts, member, textIn(parts, member).replace('李示例', '李\u0000示例'))],
    ['NUL in place of the file', 'DOC-ROWS', (parts) => put(parts, member, new Uint8Array(1000))],
    [
      'a line of three million characters without a comma',
      'DOC-ROWS',
      (parts) => setText(parts, member, `${textIn(parts, member)}${noise(3_000_000)}\r\n`),
    ],
    [
      'a line of three hundred thousand cells',
      'DOC-ROWS',
      (parts) => setText(parts, member, `${textIn(parts, member)}${noise(1_200_000).replace(/..../g, '$&,')}\r\n`),
    ],
    ['a quote that never ends', 'DOC-ROWS', (parts) => setText(parts, member, `${textIn(parts, member)}"${noise(500_000)}`)],
    ['no header', 'DOC-ROWS', (parts) => setText(parts, member, textIn(parts, member).split('\r\n').slice(1).join('\r\n'))],
  ];
  test.each(cases)('%s: %s', async (_, code, change) => {
    const { county, township, file } = await sentPackage();
    await expectRefused(county, await forged(file, { from: township, to: county }, change), code, 'rows');
  });
});

/** Text that does not compress away. */
function noise(length: number): string {
  let state = 1;
  const parts: string[] = [];
  for (let at = 0; at < length; at += 8) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    parts.push(state.toString(16).padStart(8, '0'));
  }
  return parts.join('');
}

/** What an act gives, how many bytes of memory it took at the most, and how many milliseconds. */
async function watched<T>(act: () => Promise<T>): Promise<{ result: T; peak: number; time: number }> {
  const [before, began] = [process.memoryUsage().rss, performance.now()];
  let most = before;
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const watching = setInterval(look, 5);
  const result = await act().finally(() => clearInterval(watching));
  look();
  return { result, peak: most - before, time: performance.now() - began };
}

describe('the zip', () => {
  const zipOf = async (build: (zip: ZipFile) => void) => {
    const zip = new ZipFile();
    build(zip);
    zip.end();
    return new Uint8Array(await buffer(zip.outputStream));
  };
  const plain = { mtime: new Date(0), mode: 0o100644 };

  test('65,536 entries, which need zip64, are refused by their count before any is read', async () => {
    // a few are read, so what is refused is their count
    await expect(readZip(zipOfEmptyEntries(3))).resolves.toHaveProperty('size', 3);
    const zip = zipOfEmptyEntries(65_536);
    const began = performance.now();
    await expect(readZip(zip)).rejects.toMatchObject({ code: 'DOC-LIMIT' });
    expect(performance.now() - began).toBeLessThan(500);
  });

  test('a bomb of many small entries, each let be, is refused before anything is unpacked', async () => {
    const { county } = await sentPackage();
    const { recipient } = await deskKeys(county.books);
    const zeros = Buffer.alloc(1024 * 1024);
    const zip = await zipOf((made) => {
      for (let index = 0; index < 767; index++) made.addBuffer(zeros, `data/t${index}.csv`, plain);
    });
    expect(zip.length).toBeLessThan(1_000_000);
    const bomb = { name: '330802005_2026-10_r1_0001.lxpkg', bytes: await encryptTo([recipient], zip) };
    const { result, peak, time } = await watched(() => receive(county.books, bomb));
    expect(result).toMatchObject({ outcome: 'refused', code: 'DOC-LIMIT' });
    expect(peak).toBeLessThan(100 * 1024 * 1024);
    expect(time).toBeLessThan(3000);
  });

  test('a line of one gibibyte is refused by the size that it declares', async () => {
    const zip = Buffer.from(await zipOf((made) => made.addBuffer(Buffer.from('id,unit\r\n'), 'data/member.csv', plain)));
    zip.writeUInt32LE(1024 ** 3, zip.indexOf('PK\u0001\u0002') + 24);
    await expect(readZip(zip)).rejects.toMatchObject({ code: 'DOC-LIMIT', message: expect.stringContaining('1073741824') });
  });

  test('zip64 with sizes in eight bytes reads like another; one that claims eight exbibytes is refused by its size', async () => {
    const zip = Buffer.from(await zipOf((made) => made.addBuffer(Buffer.from('x'), 'data/ab.csv', { ...plain, forceZip64Format: true })));
    expect((await readZip(zip)).get('data/ab.csv')).toEqual(Buffer.from('x'));
    // in the directory: the extra field 0x0001, its length, then the unpacked size
    const field = zip.indexOf(Buffer.from([1, 0, 24, 0]), zip.indexOf('PK\u0001\u0002'));
    expect(field).toBeGreaterThan(0);
    zip.writeBigUInt64LE(2n ** 52n, field + 4);
    await expect(readZip(zip)).rejects.toMatchObject({ code: 'DOC-LIMIT' });
  });

  test('a comment or bytes before and behind hide nothing', async () => {
    const { county, file } = await sentPackage();
    const prefixed = await resealed(file, county, (entries) => entries, { wrap: (zip) => Buffer.concat([Buffer.from('MZ'), zip]) });
    await expectRefused(county, prefixed, 'DOC-KIND', 'decrypt');
  });

  test.each([
    ['a parent in the middle', 'data/../datapackage.json'],
    ['capitals', 'DATA/MEMBER.CSV'],
    ['a Windows device', 'con'],
    ['a stream of a Windows file', 'data/ab.csv:x'],
    ['another script', 'data/党员.csv'],
    ['a UNC path', '//host/share.csv'],
    ['a drive', 'c:/data/ab.csv'],
    ['a backslash', 'data\\ab.csv'],
  ])('a name with %s', async (_, name) => {
    const placeholder = 'z'.repeat(Buffer.byteLength(name));
    const zip = Buffer.from(await zipOf((made) => made.addBuffer(Buffer.from('x'), placeholder, plain)));
    // no honest writer would: over the name in the local header and in the directory
    for (let at = zip.indexOf(placeholder); at >= 0; at = zip.indexOf(placeholder, at + 1)) zip.write(name, at);
    await expect(readZip(zip)).rejects.toMatchObject({ code: 'DOC-ENTRIES' });
  });
});
