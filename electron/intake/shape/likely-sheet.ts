import { namesAnything } from '../columns/names-of.ts';
import { isBlank } from './cell-kinds.ts';
import { searched } from './find-header.ts';

/**
 * How much a sheet looks like a table that is kept here, for choosing the one to propose: the labels of our fields weigh most, then how wide and
 * how long it is. A cover, a page of instructions, a list of choices and a header without rows come out low; 0 is a sheet without a table.
 */
export function tableLikeness(cells: readonly (readonly string[])[]): number {
  const top = cells.slice(0, searched).map((row) => row.map((cell) => cell.trim()));
  const known = top.map((row) => new Set(row.flatMap((cell, column) => (cell !== '' && namesAnything(cell) ? [column] : []))));
  // a header may take three rows
  const named = Math.max(0, ...known.map((row, index) => new Set([...row, ...(known[index + 1] ?? []), ...(known[index + 2] ?? [])]).size));
  const widths = cells.map((row) => row.reduce((count, cell) => (isBlank(cell) ? count : count + 1), 0)).filter((width) => width > 1);
  if (widths.length === 0) return 0;
  const usual = middleOf(widths);
  const rows = widths.filter((width) => width * 2 >= usual).length;
  return (named + 0.2 * Math.min(usual, 10)) ** 2 * (0.1 + Math.log2(Math.max(1, rows)));
}

const middleOf = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
