import { type LeftReason, leftTitles, type Shape } from '#shared/contract/intake.ts';

/** What a row of the preview is taken for, with the word beside it. */
export interface RowRole {
  readonly kind: 'header' | 'data' | 'left' | 'outside';
  readonly word: string;
}

/** Short words for the preview, where the contract's are for sentences. */
const words: Partial<Record<LeftReason, string>> = { choice: '不导入', note: '备注' };

const lengthOf = ({ from, to }: { from: number; to: number }) => to - from + 1;

/** What each row of a sheet is taken for; rows from 1. */
export function rolesOf({ header, data, left }: Shape): (row: number) => RowRole {
  const why = new Map(left.map((item) => [item.row, item.why]));
  return (row) => {
    if (header && row >= header.from && row <= header.to)
      return { kind: 'header', word: lengthOf(header) > 1 ? `表头 ${row - header.from + 1}` : '表头' };
    const reason = why.get(row);
    if (reason !== undefined) return { kind: 'left', word: words[reason] ?? leftTitles[reason] };
    if (data && row >= data.from && row <= data.to)
      return { kind: 'data', word: row === data.from ? '数据起' : row === data.to ? '数据止' : '数据' };
    return { kind: 'outside', word: '不导入' };
  };
}

/** How many rows are left out, by reason, the most first: 合计 3 行、空行 1 行. Headers repeated below the first are counted, the header is not. */
export function leftInWords({ left, header }: Shape): string {
  const counts = new Map<LeftReason, number>();
  for (const { row, why } of left) {
    if (header && row >= header.from && row <= header.to) continue;
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([why, count]) => `${why === 'header' ? '重复的表头' : leftTitles[why]} ${count} 行`)
    .join('、');
}

/** A, B, … Z, AA: a column as spreadsheets name it; from 0. */
export function columnLetters(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}
