import { matchHeaders } from '#shared/model/header-match.ts';
import type { Table } from '#shared/model/table.ts';
import { type Ground, type Outcome, pasted, type Source } from '../writing/commands.ts';
import type { SheetRow } from '../writing/row-store.ts';
import type { Block } from './clipboard.ts';

/** Which field each pasted column goes to by its title; null where none, or where it has no title. */
export function fieldsByTitle(titles: readonly string[], table: Table): (string | null)[] {
  const found = new Map(matchHeaders(titles, table).map(({ column, field }) => [column, field]));
  return titles.map((_, column) => found.get(column) ?? null);
}

/** Whether a block's first row is one of column titles: most of them name our columns, and rows follow. */
export function looksLikeHeaders(block: Block, table: Table): boolean {
  const [titles] = block;
  if (!titles || block.length < 2) return false;
  const given = titles.filter((title) => title.trim() !== '').length;
  const matched = fieldsByTitle(titles, table).filter((field) => field !== null).length;
  return matched >= 2 ? matched * 2 >= given : matched === 1 && given === 1;
}

/** A source written into rows by the fields its columns go to, wherever these stand and whether they are shown. */
export function pastedByName(ground: Ground, source: Source, fields: readonly (string | null)[], rows: readonly SheetRow[]): Outcome {
  const named: Ground = { ...ground, view: { rowAt: (row) => rows[row], columnAt: (col) => fields[col] ?? undefined } };
  return pasted(named, source, [{ top: 0, bottom: source.height - 1, left: 0, right: source.width - 1 }]);
}
