/** What makes a spreadsheet take a text for a formula (OWASP, CSV injection), full width too. */
const risky = /^'*[=+\-@＝＋－＠\t\r\n]/;
const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/** A text as a text table may hold it: what a spreadsheet would run stands behind an apostrophe. */
export const guarded = (text: string): string => (risky.test(text) && !isNumber(text) ? `'${text}` : text);

/** A cell of a text table as it was before it was guarded. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && risky.test(cell) ? cell.slice(1) : cell);
