import type { AnyRow, Table } from '../../model/table.ts';
import type { FaultyCell, Finding, Mend, Severity } from '../rule.ts';

/** A rule of the model itself: it holds for every sheet and sees the row raw, with what could not be read. */
export interface RecordRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly source: string;
  check(row: AnyRow, table: Table): readonly Finding[];
  /** As of Rule. */
  mend?(cell: FaultyCell, table: Table): readonly Mend[];
}

export const recordRule = (definition: RecordRule): RecordRule => definition;
