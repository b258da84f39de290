import type { Choice } from './editor-of.ts';

interface Spelling {
  /** The syllables run together, and where each begins. */
  readonly full: string;
  readonly starts: readonly number[];
  readonly initials: string;
}

type Spell = (text: string) => string[];
let spell: Spell | undefined;
let loading: Promise<void> | undefined;

/** Fetches the pinyin dictionary the first time a list opens; until it is there, lists are searched by their characters. */
export function loadPinyin(): Promise<void> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    spell = (text) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true });
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

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]+/g, '');

/** How well a text answers a query, lower is better; undefined where it does not. */
function rank(label: string, query: string): number | undefined {
  const text = plain(label);
  if (text === query) return 0;
  if (text.startsWith(query)) return 1;
  if (text.includes(query)) return 2;
  if (!spell || !/^[a-z0-9]+$/.test(query)) return undefined;
  const spelling = spellingOf(text, spell);
  if (spelling.initials.startsWith(query)) return 3;
  if (spelling.full.startsWith(query)) return 4;
  // one letter is in too many names to say anything unless it begins them
  if (query.length === 1) return undefined;
  if (spelling.initials.includes(query)) return 5;
  return spelling.starts.some((start) => spelling.full.startsWith(query, start)) ? 6 : undefined;
}

/** The choices that a query finds by Chinese, pinyin or initials, the best first; all of them for an empty query. */
export function searched(choices: readonly Choice[], query: string): readonly Choice[] {
  const wanted = plain(query);
  if (wanted === '') return choices;
  const found = choices.flatMap((choice) => {
    const ranks = [choice.label, ...(choice.also ?? [])].map((name) => rank(name, wanted)).filter((value) => value !== undefined);
    return ranks.length > 0 ? [{ choice, rank: Math.min(...ranks) }] : [];
  });
  return found.sort((a, b) => a.rank - b.rank).map((item) => item.choice);
}
