import { pinyin } from 'pinyin-pro';
import type { CodeList } from '#shared/codes/code-list.ts';

const known = new WeakMap<CodeList, ReadonlyMap<string, string | undefined>>();

/** The code that a text in Latin letters spells: the pinyin or the initials of a title or alias; undefined where several are spelled so. */
export function spelledCode(list: CodeList, text: string): string | undefined {
  const letters = text
    .normalize('NFKC')
    .replace(/[\s'’]/g, '')
    .toLowerCase();
  if (!/^[a-zü]{2,}$/.test(letters)) return undefined;
  const spellings = known.get(list) ?? spellingsOf(list);
  known.set(list, spellings);
  return spellings.get(letters.replaceAll('ü', 'v'));
}

function spellingsOf(list: CodeList): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const [code, { title, aliases = [] }] of Object.entries(list.entries))
    for (const name of [title, ...aliases]) {
      const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed', v: true });
      for (const spelling of [syllables.join(''), syllables.map((syllable) => syllable.charAt(0)).join('')])
        if (spelling.length > 1) found.set(spelling, found.has(spelling) && found.get(spelling) !== code ? undefined : code);
    }
  return found;
}
