/** Every reading of a character without tones; empty for what is no Chinese character. */
export type ReadingsOf = (character: string) => readonly string[];

/** Divides the fields of a row's text: nothing is found across it. */
export const fieldBreak = '\n';

export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The words of a query; every one of them must be found. */
export const wordsOf = (query: string): string[] => folded(query).split(/\s+/).filter(Boolean);

const digits = 1 << 26;
const bitOf = (unit: number): number => (unit >= 97 && unit <= 122 ? 1 << (unit - 97) : unit >= 48 && unit <= 57 ? digits : 0);
const spelt = /^[a-z0-9']+$/;

/** Whether rows that the first words did not find cannot be found by the second: these only go on from the first. One letter finds less than two do. */
export const goesOn = (before: readonly string[], after: readonly string[]): boolean =>
  before.length > 0 && before.every((word) => (word.length > 1 || !spelt.test(word)) && after.some((longer) => longer.startsWith(word)));

const none: readonly string[] = [];

/** Finds words in the texts of rows by characters, pinyin and initials. Fast enough for fifty thousand rows a key press. */
export class RowSearch {
  readonly #readingsOf: ReadingsOf;
  /** By UTF-16 unit: the letters its readings begin with, one bit each; -1 while not asked for. */
  readonly #firsts = new Int32Array(0x10000).fill(-1);
  /** By UTF-16 unit, for all but halves of pairs. */
  readonly #readings: (readonly string[] | undefined)[] = new Array(0x10000);

  constructor(readingsOf: ReadingsOf) {
    this.#readingsOf = readingsOf;
  }

  /** Whether a folded text holds every word. */
  finds(text: string, words: readonly string[]): boolean {
    for (const word of words) if (!text.includes(word) && !(spelt.test(word) && this.#spells(text, word.replaceAll("'", '')))) return false;
    return true;
  }

  #spells(text: string, letters: string): boolean {
    const firsts = this.#firsts;
    const wanted = bitOf(letters.charCodeAt(0));
    const alone = letters.length === 1;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      let first = firsts[unit] as number;
      if (first === -1) first = this.#learn(unit);
      if ((first & wanted) === 0) continue;
      // one letter is in too many names to say anything unless it begins them
      if (alone ? at === 0 || text[at - 1] === fieldBreak : this.#walks(text, at, letters, 0)) return true;
    }
    return false;
  }

  /** Whether the letters from `used` on spell the text from `at` on: each character by a whole reading or its first letter, the last perhaps unfinished. */
  #walks(text: string, at: number, letters: string, used: number): boolean {
    if (used === letters.length) return true;
    if (at >= text.length) return false;
    const unit = text.charCodeAt(at);
    let first = this.#firsts[unit] as number;
    if (first === -1) first = this.#learn(unit);
    if ((first & bitOf(letters.charCodeAt(used))) === 0) return false;
    if (unit < 0x80) return text[at] === letters[used] && this.#walks(text, at + 1, letters, used + 1);
    const pair = unit >= 0xd800 && unit < 0xdc00;
    const next = pair ? at + 2 : at + 1;
    for (const reading of pair ? this.#readingsOf(text.slice(at, next)) : (this.#readings[unit] ?? none)) {
      if (reading.charCodeAt(0) !== letters.charCodeAt(used)) continue;
      if (this.#walks(text, next, letters, used + 1)) return true;
      let same = 1;
      while (same < reading.length && used + same < letters.length && reading.charCodeAt(same) === letters.charCodeAt(used + same)) same++;
      if (used + same === letters.length) return true;
      if (same === reading.length && this.#walks(text, next, letters, used + same)) return true;
    }
    return false;
  }

  #learn(unit: number): number {
    const readings = unit < 0x80 ? [String.fromCharCode(unit)] : this.#readingsOf(String.fromCharCode(unit));
    this.#readings[unit] = readings;
    // the first half of a pair may be anything: the readings of the pair decide
    const anything = unit >= 0xd800 && unit < 0xdc00;
    const first = anything ? 0x7fffffff : readings.reduce((bits, reading) => bits | bitOf(reading.charCodeAt(0)), 0);
    this.#firsts[unit] = first;
    return first;
  }
}
