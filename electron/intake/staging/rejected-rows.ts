import { rejectedHeader } from '#shared/contract/sheet-files.ts';
import { display, type LabelOf } from '#shared/model/display.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { moneyUnitLine, moneyUnitOf } from '../columns/money-unit.ts';
import { rejectedWorkbook } from '../writing/rejected.ts';
import { type Draft, fieldOf, type Part } from './draft.ts';
import { type Stage, stageOf } from './stages.ts';

/** The sheet's rows that stay out for a problem, as a workbook with the reasons; mended cells as they were mended. Throws STAGE-GONE. */
export async function rejectedRows(books: Bookkeeping, id: string): Promise<{ name: string; bytes: Uint8Array; rows: number }> {
  const stage = stageOf(books, id);
  const rows = new Map<number, { cells: string[]; reasons: string[] }>();
  for (const { part } of stage.judging.judges)
    for (const draft of part.drafts) {
      if (draft.judgement?.fate !== 'reject') continue;
      const [{ row, cells }] = draft.from;
      const told = rows.get(row) ?? { cells: [...cells], reasons: [] };
      rows.set(row, told);
      putMended(told.cells, part, draft, labelsIn(books, stage));
      for (const { message, stops } of draft.judgement.remarks) if (stops) told.reasons.push(message);
    }
  const name = `${stage.name.replace(/\.[^.]{1,5}$/, '')}_未导入.xlsx`;
  // a column without a header of its own is told by its place, and keeps its place
  const wide = Math.max(0, ...stage.columns.map(({ column }) => column + 1));
  const headers = Array.from({ length: wide }, (_, column) => stage.columns.find((one) => one.column === column)?.header ?? '');
  // of rows rejected before the reasons are told anew
  const places = [...headers.keys()].filter((place) => headers[place] !== rejectedHeader);
  const kept = (texts: readonly string[]) => places.map((place) => texts[place] ?? '');
  // without it, 元 would be read as 万元
  const unit = stage.sheet.shape.header ? moneyUnitOf(stage.sheet) : undefined;
  const notes = { above: unit === undefined ? [] : [moneyUnitLine(unit)], date1904: stage.grid.date1904 === true };
  const told = [...rows].sort(([a], [b]) => a - b).map(([row, { cells, reasons }]) => ({ row, cells: kept(cells), reasons }));
  return {
    name,
    bytes: await rejectedWorkbook({ name: stage.sheet.shape.header ? '未导入' : stage.name, ...notes, headers: kept(headers), rows: told }),
    rows: told.length,
  };
}

function putMended(cells: string[], part: Part, draft: Draft, labelOf: LabelOf): void {
  for (const key of Object.keys(draft.mended ?? {})) {
    const column = part.columns.find(({ field, named }) => field === key && !named)?.column;
    if (column === undefined) continue;
    while (cells.length <= column) cells.push('');
    cells[column] = display(fieldOf(part, key), draft.judgement?.values[key], labelOf);
  }
}

/** Names of rows in the ledger and of rows that are still on their way. */
const labelsIn =
  ({ ledger }: Bookkeeping, { judging }: Stage): LabelOf =>
  (table, id) => {
    const name = table as TableName;
    const row = ledger.row(name, id) ?? judging.judges.find(({ part }) => part.name === name)?.part.byId.get(id)?.judgement?.values;
    const label = row?.[tableOf(name).label];
    return typeof label === 'string' ? label : undefined;
  };
