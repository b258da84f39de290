export type PageToken =
  | { readonly is: 'open' | 'close'; readonly name: string; readonly attributes: string }
  | { readonly is: 'text'; readonly text: string };

const pattern = /<!--[\s\S]*?-->|<!\[[^>]*>|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|<[!?][^>]*>|[^<]+|</gi;
/** What these hold is no text of the page. */
const unread = /^(style|script|head|title|xml|o:p)$/;

/** A page's tags and texts, in their order; styles, scripts and comments left out. */
export function* pageTokens(html: string): Generator<PageToken> {
  let until: string | undefined;
  for (const found of html.matchAll(pattern)) {
    const [whole, slash, written, attributes = ''] = found;
    const name = written?.toLowerCase();
    if (until !== undefined) {
      if (slash === '/' && name === until) until = undefined;
    } else if (name !== undefined) {
      if (slash !== '/' && unread.test(name) && !attributes.endsWith('/') && name !== 'o:p') until = name;
      else yield { is: slash === '/' ? 'close' : 'open', name, attributes };
    } else if (!/^<[!?]/.test(whole)) yield { is: 'text', text: whole };
  }
}

/** The value of an attribute, quoted or not; undefined where it is not there. */
export function pageAttribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return found ? (found[1] ?? found[2] ?? found[3]) : undefined;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  middot: '·',
  bull: '•',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  times: '×',
  yen: '¥',
  deg: '°',
  sup2: '²',
};

/** A text with its references resolved; a name that is not known stays as it is written. */
export const pageText = (written: string): string =>
  written.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));?/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return whole.endsWith(';') ? (named[name] ?? whole) : whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
