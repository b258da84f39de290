/** The part of Markdown that the manual uses: headings, paragraphs, lists, tables; inside them bold, code, links to chapters and to pages. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export type Inline =
  | { readonly kind: 'text' | 'bold' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly chapter: string }
  | { readonly kind: 'page'; readonly text: string; readonly address: string };

const cellsOf = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
const bullet = /^- +/;
const numbered = /^\d+\. +/;

/** Blocks of a text, parted by empty lines. */
export const readMarkdown = (text: string): Block[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(blockOf);

function blockOf(part: string): Block {
  const lines = part.split('\n').map((line) => line.trim());
  const first = lines[0] ?? '';
  const heading = /^(#{1,3}) +(.*)$/.exec(first);
  if (heading) return { kind: 'heading', level: heading[1]?.length === 1 ? 1 : heading[1]?.length === 2 ? 2 : 3, text: heading[2] ?? '' };
  if (first.startsWith('|')) return { kind: 'table', head: cellsOf(first), rows: lines.slice(2).map(cellsOf) };
  for (const mark of [bullet, numbered])
    if (mark.test(first)) return { kind: 'list', ordered: mark === numbered, items: lines.map((line) => line.replace(mark, '')) };
  return { kind: 'paragraph', text: lines.join('') };
}

/** A line's parts: **bold**, `code`, [text](chapter), [text](#/page). */
export function readInline(text: string): Inline[] {
  const parts: Inline[] = [];
  const mark = /\*\*(.+?)\*\*|`(.+?)`|\[(.+?)\]\((#?[\w/-]+)\)/g;
  let end = 0;
  for (const found of text.matchAll(mark)) {
    if (found.index > end) parts.push({ kind: 'text', text: text.slice(end, found.index) });
    if (found[1] !== undefined) parts.push({ kind: 'bold', text: found[1] });
    else if (found[2] !== undefined) parts.push({ kind: 'code', text: found[2] });
    else parts.push(linkTo(found[3] ?? '', found[4] ?? ''));
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

const linkTo = (text: string, target: string): Inline =>
  target.startsWith('#') ? { kind: 'page', text, address: target } : { kind: 'link', text, chapter: target };
