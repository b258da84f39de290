/** Texts with fewer letters say too little to be called a copy. */
const shortest = 20;

const unknown = 0;
const letter = 1;
/** Of every UTF-16 unit, what it is once somebody asked; halves of a pair stay unknown, for only together do they stand for a letter or none. */
const known = new Uint8Array(0x10000);

function isLetter(unit: number): boolean {
  if (known[unit] === unknown) known[unit] = /\p{L}/u.test(String.fromCharCode(unit)) ? letter : letter + 1;
  return known[unit] === letter;
}

const isHalf = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

// room to work in, kept from text to text
let units = new Uint16Array(4096);
let work = new Uint32Array(4096);

/** Puts the text's letters into `units` and gives how many there are. */
function takeLetters(text: string): number {
  const plain = text.normalize('NFKC');
  if (plain.length > units.length) {
    units = new Uint16Array(plain.length * 2);
    work = new Uint32Array(plain.length * 2);
  }
  let length = 0;
  for (let at = 0; at < plain.length; at++) {
    const unit = plain.charCodeAt(at);
    if (!isHalf(unit)) {
      if (isLetter(unit)) units[length++] = unit;
      continue;
    }
    const whole = String.fromCodePoint(plain.codePointAt(at) ?? 0);
    if (/\p{L}/u.test(whole)) for (let half = 0; half < whole.length; half++) units[length++] = whole.charCodeAt(half);
    at += whole.length - 1;
  }
  return length;
}

/**
 * The pairs of neighbouring letters in a text, each once, in no order; punctuation, spaces and digits (dates, head counts) do not tell minutes
 * apart. None where the text is very short.
 */
export function letterPairs(text: string): Uint32Array {
  const letters = takeLetters(text);
  if (letters < shortest) return new Uint32Array();
  seen.clear(letters);
  let different = 0;
  for (let at = 1; at < letters; at++) {
    const pair = (((units[at - 1] ?? 0) << 16) | (units[at] ?? 0)) >>> 0;
    if (seen.isNew(pair)) work[different++] = pair;
  }
  return kept(work.subarray(0, different));
}

/** A set of numbers that is emptied at no cost: what stands in a slot counts only under the stamp of its round. */
function stampedSet() {
  let values = new Uint32Array(8192);
  let stamps = new Uint32Array(8192);
  let stamp = 0;
  return {
    /** Empties it and makes room for so many. */
    clear(most: number): void {
      if (2 * most > values.length) {
        values = new Uint32Array(2 ** Math.ceil(Math.log2(2 * most)));
        stamps = new Uint32Array(values.length);
        stamp = 0;
      }
      if (++stamp < 0xffffffff) return;
      stamps.fill(0);
      stamp = 1;
    },
    isNew(value: number): boolean {
      const mask = values.length - 1;
      const mixed = Math.imul(value, 0x9e3779b1);
      let slot = (mixed ^ (mixed >>> 15)) & mask;
      while (stamps[slot] === stamp) {
        if (values[slot] === value) return false;
        slot = (slot + 1) & mask;
      }
      stamps[slot] = stamp;
      values[slot] = value;
      return true;
    },
  };
}
const seen = stampedSet();

const blockSize = 65_536;
let block = new Uint32Array(blockSize);
let used = blockSize;

/** A copy in a block that many share: memory of its own for each of thousands takes longer to get than all else here. */
function kept(pairs: Uint32Array): Uint32Array {
  if (pairs.length > blockSize / 16) return pairs.slice();
  if (used + pairs.length > blockSize) {
    block = new Uint32Array(blockSize);
    used = 0;
  }
  const copy = block.subarray(used, used + pairs.length);
  copy.set(pairs);
  used += pairs.length;
  return copy;
}

/** Bits that stand for a set of pairs. */
const bitWords = 16;

/** The set as 512 bits, each pair one of them: two sets differ in at least as many pairs as in bits. */
export function pairBits(pairs: Uint32Array): Int32Array {
  const bits = new Int32Array(bitWords);
  for (let at = 0; at < pairs.length; at++) {
    const place = Math.imul(pairs[at] ?? 0, 0x9e3779b1) >>> 23;
    bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31));
  }
  return bits;
}

/** Whether the sets behind two bit texts can differ in no more than so many pairs. */
export function canBeWithin(one: Int32Array, other: Int32Array, most: number): boolean {
  let different = 0;
  for (let at = 0; at < bitWords; at++) {
    let word = (one[at] ?? 0) ^ (other[at] ?? 0);
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    different += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    if (different > most) return false;
  }
  return true;
}
