import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { Bridge, InputOf } from '#shared/contract/calls.ts';
import type { GivenCell, StageChange, Staged } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { NamedFile } from '../../app/files.ts';
import { ledgerErrorOf } from '../../bridge/failure.ts';
import type { Batch } from '../../grid/writing/outbox.ts';
import { type Brought, type Choices, type ImportState, noChoices, nothing } from './import-state.ts';
import { readPreview } from './preview.ts';
import { mendsIn, StagedSheet } from './staged-sheet.ts';

/** Without what was not said, as the calls want it. */
const given = <T extends object>(choices: T) =>
  Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

const isOf = (prefix: string, error: unknown): error is LedgerError => error instanceof LedgerError && error.code.startsWith(prefix);
/** Faults of the file or of what was chosen in it: told on the page, in the place of the preview. */
const isOfFile = (error: unknown): error is LedgerError => ['FILE-', 'SHEET-', 'HEADER-'].some((prefix) => isOf(prefix, error));

/** An import into one table on its way from a file to the ledger. It outlives the page; the host keeps the stage, and the bytes are kept here. */
export class ImportDesk {
  readonly table: TableName;
  readonly #bridge: Bridge;
  readonly #watchers = new Set<() => void>();
  #state = nothing;
  /** How a document's rows are staged anew. */
  #stageDocument: ((call: string) => Promise<Brought | undefined>) | undefined;

  constructor(bridge: Bridge, table: TableName) {
    this.#bridge = bridge;
    this.table = table;
  }

  state = (): ImportState => this.#state;
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Reads a file anew with nothing chosen. Throws what is no fault of the file. */
  async open(file: NamedFile, call: string): Promise<void> {
    await this.discard();
    this.#set({ file });
    try {
      await this.#stage(noChoices, call);
    } catch (error) {
      // called off, or no fault of the file: as if it had not been given
      this.#set({ file: undefined });
      throw error;
    }
  }

  /** Takes over the rows that a document brought. Throws what `stage` throws. */
  async adopt(stage: (call: string) => Promise<Brought | undefined>, call: string): Promise<void> {
    await this.discard();
    this.#stageDocument = stage;
    await this.#readDocument(call);
  }

