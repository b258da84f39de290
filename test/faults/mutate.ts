import { fromBufferPromise } from 'yauzl';
import type { Chance } from '../../electron/demo/township-names.ts';
import { zipOf } from '../fixtures/workbooks/raw-xlsx.ts';

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;

/** A workbook with something wrong: bytes changed as a bad disk or a careless program does; a zip more often within its entries, where no CRC gives it away. */
export async function mutated(bytes: Uint8Array, chance: Chance): Promise<Uint8Array> {
  if (!isZip(bytes) || chance.is(0.2)) return spoil(bytes, chance);
  // some of the corpus are damaged already
  const entries = await entriesOf(bytes).catch(() => undefined);
  if (!entries) return spoil(bytes, chance);
  const times = chance.whole(1, 3);
  for (let time = 0; time < times; time++) {
    const name = chance.pick(Object.keys(entries));
    const entry = entries[name] ?? new Uint8Array();
    if (chance.is(0.05)) delete entries[name];
    else entries[name] = chance.is(0.7) ? spoilMarkup(entry, chance) : spoil(entry, chance);
  }
  return zipOf(Object.keys(entries).length > 0 ? entries : { empty: '' });
}

async function entriesOf(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false });
  const entries: Record<string, Uint8Array> = {};
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    entries[entry.fileName] = new Uint8Array(Buffer.concat(parts));
  }
  return entries;
}

/** Bytes changed, lost, doubled or put in at random. */
function spoil(bytes: Uint8Array, chance: Chance): Uint8Array {
  if (bytes.length === 0) return bytes;
  const at = chance.whole(0, bytes.length - 1);
  const to = Math.min(bytes.length, at + chance.whole(1, chance.is(0.5) ? 8 : 512));
  const [before, part, after] = [bytes.slice(0, at), bytes.slice(at, to), bytes.slice(to)];
  const some = (length: number) => Uint8Array.from({ length }, () => chance.whole(0, 255));
  switch (chance.whole(0, 5)) {
    case 0:
      return before;
    case 1:
      return joined(before, after);
    case 2:
      return joined(before, part, part, part, after);
    case 3:
      return joined(before, new Uint8Array(part.length).fill(chance.pick([0, 0xff, 0x20])), after);
    case 4:
      return joined(before, some(part.length), part, after);
    default:
      return joined(before, some(part.length), after);
  }
}
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const numbers = ['0', '-1', '1048577', '4294967296', '99999999999999999999', '1e308', 'NaN', ''];
/** XML and HTML that no longer is what it was: other numbers, tags lost, doubled or never closed. */
function spoilMarkup(bytes: Uint8Array, chance: Chance): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const changed = (pattern: RegExp, by: (found: string) => string) => {
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return text;
    const one = chance.pick(found);
    return text.slice(0, one.index) + by(one[0]) + text.slice(one.index + one[0].length);
  };
  const acts = [
    () => changed(/\d+/g, () => chance.pick(numbers)),
    () => changed(/<[^>]*>/g, () => ''),
    () => changed(/<[^>]*>/g, (tag) => tag.repeat(chance.whole(2, 2000))),
    () => changed(/"/g, () => chance.pick(['', "'", '&quot;'])),
    () => changed(/[<>/=]/g, () => ''),
    () => changed(/"[^"]*"/g, () => `"${chance.pick(['../../x', 'A'.repeat(100_000), '\u0000', '&#x110000;', 'XFD1048576', 'ZZZZ1'])}"`),
    () => changed(/<\w[^>]*>/g, (tag) => `${tag}<![CDATA[${'&lt;'.repeat(chance.whole(1, 50))}`),
  ];
  return new Uint8Array(Buffer.from(chance.pick(acts)(), 'latin1'));
}
