import { type HeaderMap, type MatchedColumn, matchHeaders } from '#shared/model/header-match.ts';
import type { Table } from '#shared/model/table.ts';

/** How far down a header may stand: titles, remarks and dates come above it. */
const searched = 30;

export interface FoundHeader {
  /** Place in the cells, from 0. */
  readonly index: number;
  readonly columns: readonly MatchedColumn[];
}

/** Finds the header row: the one that names most fields, the first of equals. Undefined where no row names one by itself or two among others. */
export function findHeader(cells: readonly (readonly string[])[], table: Table, map?: HeaderMap): FoundHeader | undefined {
  let best: (FoundHeader & { matched: number }) | undefined;
  for (const [index, row] of cells.slice(0, searched).entries()) {
    const columns = matchHeaders(row, table, map);
    const matched = columns.filter((column) => column.field !== null).length;
    if (matched === 0 || (matched === 1 && columns.length > 2)) continue;
    if (!best || matched > best.matched) best = { index, columns, matched };
  }
  return best;
}
