import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import type { Bookkeeping, Watch } from '../../bookkeeping/bookkeeping.ts';
import { surroundingsOf } from '../../bookkeeping/coercing.ts';
import { changeLogSql } from '../../ledger/change-log.sql.ts';
import { headerSignature } from '../columns/header-signature.ts';
import { matchColumns } from '../columns/match-columns.ts';
import { namesFields } from '../columns/names-of.ts';
import { recognise } from '../shape/recognise.ts';
import { alikeRows } from './alike-rows.ts';
import type { SheetSurroundings } from './cell-reading.ts';
import { closedMonths } from './closed-months.ts';
import type { Part } from './draft.ts';
import { withFullUnitNames } from './full-unit-names.ts';
import { indexGiven, indexLedger } from './identifying.ts';
import { type Judging, judge } from './judging.ts';
import { nearRows } from './near-rows.ts';
import { paceOf } from './pace.ts';
import { makeParts } from './parts.ts';
import { openReader } from './reading.ts';
import { rememberedColumns } from './remembering.ts';
import { type Around, remembering } from './resolving.ts';
import { findingsOf } from './row-findings.ts';
import { scopesOf } from './scope.ts';
import type { Stage, StageChoices } from './stages.ts';

export interface StageInput extends StageChoices {
  readonly table: TableName;
  readonly name: string;
  readonly grid: CellGrid;
}

/** Recognises a sheet, matches its columns, reads its rows and compares them with the ledger. Throws CALL-INVALID for a choice or key that names no field. */
export function composeStage(books: Bookkeeping, id: string, input: StageInput, watch?: Watch): Stage {
  const { table: first, name, grid, shape, columns: choices, key } = input;
  if (key !== undefined && !Object.hasOwn(tableOf(first).fields, key))
    throw new LedgerError('CALL-INVALID', { reason: `“${tableOf(first).title}”没有字段 ${key}` });
  const named = namesFields(first);
  const sheet = recognise(grid, (header) => named(header) || Object.hasOwn(choices ?? {}, header), shape);
  watch?.throwIfCancelled();
  const signature = headerSignature(
    first,
    sheet.columns.map(({ header }) => header),
  );
  const remembered = rememberedColumns(books, signature);
  const columns = matchColumns(sheet, first, { ...(choices && { choices }), ...(remembered && { remembered }) });
  watch?.throwIfCancelled();
  const around = aroundOf(books, grid);
  const pace = paceOf(watch, sheet.rows.length * 5, '核对');
  const { unit } = books.ledger.identity;
  const parts = makeParts({ first, key, columns, rows: sheet.rows, around, unit, makeId: () => books.clock.id() }, pace);
  const judging = judgingOf(books, parts, grid);
  judge(judging, 'all', pace);
  return {
    id,
    first,
    name,
    grid,
    choices: { shape, columns: choices, key },
    sheet,
    columns,
    signature,
    judging,
    near: nearRows(books.ledger),
    seen: lastBatch(books),
    moved: false,
    undo: [],
    redo: [],
  };
}

const aroundOf = (books: Bookkeeping, grid?: CellGrid): Around & SheetSurroundings => ({
  ...remembering(
    withFullUnitNames(surroundingsOf(books.ledger, books.clock.today(), [], books.ruleset.lists), () => books.ledger.rows('unit')),
    (table) => books.ledger.rows(table),
  ),
  ...(grid?.date1904 && { date1904: true }),
});

/** What parts are judged by, as the ledger now is; `grid` is the sheet that they were read from. */
export function judgingOf(books: Bookkeeping, parts: readonly Part[], grid?: CellGrid): Judging {
  const around = aroundOf(books, grid);
  const { unit } = books.ledger.identity;
  return {
    around,
    judges: parts.map((part) => {
      const scopes = scopesOf(part, around, parts);
      // rows of other units are theirs to change
      const there = books.ledger.rows(part.name, part.given || part.name === 'unit' ? undefined : unit);
      return {
        part,
        scopes,
        reader: openReader(part, around),
        there: part.given ? indexGiven(part, there, unit, scopes) : indexLedger(part, there, scopes),
        alike: alikeRows(part, there),
        findings: findingsIn(books, part),
      };
    }),
  };
}

/** What is found in a row by itself; a document's rows stand back by themselves where a month is closed. */
function findingsIn(books: Bookkeeping, { name, table, given }: Part): (row: AnyRow) => Problem[] {
  const findings = findingsOf(books, name);
  if (given) return findings;
  const months = closedMonths(books, table);
  return (row) => [...findings(row), ...months(row)];
}

/** The number of the last batch in the ledger. */
export const lastBatch = ({ ledger }: Bookkeeping): number => Number(ledger.get(changeLogSql.last)?.batch ?? 0);
