import { App, Checkbox, Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { useOptionsWithAdded } from '../../app/added-codes.ts';
import { newId } from '../../app/new-id.ts';
import { labelIn } from '../../app/row-set.ts';
import { linkedFrom, useLabels } from '../../app/rows.ts';
import { useRuleCards } from '../../app/rule-cards.ts';
import { ledgerErrorOf } from '../../bridge/failure.ts';
import { Sheet } from '../../grid/sheet.tsx';
import type { Notice, SheetHandle } from '../../grid/sheet-props.ts';
import type { Batch } from '../../grid/writing/outbox.ts';
import { useRevealing } from '../table/revealing.ts';
import type { ImportDesk } from './import-desk.ts';
import type { ImportState } from './import-state.ts';
import { firstPlaces } from './staged-columns.ts';
import { nearMends, type Showing, type StagedSheet, showings } from './staged-sheet.ts';
import { useUndoKeys } from './undo-keys.ts';
import './rows-step.css';

interface Props {
  readonly desk: ImportDesk;
  readonly state: ImportState;
  readonly unit: string;
  /** The stage was lost: the file is to be read again. */
  onLost(): void;
}

/** 看差别: the rows as they would stand in the ledger, on the same sheet as everywhere, to be mended in place. */
export function RowsStep({ desk, state, unit, onLost }: Props) {
  // they are written in another order: a row first, then what links to it
  const tables = [...state.sheets.keys()]
    .filter((name) => !tableOf(name).own)
    .sort((a, b) => Number(b === desk.table) - Number(a === desk.table));
  const [chosen, setChosen] = useState<TableName>(desk.table);
  const table = state.sheets.has(chosen) ? chosen : (tables[0] ?? desk.table);
  const sheet = state.sheets.get(table);
  // rows read anew stand on another sheet
  const round = useRound(sheet);
  return (
    <div className="import-step">
      {tables.length > 1 && (
        <Segmented
          className="import-parts"
          aria-label="这个文件里的表"
          value={table}
          onChange={setChosen}
          options={tables.map((name) => ({ value: name, label: `${tableOf(name).title} ${state.sheets.get(name)?.counts().all ?? 0} 行` }))}
        />
      )}
      {sheet && <PartSheet key={`${table} ${round}`} desk={desk} state={state} staged={sheet} unit={unit} onLost={onLost} />}
    </div>
  );
}

/** Counts how often something has become another. */
function useRound(thing: unknown): number {
  const last = useRef({ thing, round: 0 });
  if (last.current.thing !== thing) last.current = { thing, round: last.current.round + 1 };
  return last.current.round;
}

const number = new Intl.NumberFormat('zh-CN');
const fixedRows = '这里的行来自文件，不能增删；不要的行请在右键菜单里选“不导入这些行”。';

function PartSheet({ desk, state, staged, unit, onLost }: Props & { readonly staged: StagedSheet }) {
  const { table } = staged;
  const { message } = App.useApp();
  const sheet = useRef<SheetHandle>(null);
  const ruleCard = useRuleCards();
  const revealing = useRevealing(table);
  const labels = useStagedLabels(table, state);
  const [showing, setShowing] = useState<Showing>('all');
  const only = useMemo(() => (showing === 'all' ? undefined : (id: string) => staged.shows(showing, id)), [staged, showing]);
  // the sheet begins with its rows; later ones reach it through replies
  const [rows] = useState(() => staged.rows());
  const [problems] = useState(() => staged.problems());
  const [places] = useState(() => firstPlaces(table, state.staged?.columns ?? [], problems));
  useEffect(() => void (labels.ready && sheet.current?.focus()), [labels.ready]);

  const failed = useCallback(
    (error: unknown) => {
      const { code, message: said } = ledgerErrorOf(error);
      if (code === 'STAGE-GONE') onLost();
      else message.error(said, 6);
    },
    [message, onLost],
  );
  const merged = useCallback(
    (act: (call: string) => Promise<BatchReply>) => () =>
      void act(crypto.randomUUID()).then((reply) => sheet.current?.mergeReply(reply), failed),
    [failed],
  );
  const undo = useMemo(() => merged((call) => desk.undo(table, false, call)), [desk, table, merged]);
  const redo = useMemo(() => merged((call) => desk.undo(table, true, call)), [desk, table, merged]);
  useUndoKeys(undo, redo);
  const rowActs = useMemo(() => {
    const act = (left: boolean, title: string) => ({
      title,
      offered: (ids: readonly string[]) => ids.some((id) => (staged.get(id)?.fate === 'left') !== left),
      run: (ids: readonly string[]) => merged((call) => desk.leave(table, ids, left, call))(),
    });
    return [act(true, '不导入这些行'), act(false, '重新导入这些行')];
  }, [desk, table, staged, merged]);
  const onNotice = useCallback(
    (notice: Notice) => {
      if (notice.kind !== 'failed') return void message[notice.kind === 'done' ? 'success' : 'info'](notice.message, 4);
      // what the stage has is drawn again: nothing is kept that the stage does not know
      notice.discard();
      failed(notice.error);
    },
    [message, failed],
  );
  const hasPersonal = Object.values(tableOf(table).fields).some((field) => field.personal);
  return (
    <>
      <div className="import-showings">
        <Showings staged={staged} state={state} showing={showing} onShow={setShowing} />
        {hasPersonal && (
          <Checkbox checked={revealing.revealed} onChange={({ target }) => void revealing.setRevealed(target.checked)}>
            显示个人信息
          </Checkbox>
        )}
      </div>
      <div className="import-sheet">
        {labels.ready && (
          <Sheet
            ref={sheet}
            table={table}
            rows={rows}
            problems={problems}
            labelOf={labels.labelOf}
            optionsOf={labels.optionsOf}
            apply={(batch: Batch) => desk.mend(table, batch, crypto.randomUUID())}
            undo={undo}
            redo={redo}
            ruleCard={ruleCard}
            mends={nearMends}
            rowNotes={staged.notes}
            rowActs={rowActs}
            fixedRows={fixedRows}
            keptColumns={places}
            only={only}
            onNotice={onNotice}
            newId={newId}
            unit={unit}
            reveal={revealing.revealed}
            onReveal={revealing.onReveal}
          />
        )}
      </div>
    </>
  );
}

/** How many rows have which fate; pressed, only those are shown. `state` has the counts made anew. */
function Showings({
  staged,
  showing,
  onShow,
}: {
  staged: StagedSheet;
  state: ImportState;
  showing: Showing;
  onShow(showing: Showing): void;
}) {
  const counts = staged.counts();
  return (
    <fieldset className="showings">
      <legend className="spoken">只看</legend>
      {(Object.keys(showings) as Showing[]).map((which) => (
        <button
          key={which}
          type="button"
          className={`showing showing-${which}`}
          aria-pressed={showing === which}
          disabled={counts[which] === 0 && which !== 'all'}
          onClick={() => onShow(showing === which ? 'all' : which)}
        >
          {showings[which]}
          <b>{number.format(counts[which])}</b>
        </button>
      ))}
    </fieldset>
  );
}

/** Names of rows in the ledger, and of rows of this stage that are not there yet. */
function useStagedLabels(table: TableName, { sheets }: ImportState) {
  const tables = useMemo(() => linkedFrom(table), [table]);
  const { labelOf, optionsOf, ready } = useLabels(tables);
  const staged = useMemo(
    () => (to: string, id: string) =>
      labelOf(to, id) ??
      [...sheets.values()].flatMap((sheet) => (sheet.table === to ? (labelIn(sheet.table, sheet.get(id)?.values) ?? []) : []))[0],
    [labelOf, sheets],
  );
  return { labelOf: staged, optionsOf: useOptionsWithAdded(optionsOf), ready };
}
