/** The names in a cell: several are set apart by 、 , ; / or a space, notes in brackets put aside. */
export function namesIn(text: string | null): string[] {
  if (text === null) return [];
  // one plain name, as nearly every cell holds
  if (/^[\u4e00-\u9fff]+$/.test(text)) return [text];
  return text
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .split(/[、,;/\s]+/)
    .filter(Boolean);
}

/** Up to ten names, and how many there are in all. */
export const listed = (names: readonly string[]): string =>
  names.length > 10 ? `${names.slice(0, 10).join('、')}等 ${names.length} 人` : names.join('、');

/** Order by text that no locale changes, so that a message is the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
