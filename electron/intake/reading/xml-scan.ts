/** Who is told what a scan finds. Names are without their prefix; a tag that closes itself is told as opened and closed. */
export interface XmlEars {
  /** The text holds the tag from its first attribute (or its end) to its end. */
  open(name: string, text: string, from: number, to: number): void;
  close(name: string): void;
  /** Between two tags, as written: references are not resolved. */
  text(text: string, from: number, to: number): void;
  /** Takes in as much as it knows by heart, from a tag's beginning on; gives where it stopped, which is the same place where it knows nothing. */
  skim?(text: string, from: number): number;
}

/** A definition of entities or a document type: no workbook needs one, and it can unpack to anything. */
export class XmlDefinition extends Error {}

/** Between two tags, or within one; a cell holds 32,767 characters. */
const longestRest = 2 * 1024 * 1024;
const slash = 47;
const colon = 58;

/**
 * Scans XML as it arrives, for the flat and huge parts of a workbook: tags and text, nothing else.
 * Give it the text in parts; throws XmlDefinition on <!DOCTYPE or <!ENTITY, an Error where the text ends within a tag.
 */
export function scanXml(ears: XmlEars): { push(part: string): void; end(): void } {
  let rest = '';
  return {
    push(part) {
      const text = rest + part;
      rest = text.slice(scan(text, ears));
      if (rest.length > longestRest) throw new Error('a tag or text without an end');
    },
    end() {
      if (rest.trim() !== '') throw new Error('the XML ends within a tag');
    },
  };
}

/** Gives where the unread rest begins. */
function scan(text: string, ears: XmlEars): number {
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    if (open < 0) return at;
    const skimmed = open === at && ears.skim ? ears.skim(text, open) : open;
    if (skimmed > open) {
      at = skimmed;
      continue;
    }
    const next = text.charCodeAt(open + 1);
    if (next === 33 || next === 63) {
      const end = endOfMarkup(text, open, ears, at);
      if (end === undefined) return at;
      at = end;
      continue;
    }
    const close = text.indexOf('>', open + 1);
    if (close < 0) return at;
    if (open > at) ears.text(text, at, open);
    if (next === slash) ears.close(nameIn(text, open + 2, close));
    else openTag(text, open + 1, close, ears);
    at = close + 1;
  }
}

function openTag(text: string, from: number, close: number, ears: XmlEars): void {
  const empty = text.charCodeAt(close - 1) === slash;
  const to = empty ? close - 1 : close;
  const name = nameIn(text, from, to);
  ears.open(name, text, from, to);
  if (empty) ears.close(name);
}

/** Names come again and again: the short ones of cells are told apart without making a new text. */
function nameIn(text: string, from: number, to: number): string {
  let start = from;
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === colon) start = at + 1;
    else if (code <= 32) break;
  }
  if (at - start === 1) {
    const code = text.charCodeAt(start);
    if (code === 99) return 'c';
    if (code === 118) return 'v';
    if (code === 116) return 't';
    if (code === 102) return 'f';
  }
  return text.slice(start, at);
}

/** Past a comment, an instruction or a CDATA section; undefined where it has not ended yet. */
function endOfMarkup(text: string, open: number, ears: XmlEars, from: number): number | undefined {
  const mark = text.slice(open, open + 9);
  if (mark.length < 9) return undefined;
  if (/^<!(DOCTYPE|ENTITY)/i.test(mark)) throw new XmlDefinition('a document type or entity is defined');
  const data = mark.startsWith('<![CDATA[');
  const ending = data ? ']]>' : mark.startsWith('<!--') ? '-->' : mark.startsWith('<?') ? '?>' : '>';
  const end = text.indexOf(ending, open + (data ? 9 : 2));
  if (end < 0) return undefined;
  if (open > from) ears.text(text, from, open);
  // text of a CDATA section holds no references: those that only look like one are kept from being resolved
  if (data) ears.text(text.slice(open + 9, end).replaceAll('&', '&amp;'), 0, Number.MAX_SAFE_INTEGER);
  return end + ending.length;
}

/** The value of an attribute in a tag's text, whatever its prefix; undefined where it has none. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? resolved(found[1] ?? found[2] ?? '') : undefined;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character references and the five entities of XML resolved. */
export function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