  async #readDocument(call: string): Promise<void> {
    await this.#working(async () => {
      const brought = await this.#stageDocument?.(call);
      if (!brought) return;
      const cells = await this.#bridge.call('intake.givenCells', { stage: brought.staged.stage });
      this.#set({ ...nothing, ...brought, cells, step: 'rows', busy: true });
      await this.#readRows(call);
    });
  }

  /** Takes the document's value in cells, or keeps what the ledger has. */
  async chooseCells(cells: readonly Pick<GivenCell, 'table' | 'id' | 'field'>[], take: boolean, call: string): Promise<void> {
    const { staged } = this.#state;
    if (!staged || cells.length === 0) return;
    const places = cells.map(({ table, id, field }) => ({ table, id, field }));
    await this.#working(async () => {
      const { parts } = await this.#bridge.call('intake.choose', { stage: staged.stage, cells: places, take }, call);
      this.#set({ staged: { ...staged, parts }, mended: this.#state.mended + 1 });
      await this.#readCells();
      await this.#readRows(call);
    });
  }

  async #readCells(): Promise<void> {
    const { staged, document } = this.#state;
    if (staged && document) this.#set({ cells: await this.#bridge.call('intake.givenCells', { stage: staged.stage }) });
  }

  /** Another sheet of the file, or its text read in another encoding: nothing chosen before holds for it. */
  async reread(choices: Pick<Choices, 'sheet' | 'encoding'>, call: string): Promise<void> {
    const { sheet, encoding } = this.#state.choices;
    await this.#stage({ ...noChoices, sheet, encoding, ...choices }, call);
    this.#set({ past: [] });
  }

  /** Other choices for the same cells; what was mended is lost. */
  async choose(change: Partial<Pick<Choices, 'shape' | 'columns' | 'key'>>, call: string): Promise<void> {
    const { choices, past } = this.#state;
    await this.#restage({ ...choices, ...change }, call);
    this.#set({ past: [...past, choices] });
  }

  /** Goes back to what was chosen before the last choice; nothing where that was the first. */
  async unchoose(call: string): Promise<void> {
    const { past } = this.#state;
    const before = past.at(-1);
    if (!before) return;
    await this.#restage(before, call);
    this.#set({ past: past.slice(0, -1) });
  }

  async #restage(choices: Choices, call: string): Promise<void> {
    const { staged } = this.#state;
    if (!staged) return;
    const { shape, columns, key } = choices;
    await this.#working(async () => {
      try {
        const again = await this.#bridge.call('intake.restage', { stage: staged.stage, ...given({ shape, columns, key }) }, call);
        await this.#take(again, choices);
      } catch (error) {
        if (!isOf('STAGE-GONE', error)) throw error;
        await this.#read(choices, call);
      }
    });
  }

  confirm(headers: readonly string[]): void {
    this.#set({ confirmed: new Set([...this.#state.confirmed, ...headers]) });
  }

  toShape(): void {
    this.#set({ step: 'shape' });
  }

  /** Goes on to the rows, reading them if that has not been done. */
  async toRows(call: string): Promise<void> {
    if (this.#state.sheets.size === 0) await this.#working(() => this.#held(() => this.#readRows(call), call));
    this.#set({ step: 'rows' });
  }

  mend(table: TableName, batch: Batch, call: string): Promise<BatchReply> {
    const changes = mendsIn(batch);
    return this.#changing(table, batch, 1, (stage) => this.#bridge.call('intake.mend', { stage, table, changes }, call));
  }

  /** Leaves rows out, or takes them in again. */
  leave(table: TableName, ids: readonly string[], left: boolean, call: string): Promise<BatchReply> {
    const label = left ? `不导入 ${ids.length} 行` : `重新导入 ${ids.length} 行`;
    return this.#changing(table, { label }, 1, (stage) => this.#bridge.call('intake.leave', { stage, table, ids: [...ids], left }, call));
  }

  /** Takes back the last mending or choice, or does it again; changes nothing where there is none. */
  undo(table: TableName, redo: boolean, call: string): Promise<BatchReply> {
    return this.#changing(table, { label: redo ? '恢复' : '撤销' }, redo ? 1 : -1, (stage) =>
      this.#bridge.call('intake.undo', { stage, redo }, call),
    );
  }

  /**
   * Writes it all through `write`, which sends the call on the ledger's write path; the import is over then. Where the ledger has moved on
   * (STAGE-MOVED) the rows are read again as they now come out, to be looked at.
   */
  async commit(write: (input: InputOf<'intake.commit'>) => Promise<BatchReply>, call: string): Promise<BatchReply> {
    const { staged, confirmed } = this.#state;
    if (!staged) throw new LedgerError('STAGE-GONE');
    const reply = await this.#working(async () => {
      try {
        return await write({ stage: staged.stage, confirmed: [...confirmed] });
      } catch (error) {
        if (isOf('STAGE-MOVED', error)) {
          await this.#readCells();
          await this.#readRows(call);
        }
        throw error;
      }
    });
    this.#state = nothing;
    this.#stageDocument = undefined;
    this.#tell();
    return reply;
  }

  /** The rows that stay out, as a workbook. */
  async rejected(call: string): Promise<NamedFile> {
    return this.#bridge.call('intake.rejected', { stage: this.#state.staged?.stage ?? '' }, call);
  }

  async discard(): Promise<void> {
    const { staged } = this.#state;
    this.#state = nothing;
    this.#stageDocument = undefined;
    this.#tell();
    if (staged) await this.#bridge.call('intake.discard', { stage: staged.stage });
  }

  /** The host has let the stage go: the file is read again as it was chosen. What was mended is lost. */
  async renew(call: string): Promise<void> {
    const { choices, step } = this.#state;
    if (this.#stageDocument) return this.#readDocument(call);
    await this.#stage(choices, call);
    if (step === 'rows') await this.toRows(call);
  }

  #stage(choices: Choices, call: string): Promise<void> {
    return this.#working(() => this.#read(choices, call));
  }

  async #read(choices: Choices, call: string): Promise<void> {
    const { file } = this.#state;
    if (!file) return;
    const { table } = this;
    const before = this.#state.staged;
    try {
      const how: InputOf<'intake.stage'> = { table, ...file, ...given(choices) };
      await this.#take(await this.#bridge.call('intake.stage', how, call), choices);
    } catch (error) {
      if (!isOfFile(error)) throw error;
      this.#set({ failure: error, staged: undefined, preview: undefined, choices });
    }
    if (before && before.stage !== this.#state.staged?.stage) await this.#bridge.call('intake.discard', { stage: before.stage });
  }

  async #take(staged: Staged, choices: Choices): Promise<void> {
    const { stage, shape } = staged;
    const preview = await readPreview((from, count) => this.#bridge.call('intake.cells', { stage, from, count }), shape);
    this.#set({ staged, choices, preview, failure: undefined, step: 'shape', sheets: new Map(), mended: 0 });
  }

  async #readRows(call: string): Promise<void> {
    const { staged } = this.#state;
    if (!staged) return;
    const sheets = new Map<TableName, StagedSheet>();
    for (const { table } of staged.parts)
      sheets.set(table, new StagedSheet(table, await this.#bridge.call('intake.rows', { stage: staged.stage, table }, call)));
    this.#set({ sheets });
  }

  /** Reading goes on after a stage was lost: nothing was mended yet. */
  async #held(act: () => Promise<void>, call: string): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!isOf('STAGE-GONE', error)) throw error;
      await this.#read(this.#state.choices, call);
      await act();
    }
  }

  async #changing(
    table: TableName,
    { seq = 0, label }: Pick<Batch, 'seq' | 'label'>,
    count: 1 | -1,
    act: (stage: string) => Promise<StageChange>,
  ): Promise<BatchReply> {
    const { staged, sheets } = this.#state;
    const change = await act(staged?.stage ?? '');
    let reply: BatchReply | undefined;
    for (const sheet of sheets.values()) {
      const taken = sheet.take(change, seq, label);
      if (sheet.table === table) reply = taken;
    }
    if (!reply || !staged) throw new LedgerError('STAGE-GONE');
    const mended = Math.max(0, this.#state.mended + (change.rows.length > 0 ? count : 0));
    // the sheet is drawn from its own reply: the page only counts anew
    this.#set({ staged: { ...staged, parts: change.parts }, mended });
    await this.#readCells();
    return reply;
  }

  async #working<T>(act: () => Promise<T>): Promise<T> {
    this.#set({ busy: true });
    try {
      return await act();
    } catch (error) {
      throw ledgerErrorOf(error);
    } finally {
      this.#set({ busy: false });
    }
  }

  #set(change: Partial<ImportState>): void {
    this.#state = { ...this.#state, ...change };
    this.#tell();
  }
  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
