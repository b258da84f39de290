import type { Choice } from './editor-of.ts';

interface Spelling {
  /** The syllables run together, and where each begins. */
  readonly full: string;
  readonly starts: readonly number[];
  readonly initials: string;
}

type Spell = (text: string) => string[];
let spell: Spell | undefined;
let readOne: Spell | undefined;
let loading: Promise<void> | undefined;

/** Fetches the pinyin dictionary the first time a list opens; until it is there, lists are searched by their characters. */
export function loadPinyin(): Promise<void> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    spell = (text) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true });
    readOne = (character) => pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
  });
  return loading;
}

const spellings = new Map<string, Spelling>();
function spellingOf(text: string, spellOut: Spell): Spelling {
  const known = spellings.get(text);
  if (known) return known;
  const syllables = spellOut(text).map((syllable) => syllable.toLowerCase());
  const starts: number[] = [];
  let full = '';
  for (const syllable of syllables) {
    starts.push(full.length);
    full += syllable;
  }
  const spelling = { full, starts, initials: syllables.map((syllable) => syllable[0] ?? '').join('') };
  spellings.set(text, spelling);
  return spelling;
}

const readings = new Map<string, readonly string[]>();
const noReading: readonly string[] = [];
/** Every reading of a Chinese character, without tones; none for anything else, and none until the dictionary is there. */
export function readingsOf(character: string): readonly string[] {
  if (!readOne || character < '⺀') return noReading;
  const known = readings.get(character);
  if (known) return known;
  const found = readOne(character).filter((reading) => /^[a-z]+$/.test(reading));
  readings.set(character, found);
  return found;
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]+/g, '');

/** A name as it is searched. */
interface Name {
  readonly text: string;
  spelling: Spelling | undefined;
}

const worst = 7;
/** How well a name answers a query, lower is better; `worst` where it does not. */
function rank({ text, spelling }: Name, query: string, letters: boolean): number {
  if (text === query) return 0;
  const at = text.indexOf(query);
  if (at >= 0) return at === 0 ? 1 : 2;
  if (!letters || !spelling) return worst;
  if (spelling.initials.startsWith(query)) return 3;
  if (spelling.full.startsWith(query)) return 4;
  // one letter is in too many names to say anything unless it begins them
  if (query.length === 1) return worst;
  if (spelling.initials.includes(query)) return 5;
  return spelling.starts.some((start) => spelling.full.startsWith(query, start)) ? 6 : worst;
}

interface Entry {
  readonly choice: Choice;
  readonly names: readonly Name[];
}

/** Choices made ready for searching by Chinese, pinyin and initials: thousands of them within a frame. */
export class ChoiceSearch {
  readonly choices: readonly Choice[];
  readonly #entries: readonly Entry[];
  /** How many entries are spelled out. */
  #spelled = 0;
  /** What the last query found: a longer one finds a part of it. */
  #last: { query: string; entries: readonly Entry[] } | undefined;

  constructor(choices: readonly Choice[]) {
    this.choices = choices;
    this.#entries = choices.map((choice) => ({
      choice,
      names: [choice.label, ...(choice.also ?? [])].map((name) => ({ text: plain(name), spelling: spellings.get(name) })),
    }));
  }

  /** Spells names out for so many milliseconds; true when all are. Before that they are found by their characters only. */
  spell(milliseconds = Number.POSITIVE_INFINITY): boolean {
    const until = performance.now() + milliseconds;
    while (spell && this.#spelled < this.#entries.length && performance.now() < until) {
      const { choice, names } = this.#entries[this.#spelled] as Entry;
      for (const [index, name] of [choice.label, ...(choice.also ?? [])].entries()) {
        const entry = names[index];
        if (entry) entry.spelling ??= spellingOf(name, spell);
      }
      this.#spelled += 1;
      this.#last = undefined;
    }
    return this.#spelled === this.#entries.length;
  }

  /** The choices that a query finds, the best first; all of them for an empty query. */
  found(query: string): readonly Choice[] {
    const wanted = plain(query);
    if (wanted === '') return this.choices;
    const last = this.#last;
    // one letter finds less than two do, see rank
    const among = last && last.query.length > 1 && wanted.startsWith(last.query) ? last.entries : this.#entries;
    const letters = /^[a-z0-9]+$/.test(wanted);
    const byRank: Entry[][] = Array.from({ length: worst }, () => []);
    const kept: Entry[] = [];
    for (const entry of among) {
      let best = worst;
      for (const name of entry.names) best = Math.min(best, rank(name, wanted, letters));
      if (best === worst) continue;
      kept.push(entry);
      byRank[best]?.push(entry);
    }
    this.#last = { query: wanted, entries: kept };
    return byRank.flat().map(({ choice }) => choice);
  }
}
