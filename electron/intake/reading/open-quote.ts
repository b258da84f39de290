/**
 * A quote that opens a cell and is not closed at the end of one would take what follows into that cell, the rest of the file maybe: such a one is
 * written as `literal` instead, and stands for itself. Cells are quoted as in RFC 4180.
 */
export function withoutOpenQuote(text: string, delimiter: string, literal: string): string {
  let sound = '';
  let taken = 0;
  for (let at = text.indexOf('"'); at >= 0; ) {
    const end = beginsCell(text, at, delimiter) ? closingQuote(text, at + 1, delimiter) : at;
    if (end === undefined) {
      sound += `${text.slice(taken, at)}${literal}`;
      taken = at + 1;
    }
    at = text.indexOf('"', (end ?? at) + 1);
  }
  return sound + text.slice(taken);
}

const endsCell = (text: string, at: number, delimiter: string): boolean =>
  at >= text.length || [delimiter, '\n', '\r'].includes(text.charAt(at));
const beginsCell = (text: string, at: number, delimiter: string): boolean =>
  at === 0 || text.charAt(at - 1) === '\uFEFF' || endsCell(text, at - 1, delimiter);

/** The quote that closes the cell; undefined where there is none, or the first one does not stand at the end of a cell. */
function closingQuote(text: string, from: number, delimiter: string): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charAt(at + 1) === '"') continue;
    let behind = at + 1;
    while (text.charAt(behind) === ' ') behind++;
    return endsCell(text, behind, delimiter) ? at : undefined;
  }
  return undefined;
}
