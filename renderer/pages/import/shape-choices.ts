import type { Shape, ShapeChoice } from '#shared/contract/intake.ts';

/** What a person can say of one row of a sheet. */
export type RowSaying = 'header' | 'joinHeader' | 'noHeader' | 'first' | 'last' | 'leave' | 'take';

export const sayings: Record<RowSaying, string> = {
  header: '这是表头',
  joinHeader: '表头也有这一行',
  noHeader: '这不是表头（表里没有表头）',
  first: '从这里起是数据',
  last: '数据到这里为止',
  leave: '不导入这一行',
  take: '导入这一行',
};

const longestHeader = 3;
const isIn = (span: Shape['data'], row: number) => span !== null && row >= span.from && row <= span.to;
const leftWhy = ({ left }: Shape, row: number) => left.find((other) => other.row === row)?.why;

/** Whether a row is taken as data. */
export const isData = (shape: Shape, row: number): boolean => isIn(shape.data, row) && leftWhy(shape, row) === undefined;

/** What can be said of a row as the sheet is recognised now. */
export function sayingsFor(shape: Shape, row: number): RowSaying[] {
  const { header, data } = shape;
  const isHeader = isIn(header, row);
  const beside = header !== null && (row === header.from - 1 || row === header.to + 1) && header.to - header.from + 1 < longestHeader;
  return [
    ...(isHeader && header?.from === header?.to ? ([] as const) : (['header'] as const)),
    ...(beside ? (['joinHeader'] as const) : []),
    ...(isHeader ? (['noHeader'] as const) : []),
    ...(data?.from === row ? [] : (['first'] as const)),
    ...(data?.to === row || isHeader ? [] : (['last'] as const)),
    ...(isData(shape, row) ? (['leave'] as const) : []),
    ...(!isData(shape, row) && !isHeader ? (['take'] as const) : []),
  ];
}

const without = (rows: readonly number[] | undefined, row: number) => (rows ?? []).filter((other) => other !== row);

/** The choice with one more saying in it. `rows` is how many the sheet has. */
export function said(choice: ShapeChoice, shape: Shape, saying: RowSaying, row: number, rows: number): ShapeChoice {
  const { data, ...rest } = choice;
  const free = { take: without(choice.take, row), leave: without(choice.leave, row) };
  const from = shape.data?.from ?? row;
  const to = shape.data?.to ?? rows;
  const header = shape.header ?? { from: row, to: row };
  const become: Record<RowSaying, () => ShapeChoice> = {
    // where the data begins is recognised anew below another header
    header: () => ({ ...rest, ...free, header: { from: row, to: row } }),
    joinHeader: () => ({ ...rest, ...free, header: { from: Math.min(header.from, row), to: Math.max(header.to, row) } }),
    noHeader: () => ({ ...choice, ...free, header: null }),
    first: () => ({ ...choice, ...free, data: { from: row, to: Math.max(row, to) } }),
    last: () => ({ ...choice, ...free, data: { from: Math.min(from, row), to: row } }),
    leave: () => ({ ...choice, ...free, leave: [...free.leave, row] }),
    take: () => ({ ...choice, ...free, take: [...free.take, row] }),
  };
  return become[saying]();
}
