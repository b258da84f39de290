export interface CodeEntry {
  readonly title: string;
  /** What real workbooks write instead of the title. */
  readonly aliases?: readonly string[];
}

/** A closed list of codes: the key is stored and travels, the title is shown. */
export interface CodeList<C extends string = string> {
  readonly name: string;
  readonly entries: Readonly<Record<C, CodeEntry>>;
}

/** Declares a code list; an entry is a title, or a title with aliases. */
export function codeList<const E extends Record<string, string | CodeEntry>>(name: string, entries: E): CodeList<keyof E & string> {
  const full = Object.fromEntries(
    Object.entries(entries).map(([code, entry]) => [code, typeof entry === 'string' ? { title: entry } : entry]),
  );
  return { name, entries: full as Record<keyof E & string, CodeEntry> };
}

/** What an entry added by a task file is stored under: its own title behind this, so that every desk can read it, whichever lists it knows. */
export const localPrefix = 'local:';
export const isLocalCode = (code: string): boolean => code.startsWith(localPrefix);

/** The title of a code, or the code itself where the list does not know it. */
export const titleOf = (list: CodeList, code: string): string =>
  list.entries[code]?.title ?? (isLocalCode(code) ? code.slice(localPrefix.length) : code);

/** The code that a text names by title, alias or code; undefined where none does. Spaces and width do not matter. */
export function codeOf<C extends string>(list: CodeList<C>, text: string): C | undefined {
  const known = codes.get(list) ?? readingsOf(list);
  codes.set(list, known);
  return known.get(plain(text)) as C | undefined;
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** The lists never change, and every cell of a paste asks. */
const codes = new WeakMap<CodeList, ReadonlyMap<string, string>>();

function readingsOf(list: CodeList): Map<string, string> {
  const found = new Map<string, string>();
  for (const [code, { title, aliases = [] }] of Object.entries(list.entries))
    for (const reading of [code, title, ...aliases].map(plain)) if (!found.has(reading)) found.set(reading, code);
  return found;
}
