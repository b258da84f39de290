/** In the order in which they are believed where two would do as well. */
const candidates = ['\t', ',', ';', '|', '，'] as const;
const linesLooked = 20;

/** What parts the cells of a text table, and where its first row begins: Excel's own “sep=;” names it, else the one that parts most lines alike; undefined where none stands. */
export function delimiterOf(text: string): { delimiter: string | undefined; begins: number } {
  const said = /^\uFEFF?sep=(.)\r?\n/i.exec(text);
  if (said) return { delimiter: said[1] ?? ',', begins: said[0].length };
  const counts = firstLines(text);
  let best: string | undefined;
  let most = 0;
  for (const delimiter of candidates) {
    const score = alike(counts.map((line) => line.get(delimiter) ?? 0).filter((count) => count > 0));
    if (score <= most) continue;
    most = score;
    best = delimiter;
  }
  return { delimiter: best, begins: 0 };
}

const gap = / {2,}|[ ]*\u3000[ \u3000]*/;

/** Rows of a text whose cells stand below each other, parted by two spaces or more; undefined where its lines have no gaps alike. */
export function spacedRows(text: string): string[][] | undefined {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(gap));
  const looked = rows.slice(0, linesLooked).filter((row) => row.length > 1);
  const width = looked[0]?.length;
  return looked.length >= 2 && looked.every((row) => row.length === width) ? rows : undefined;
}

/** How many lines hold the same number of it; a tie goes to more cells. */
function alike(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) lines.set(count, (lines.get(count) ?? 0) + 1);
  return Math.max(0, ...[...lines].map(([count, times]) => times * 1000 + Math.min(count, 999)));
}

/** How often each candidate stands in each of the first lines that hold any, outside of quotes. */
function firstLines(text: string): Map<string, number>[] {
  const lines: Map<string, number>[] = [];
  let line = new Map<string, number>();
  let quoted = false;
  for (let at = 0; at < text.length && lines.length < linesLooked; at++) {
    const character = text.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') {
      if (line.size > 0) lines.push(line);
      line = new Map();
    } else if ((candidates as readonly string[]).includes(character)) line.set(character, (line.get(character) ?? 0) + 1);
  }
  if (line.size > 0 && lines.length < linesLooked) lines.push(line);
  return lines;
}
