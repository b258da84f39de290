import { App } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { useOptionsWithAdded } from '../../app/added-codes.ts';
import { showCellHistory } from '../../app/history-view.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { jumpDone, useJump } from '../../app/jump.ts';
import { newId } from '../../app/new-id.ts';
import { useProblemSet } from '../../app/problems.ts';
import { linkedFrom, useLabels, useRowSet } from '../../app/rows.ts';
import { useRuleCards } from '../../app/rule-cards.ts';
import { useAttaching } from '../../attachments/use-attaching.ts';
import { ledgerErrorOf } from '../../bridge/failure.ts';
import type { CellRef } from '../../grid/selecting/selection.ts';
import { Sheet } from '../../grid/sheet.tsx';
import type { Notice, SheetHandle } from '../../grid/sheet-props.ts';
import { FileDrop } from '../import/file-drop.tsx';
import { handOver } from '../import/handing.ts';
import { lockOf } from './closed-months.ts';
import { useKeptColumns } from './kept-columns.ts';
import { useRevealing } from './revealing.ts';
import { SheetEmpty } from './sheet-empty.tsx';
import { TableToolbar, type View } from './table-toolbar.tsx';
import './table-page.css';

/** One page for every table: its sheet and what is done with it as a whole. */
export function TablePage({ table, identity }: { table: TableName; identity: Identity }) {
  const bridge = useBridge();
  const journal = useJournal();
  const ruleCard = useRuleCards();
  const { message } = App.useApp();
  const sheet = useRef<SheetHandle>(null);
  const problems = useProblemSet();
  const tables = useMemo(() => linkedFrom(table), [table]);
  const labels = useLabels(tables);
  const optionsOf = useOptionsWithAdded(labels.optionsOf);
  const set = useRowSet(table);
  const periods = useAsk('bookkeeping.periods', {}).data?.periods;
  const locked = useMemo(() => lockOf(table, periods ?? []), [table, periods]);
  const [view, setView] = useState<View>({ filter: '', onlyProblems: false });
  const [shown, setShown] = useState<number>();
  const columns = useKeptColumns(table);
  const attaching = useAttaching(table);
  const revealing = useRevealing(table);
  // later rows and problems reach the sheet through replies: only a full reading gives it other lists, and renders this page again
  const rows = useMemo(() => [...(set?.byId.values() ?? [])], [set]);
  const ready = labels.ready && set !== undefined && columns.ready;

  useEffect(() => journal.onReply((reply, from) => from !== table && sheet.current?.mergeReply(reply)), [journal, table]);
  useReplacedRows(sheet, rows, ready);
  useEffect(() => sheet.current?.setProblems(problems.all()), [problems]);
  useEffect(() => sheet.current?.onlyProblems(view.onlyProblems), [view.onlyProblems]);
  useJumpHere(table, sheet, ready);

  const onNotice = useCallback(
    (notice: Notice) => {
      if (notice.kind === 'failed')
        journal.keepFailure({ error: ledgerErrorOf(notice.error), label: notice.label, retry: notice.retry, discard: notice.discard });
      else message[notice.kind === 'done' ? 'success' : 'info'](notice.message, 4);
    },
    [journal, message],
  );
  const waive = useCallback(
    async ({ rule, id, field }: Problem, text: string) => {
      await journal.act(() => bridge.call('bookkeeping.waive', { rule, id, field, text }), '填写说明');
    },
    [bridge, journal],
  );
  const reported = useCallback(
    async (ids: readonly string[]) => (await bridge.call('bookkeeping.reported', { table, ids: [...ids] })).ids,
    [bridge, table],
  );
  const quietly = useCallback(
    (act: () => Promise<BatchReply>) => () => void act().catch((error: unknown) => message.error(ledgerErrorOf(error).message, 6)),
    [message],
  );

  return (
    <div className="table-page">
      <TableToolbar
        table={table}
        view={view}
        onView={setView}
        revealed={revealing.revealed}
        onRevealed={revealing.setRevealed}
        sheet={sheet}
        set={set}
        shown={shown}
      />
      <div className="sheet-place">
        {ready && (
          <Sheet
            ref={sheet}
            table={table}
            rows={rows}
            problems={problems.all()}
            labelOf={labels.labelOf}
            readOnly={locked}
            optionsOf={optionsOf}
            apply={(batch) => journal.apply(batch)}
            outbox={journal.outboxOf(table)}
            ruleCard={ruleCard}
            waive={waive}
            undo={quietly(journal.undo)}
            redo={quietly(journal.redo)}
            onNotice={onNotice}
            reported={reported}
            newId={newId}
            unit={identity.unit}
            onAttachments={attaching.onAttachments}
            rowDrop={attaching.rowDrop}
            onHistory={(cell: CellRef) => showCellHistory(table, cell.row, cell.column)}
            keptColumns={columns.kept}
            onColumns={columns.keep}
            onStatus={(status) => setShown(status.shown)}
            quickFilter={view.filter}
            onQuickFilter={(filter) => setView((now) => ({ ...now, filter }))}
            onOnlyProblems={(onlyProblems) => setView((now) => ({ ...now, onlyProblems }))}
            reveal={revealing.revealed}
            onReveal={revealing.onReveal}
          />
        )}
        {ready && rows.length === 0 && <SheetEmpty table={table} set={set} />}
      </div>
      <FileDrop title={`松开鼠标，导入到“${tableOf(table).title}”`} onFile={(file) => handOver(table, file)} />
    </div>
  );
}

/** A sheet begins with its rows by itself; only another full reading replaces them. */
function useReplacedRows(sheet: { readonly current: SheetHandle | null }, rows: readonly AnyRow[], ready: boolean): void {
  const standing = useRef<readonly AnyRow[]>(undefined);
  useEffect(() => {
    if (!ready) return;
    if (standing.current !== undefined && standing.current !== rows) sheet.current?.replaceRows(rows);
    standing.current = rows;
  }, [sheet, rows, ready]);
}

/** Makes the jump that leads to this table once its sheet stands. */
function useJumpHere(table: TableName, sheet: { readonly current: SheetHandle | null }, ready: boolean): void {
  const jump = useJump();
  useEffect(() => {
    if (!ready || !jump || jump.table !== table) return;
    // the sheet draws its first rows a frame after it is there
    const frame = requestAnimationFrame(() => {
      sheet.current?.goTo(jump.id, jump.field);
      jumpDone(jump);
    });
    return () => cancelAnimationFrame(frame);
  }, [jump, table, sheet, ready]);
}
