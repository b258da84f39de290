import { pinyin } from 'pinyin-pro';
import type { SearchHit } from '#shared/contract/ledger.ts';
import { plainText } from '#shared/model/plain-text.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import type { ReadableLedger } from './ledger.ts';
import { searchSql } from './search.sql.ts';

export interface SearchEntry {
  readonly label: string;
  readonly detail: string;
  readonly body: string;
}

const textIn = (row: AnyRow, key: string): string => {
  const value = row[key];
  return typeof value === 'string' ? value : '';
};

const toned: readonly [bare: string, RegExp][] = [
  ['a', /[āáǎà]/g],
  ['o', /[ōóǒò]/g],
  ['e', /[ēéěè]/g],
  ['i', /[īíǐì]/g],
  ['u', /[ūúǔù]/g],
  ['v', /[üǖǘǚǜ]/g],
  ['n', /n̄|[ńňǹ]/g],
  ['m', /m̄|ḿ|m̌|m̀/g],
  ['ê', /ê̄|ế|ê̌|ề/g],
];
const bareSyllables = new Map<string, string>();

/** A syllable without its tone; there are some 1,300, each is worked out once. */
function bareSyllable(syllable: string): string {
  const known = bareSyllables.get(syllable);
  if (known !== undefined) return known;
  const bare = toned.reduce((text, [letter, withTone]) => text.replace(withTone, letter), syllable);
  // what is no Chinese comes back as it stood and may be anything
  if (bare !== syllable) bareSyllables.set(syllable, bare);
  return bare;
}

// letters that a syllable with its tone also has: in such a text only the library knows which is which
const foreignLetters = /[\u00c0-\u024f\u1e00-\u1eff]|[\u0300-\u036f]/;

/** A character as it reads whatever stands beside it: its syllable; itself where it is no Chinese; undefined where its neighbours decide. */
interface Steady {
  readonly syllable: string;
  readonly chinese: boolean;
}
const steadyCharacters = new Map<string, Steady | undefined>();

function steadyOf(character: string): Steady | undefined {
  if (steadyCharacters.has(character)) return steadyCharacters.get(character);
  const readings = new Set(pinyin(character, { type: 'array', multiple: true }).map(bareSyllable));
  const [syllable = character] = readings;
  const chinese = syllable !== character;
  // Chinese that has no reading may have one in a word
  const steady = readings.size === 1 && (chinese || !han.test(character)) ? { syllable, chinese } : undefined;
  steadyCharacters.set(character, steady);
  return steady;
}

/** The syllables of a text whose characters all have one reading: these need no dictionary of words. */
function steadySyllables(text: string): string[] | undefined {
  const syllables: string[] = [];
  let run = false;
  for (const character of text) {
    const steady = steadyOf(character);
    if (!steady) return undefined;
    if (run && !steady.chinese) syllables.push(`${syllables.pop()}${character}`);
    else syllables.push(steady.syllable);
    run = !steady.chinese;
  }
  return syllables;
}

/** The syllables of a text without tones; runs that are no Chinese as they stand. Taking the tones off here is twice as fast as in the library. */
const syllablesOf = (text: string): string[] =>
  foreignLetters.test(text)
    ? pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    : (steadySyllables(text) ?? pinyin(text, { type: 'array', nonZh: 'consecutive' }).map(bareSyllable));

const han = /\p{Script=Han}/u;

/** Full pinyin without tones and the initials of a text: 花园街道 -> `huayuanjiedao hyjd`. */
export function pinyinOf(text: string): string {
  if (!han.test(text)) return '';
  const syllables = syllablesOf(text);
  return `${syllables.join('').replace(/\s/g, '')} ${syllables.map((syllable) => syllable[0] ?? '').join('')}`.toLowerCase();
}

/** What a row is found by; undefined for tables that are not searched. Personal data is found by but never shown. */
export function searchEntry(table: Table, row: AnyRow): SearchEntry | undefined {
  if (table.own) return undefined;
  const label = textIn(row, table.label);
  const fields = (table.search ?? []).filter((key) => textIn(row, key) !== '');
  const shown = fields.find((key) => !table.fields[key]?.personal);
  const words = [label, ...fields.map((key) => textIn(row, key))];
  return {
    label: label || '（未命名）',
    detail: shown ? textIn(row, shown).slice(0, 60) : '',
    body: plainText([...words, pinyinOf(label)].join('\n')).toLowerCase(),
  };
}

/** Rows of any table whose label or searched fields hold the text, or whose label's pinyin or initials do. */
export function search(ledger: ReadableLedger, text: string, limit: number): SearchHit[] {
  const wanted = plainText(text).toLowerCase();
  if (wanted === '') return [];
  ledger.searchable();
  const found = ledger.all(searchSql.holding, `%${wanted.replace(/[\\%_]/g, '\\$&')}%`, wanted, limit);
  return found.map((hit) => ({
    table: hit.tbl as SearchHit['table'],
    id: hit.row as string,
    label: hit.label as string,
    detail: hit.detail as string,
  }));
}
