/** Multiplies and shifts of a 32 bit mixing function; what they give is kept in ledgers, so they never change. */
const saltStep = 0x9e3779b1;
const first = 0x85ebca77;
const second = 0xc2b2ae3d;

/** Turns the order of unsigned numbers into that of signed ones. */
const signBit = 0x80000000 | 0;

/**
 * Puts the least of a set's hashes under each of so many hash functions into `least` from a place on: two sets agree in one as often
 * as they have elements in common.
 */
export function putMinHashes(set: Uint32Array, howMany: number, least: Uint32Array, from = 0): void {
  for (let salt = 0; salt < howMany; salt++) least[from + salt] = leastHash(set, Math.imul(salt + 1, saltStep));
}

function leastHash(set: Uint32Array, salt: number): number {
  let least = 0x7fffffff;
  for (let at = 0; at < set.length; at++) {
    let hash = Math.imul((set[at] ?? 0) ^ salt, first);
    hash = Math.imul(hash ^ (hash >>> 15), second);
    hash = hash ^ (hash >>> 13) ^ signBit;
    if (hash < least) least = hash;
  }
  return (least ^ signBit) >>> 0;
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
const digitUnits = Uint8Array.from(digits, (digit) => digit.charCodeAt(0));
const point = '.'.charCodeAt(0);
const unsigned36 = 7;

/** Unsigned numbers from one place to another as text of base 36, set apart by points: `toString(36)` takes ten times as long. */
export function joinedBase36(numbers: Uint32Array, from: number, to: number): string {
  const units: number[] = [];
  for (let at = from; at < to; at++) {
    if (at > from) units.push(point);
    pushBase36(units, numbers[at] ?? 0);
  }
  return String.fromCharCode(...units);
}

const reversed = new Uint8Array(unsigned36);

function pushBase36(units: number[], number: number): void {
  let length = 0;
  let rest = number;
  do {
    const next = Math.floor(rest / 36);
    reversed[length++] = digitUnits[rest - next * 36] ?? 0;
    rest = next;
  } while (rest > 0);
  while (length > 0) units.push(reversed[--length] ?? 0);
}
