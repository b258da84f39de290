import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { LabelOf } from '#shared/model/display.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Mend, Problem } from '#shared/rules/rule.ts';
import type { OptionsOf } from './editing/editors/editor-of.ts';
import type { Command } from './keymap.ts';
import type { RowDrop } from './row-drop.ts';
import type { RowAct, RowNotes } from './row-notes.ts';
import type { CellRef } from './selecting/selection.ts';
import type { Batch, Outbox } from './writing/outbox.ts';

/** What the sheet tells the page besides its data. */
export type Notice =
  /** Nothing was done, and why: a locked cell, a paste too wide. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Something was done that is not seen at once, and how to take it back. */
  | { readonly kind: 'done'; readonly message: string }
  /** A batch was not written. What was typed stays on the sheet, marked, until the person retries or discards it. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly label: string; retry(): void; discard(): void };

export interface SheetStatus {
  /** 名称 · 第 3 行 */
  readonly place: string;
  /** 第 3 处，共 12 处, where F8 led here; else empty. */
  readonly problem: string;
  /** Selected cells, spans, rows and columns. */
  readonly cells: number;
  readonly ranges: number;
  readonly rows: number;
  readonly columns: number;
  /** Selected cells with a value; sum and average are of the numbers among them, null where there are none. */
  readonly filled: number;
  readonly sum: number | null;
  readonly average: number | null;
  /** Rows of the table, and how many of them the filters let through. */
  readonly total: number;
  readonly shown: number;
  readonly errors: number;
  readonly warnings: number;
  /** Acts sent and not answered yet; acts that failed and are still on the screen. */
  readonly saving: number;
  readonly unsaved: number;
}

export interface SheetProps {
  /** One sheet stands for one table; another table needs another sheet (give it a key). */
  readonly table: TableName;
  /** The rows to begin with; later ones come through replaceRows and mergeReply. */
  readonly rows: readonly AnyRow[];
  /** Stored problems of all tables; later ones come with replies or setProblems. */
  readonly problems: readonly Problem[];
  readonly labelOf: LabelOf;
  /** Rows that a link can lead to. Give the same array while nothing changed: an index hangs on it. */
  readonly optionsOf: OptionsOf;
  /** Why a cell cannot be changed, in Chinese; undefined where it can. Rows of other units are locked by the sheet itself. */
  readonly readOnly?: ((row: AnyRow, field: string) => string | undefined) | undefined;
  /** Writes a batch. The sheet merges the reply by itself; the page may use it for its own state. */
  apply(batch: Batch): Promise<BatchReply>;
  /** What outlives the sheet: it sends in place of `apply`, keeps failed and unsent acts for the next sheet of the table, and tells of them itself. */
  readonly outbox?: Outbox | undefined;
  /** Called by ctrl+Z and ctrl+Y when everything typed has been answered; the page gives the reply to mergeReply. */
  undo?: (() => void) | undefined;
  redo?: (() => void) | undefined;
  /** Shows where a cell's values came from. */
  onHistory?: ((cell: CellRef) => void) | undefined;
  /** Opens the attachments of a row: their cell is not typed in. */
  onAttachments?: ((cell: CellRef) => void) | undefined;
  /** Takes files that are dropped on a row. */
  rowDrop?: RowDrop | undefined;
  /** Title, source and parameters in force of a rule, for the problem card. */
  ruleCard?:
    | ((rule: string) => { readonly title: string; readonly source: string; readonly parameters?: string | undefined } | undefined)
    | undefined;
  /** Writes the 说明 of a warning; the page gives the reply to mergeReply. */
  waive?: ((problem: Problem, text: string) => Promise<void>) | undefined;
  /** How the columns stood when the person last left this sheet, and where to keep how they stand now. */
  keptColumns?: unknown;
  onColumns?: ((columns: unknown) => void) | undefined;
  onStatus?: ((status: SheetStatus) => void) | undefined;
  onNotice?: ((notice: Notice) => void) | undefined;
  /** Which of these rows were reported in a closed month: they leave by a date and a reason and are not simply deleted. */
  reported?: ((ids: readonly string[]) => Promise<readonly string[]>) | undefined;
  /** A new UUIDv7. */
  newId(): string;
  /** This desk's division code. */
  readonly unit: string;
  /** The civil date of today; by default the machine's. */
  readonly today?: string | undefined;
  /** Words that rows must hold, and where to tell that the person took them away on the sheet. */
  readonly quickFilter?: string | undefined;
  onQuickFilter?: ((text: string) => void) | undefined;
  /** The person turned 只看有问题的 off on the sheet. */
  onOnlyProblems?: ((on: boolean) => void) | undefined;
  /** Shows personal data in full. */
  readonly reveal?: boolean | undefined;
  /** Fields that were seen whole although they are masked: who edits a cell sees its value. */
  onReveal?: ((fields: readonly string[]) => void) | undefined;
  /** What is said beside the rows and of the cells that replace others. Given when the sheet begins; it may answer otherwise later. */
  readonly rowNotes?: RowNotes | undefined;
  /** Lets only some rows be seen; another function has the rows looked at again. */
  readonly only?: ((id: string) => boolean) | undefined;
  /** Why rows cannot be added or taken away, in Chinese: there is no empty row at the end then. */
  readonly fixedRows?: string | undefined;
  /** What else can be done with whole rows, for the menu. */
  readonly rowActs?: readonly RowAct[] | undefined;
  /** Quick fixes that the page knows besides those of the rules. */
  mends?: ((problem: Problem) => readonly Mend[]) | undefined;
  /** Leaves out the line at the foot, for pages that show the status elsewhere. */
  readonly statusBar?: boolean | undefined;
}

export interface SheetHandle {
  /** Selects a cell and brings it into view, though a filter hide its row. */
  goTo(id: string, field: string): void;
  replaceRows(rows: readonly AnyRow[]): void;
  /** Takes in the reply to something the sheet did not send itself: undo, redo, an import, a waiver. */
  mergeReply(reply: BatchReply): void;
  setProblems(problems: SheetProps['problems']): void;
  onlyProblems(on: boolean): void;
  /** Does what a key of the sheet would do. */
  run(command: Command): void;
  focus(): void;
  /** Ids of the rows that the filters let through, and keys of the columns that are not hidden, in the order in which they stand; none before the sheet stands. */
  shownRows(): readonly string[];
  shownColumns(): readonly string[];
}
