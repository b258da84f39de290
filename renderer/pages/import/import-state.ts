import type { ColumnChoices, Encoding, GivenCell, ShapeChoice, Staged } from '#shared/contract/intake.ts';
import type { RosterStaged } from '#shared/contract/rosters.ts';
import type { TransferStaged } from '#shared/contract/transfers.ts';
import type { LedgerError } from '#shared/errors.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { NamedFile } from '../../app/files.ts';
import type { Preview } from './preview.ts';
import type { StagedSheet } from './staged-sheet.ts';

/** shape: what the file is taken for · rows: what would become of its rows. */
export type Step = 'shape' | 'rows';

/** What a person has said of a file; what is not said is recognised. */
export interface Choices {
  readonly sheet?: string | undefined;
  readonly encoding?: Encoding | undefined;
  readonly shape: ShapeChoice;
  readonly columns: ColumnChoices;
  readonly key?: string | undefined;
}

export interface ImportState {
  readonly file: NamedFile | undefined;
  readonly choices: Choices;
  /** What was chosen before, the last one last: ctrl+Z goes back through it. */
  readonly past: readonly Choices[];
  readonly staged: Staged | undefined;
  readonly preview: Preview | undefined;
  /** Headers whose guessed field a person has looked at. */
  readonly confirmed: ReadonlySet<string>;
  readonly step: Step;
  /** What brought the rows, where that is no sheet, and the cells that it has otherwise than the ledger. */
  readonly document: ImportDocument | undefined;
  readonly cells: readonly GivenCell[];
  readonly sheets: ReadonlyMap<TableName, StagedSheet>;
  /** Why the file could not be read. */
  readonly failure: LedgerError | undefined;
  /** Mendings and choices of rows that reading anew would lose. */
  readonly mended: number;
  readonly busy: boolean;
}

/** A 底册 or a 转接单 whose rows are staged. */
export type ImportDocument =
  | { readonly kind: 'roster'; readonly roster: Omit<RosterStaged, 'stage'> }
  | { readonly kind: 'transfer'; readonly transfer: Omit<TransferStaged, 'stage'> };
export interface Brought {
  readonly file: NamedFile;
  readonly staged: Staged;
  readonly document: ImportDocument;
}

export const noChoices: Choices = { shape: {}, columns: {} };
/** Before a file is given. */
export const nothing: ImportState = {
  file: undefined,
  choices: noChoices,
  past: [],
  staged: undefined,
  preview: undefined,
  confirmed: new Set(),
  step: 'shape',
  document: undefined,
  cells: [],
  sheets: new Map(),
  failure: undefined,
  mended: 0,
  busy: false,
};
