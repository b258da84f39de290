import type { CodeList } from '../../codes/code-list.ts';
import { legible } from './plain-digits.ts';
import { type Reading, reading, settled } from './reading.ts';

const folded = (text: string) =>
  legible(text)
    .replace(/[\s"'“”‘’、,，.。;；:：\-_/]/g, '')
    .toLowerCase();

interface Name {
  readonly code: string;
  readonly name: string;
}
const namesOf = (list: CodeList): Name[] =>
  Object.entries(list.entries).flatMap(([code, { title, aliases = [] }]) =>
    [title, ...aliases].map((name) => ({ code, name: folded(name) })),
  );

/** Words before a name that turn it into something else: 未注销, 拟迁出, 原书记. */
const turned = /[非未不无没否拟待原曾前将准副]$/;
/** Words around a name that add nothing to it. */
const idle = /^(毕业|学历|文化|文化程度|程度|类型?|身份|党员|人员|单位|组织|企业|族|人|的|是|为|中共|本|该|\(|\))*$/;

/** Names of the list that stand in the text; one that is part of a longer one found does not count. */
function contained(text: string, names: readonly Name[]): Reading<string>[] {
  const found = names.filter(({ name }) => (name.length > 1 || text.length <= 3) && text.includes(name));
  const longest = found.filter(({ name }) => !found.some((other) => other.name !== name && other.name.includes(name)));
  return longest.flatMap(({ code, name }) => {
    const at = text.indexOf(name);
    const before = text.slice(0, at);
    return turned.test(before) ? [] : [reading(code, !idle.test(before) || !idle.test(text.slice(at + name.length)))];
  });
}

/** Insertions, deletions and replacements of one character between two short texts. */
export function editDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let line = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, character] of a.entries()) {
    const next = [row + 1];
    for (const [col, opposite] of b.entries())
      next.push(Math.min((next[col] ?? 0) + 1, (line[col + 1] ?? 0) + 1, (line[col] ?? 0) + (character === opposite ? 0 : 1)));
    line = next;
  }
  return line[b.length] ?? 0;
}

const misspelt = (text: string, names: readonly Name[]): Reading<string>[] =>
  names
    .filter(({ name }) => name.length >= 3 && Math.abs(name.length - text.length) <= 1)
    .filter(({ name }) => editDistance(text, name) <= (name.length >= 6 ? 2 : 1))
    .map(({ code }) => ({ value: code }));

/** The codes whose name a text nearly is: contains it, is the greater part of it, or differs from it by a character. */
export function nearCodes(list: CodeList, typed: string): readonly Reading<string>[] {
  const text = folded(typed);
  const names = namesOf(list);
  if (text === '') return [];
  const exact = names.filter(({ name }) => name === text).map(({ code }) => ({ value: code }));
  if (exact.length > 0) return settled(exact);
  const within = contained(text, names);
  if (within.length > 0) return settled(within);
  // a name turned into its opposite is no name misspelt
  if (names.some(({ name }) => name.length > 1 && text.includes(name))) return [];
  const greater = names.filter(({ name }) => text.length >= 2 && text.length * 2 >= name.length && name.includes(text));
  if (greater.length > 0) return settled(greater.map(({ code }) => ({ value: code })));
  return settled(misspelt(text, names));
}

/** Several codes in one cell, each item near one code only. */
export function nearCodeLists(list: CodeList, typed: string): readonly Reading<readonly string[]>[] {
  const items = legible(typed)
    .split(/[、,，;；\n+&/|]|\s+|和|及|暨|兼/)
    .map((item) => item.trim())
    .filter(Boolean);
  const found = items.map((item) => nearCodes(list, item));
  if (found.length === 0 || found.some((readings) => readings.length !== 1)) return [];
  const readings = found.flat();
  return [
    reading(
      [...new Set(readings.map(({ value }) => value))],
      readings.some(({ toCheck }) => toCheck),
    ),
  ];
}
