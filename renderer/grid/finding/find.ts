import { folded, type ReadingsOf, RowSearch } from '../filtering/row-search.ts';

/** What is looked for. */
export interface Query {
  readonly text: string;
  /** 整格匹配: the whole cell, not a part of it. */
  readonly whole: boolean;
  /** 区分大小写: letters, and full and half width, must be as typed. Pinyin finds nothing then. */
  readonly exact: boolean;
  /** By characters only, as replacing must: what pinyin finds is not in the text. */
  readonly literal: boolean;
}

/** Small ASCII and the common Chinese characters are what folding leaves as they are: most cells are nothing else. */
const folds = /[^\u0020-\u0040\u005b-\u007e\u4e00-\u9fff]/;
const plainOf = (text: string) => (folds.test(text) ? folded(text) : text);
const isPinyin = (text: string) => /^[a-z0-9']{2,}$/.test(text);

/** Whether a cell's text answers a query; undefined for a query of nothing. One letter is in too many names to be taken as an initial. */
export function matcherOf(query: Query, readingsOf: ReadingsOf): ((text: string) => boolean) | undefined {
  const { text: wanted, whole, exact, literal } = query;
  if (wanted === '') return undefined;
  if (exact) return whole ? (text) => text === wanted : (text) => text.includes(wanted);
  const plain = plainOf(wanted);
  const spells = !literal && isPinyin(plain);
  if (whole) return (text) => plainOf(text) === plain || (spells && spellsWhole(plainOf(text), plain.replaceAll("'", ''), readingsOf));
  if (!spells) return (text) => plainOf(text).includes(plain);
  const search = new RowSearch(readingsOf);
  return (text) => search.finds(plainOf(text), [plain]);
}

/** Whether letters spell a text from its first character to its last, each by a whole reading or its first letter. */
function spellsWhole(text: string, letters: string, readingsOf: ReadingsOf): boolean {
  if (text === '' || letters === '') return text === letters;
  const character = String.fromCodePoint(text.codePointAt(0) ?? 0);
  const rest = text.slice(character.length);
  const ways = readingsOf(character).flatMap((reading) => [reading, reading[0] ?? '']);
  return [character, ...ways].some((way) => letters.startsWith(way) && spellsWhole(rest, letters.slice(way.length), readingsOf));
}

/** A text with every place of the query replaced; the same text where there is none. */
export function replaced(text: string, query: Query, by: string): string {
  const { text: wanted, whole, exact } = query;
  if (wanted === '') return text;
  if (whole) return (exact ? text === wanted : plainOf(text) === plainOf(wanted)) ? by : text;
  if (exact) return text.replaceAll(wanted, () => by);
  return replacedFolded(text, plainOf(wanted), by);
}

/** Folding can lengthen a character (㎡ is m2): every folded unit remembers where its character began and ended. */
function replacedFolded(text: string, wanted: string, by: string): string {
  let plain = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of text) {
    const fold = folded(character);
    plain += fold;
    for (let unit = 0; unit < fold.length; unit++) {
      from.push(at);
      to.push(at + character.length);
    }
    at += character.length;
  }
  let result = '';
  let kept = 0;
  for (let place = plain.indexOf(wanted); place >= 0; place = plain.indexOf(wanted, place + wanted.length)) {
    const begins = from[place] ?? 0;
    if (begins < kept) continue;
    result += text.slice(kept, begins) + by;
    kept = to[place + wanted.length - 1] ?? text.length;
  }
  return result + text.slice(kept);
}

/** Whether everything the second query finds the first finds as well, so that only its hits need be looked at again. */
export const narrows = (before: Query, after: Query): boolean =>
  !before.whole &&
  !after.whole &&
  before.exact === after.exact &&
  before.literal === after.literal &&
  after.text.startsWith(before.text) &&
  // one letter is no pinyin, two are: more is found
  (before.exact || before.literal || before.text.length > 1 || !/^[a-z]/i.test(folded(before.text)));

/** Where a place stands among places in rising order: its index, or where it would be put as -1 - index. */
export function indexIn(places: readonly number[], place: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return places[low] === place ? low : -1 - low;
}

/** The next place after (or before) one, round the end; undefined where there is none. */
export function nextIn(places: readonly number[], from: number, step: 1 | -1): number | undefined {
  const found = indexIn(places, from);
  const at = found >= 0 ? found + step : step > 0 ? -1 - found : -2 - found;
  return places[(at + places.length) % places.length];
}
