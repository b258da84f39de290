import type { CellGrid } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { Bookkeeping, Watch } from '../../bookkeeping/bookkeeping.ts';
import { surroundingsOf } from '../../bookkeeping/coercing.ts';
import { changeLogSql } from '../../ledger/change-log.sql.ts';
import { headerSignature } from '../columns/header-signature.ts';
import { matchColumns } from '../columns/match-columns.ts';
import { namesFields } from '../columns/names-of.ts';
import { recognise } from '../shape/recognise.ts';
import type { Part } from './draft.ts';
import { indexGiven, indexLedger } from './identifying.ts';
import { type Judging, judge } from './judging.ts';
import { nearRows } from './near-rows.ts';
import { paceOf } from './pace.ts';
import { makeParts } from './parts.ts';
import { openReader } from './reading.ts';
import { rememberedColumns } from './remembering.ts';
import { remembering } from './resolving.ts';
import { findingsOf } from './row-findings.ts';
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
  const around = aroundOf(books);
  const pace = paceOf(watch, sheet.rows.length * 5, '核对');
  const { unit } = books.ledger.identity;
  const parts = makeParts({ first, key, columns, rows: sheet.rows, around, unit, makeId: () => books.clock.id() }, pace);
  const judging = judgingOf(books, parts);
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

const aroundOf = (books: Bookkeeping) => remembering(surroundingsOf(books.ledger, books.clock.today(), [], books.ruleset.lists));

/** What parts are judged by, as the ledger now is. */
export function judgingOf(books: Bookkeeping, parts: readonly Part[]): Judging {
  const around = aroundOf(books);
  return {
    around,
    judges: parts.map((part) => ({
      part,
      reader: openReader(part, around),
      // rows of other units are theirs to change
      there: part.given
        ? indexGiven(part, books.ledger.rows(part.name), books.ledger.identity.unit)
        : indexLedger(part, books.ledger.rows(part.name, part.name === 'unit' ? undefined : books.ledger.identity.unit)),
      findings: findingsOf(books, part.name),
    })),
  };
}

/** The number of the last batch in the ledger. */
export const lastBatch = ({ ledger }: Bookkeeping): number => Number(ledger.get(changeLogSql.last)?.batch ?? 0);
