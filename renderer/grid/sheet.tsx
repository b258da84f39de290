import type { GridApi } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { memo, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import './rows/rows.css';
import './sheet.css';
import { sheetOptions } from './drawing.ts';
import { FilterBar } from './filtering/filter-bar.tsx';
import { Overlays } from './overlays/overlays.tsx';
import { SheetCore } from './sheet-core.ts';
import type { SheetHandle, SheetProps, SheetStatus } from './sheet-props.ts';
import { StatusBar } from './status-bar.tsx';
import type { SheetRow } from './writing/row-store.ts';

export type { Notice, SheetHandle, SheetProps } from './sheet-props.ts';

const nothingYet: SheetStatus = {
  place: '',
  problem: '',
  cells: 0,
  ranges: 0,
  rows: 0,
  columns: 0,
  filled: 0,
  sum: null,
  average: null,
  total: 0,
  shown: 0,
  errors: 0,
  warnings: 0,
  saving: 0,
  unsaved: 0,
};

type ToldReady = (api: GridApi<SheetRow>) => void;

/** Rendered once in the life of a sheet: its options never change, and everything later goes through the api. */
const Grid = memo(function Grid({ onReady }: { onReady: ToldReady }) {
  return <AgGridReact<SheetRow> {...sheetOptions} onGridReady={({ api }) => onReady(api)} />;
});

/**
 * The sheet of one table: AG Grid draws the heads, sorts and filters; rows, selection, entry and clipboard are ours and live outside React,
 * so that no key press waits for a render. Give it a key by table; rows, problems and replies come in through the handle.
 */
export function Sheet({ ref, ...props }: SheetProps & { ref?: Ref<SheetHandle> }) {
  const body = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const exit = useRef<HTMLDivElement>(null);
  const standing = useRef<SheetCore>(undefined);
  /** What was asked before the sheet stood. */
  const waiting = useRef<((core: SheetCore) => void)[]>([]);
  const latest = useRef(props);
  latest.current = props;
  const [api, setApi] = useState<GridApi<SheetRow>>();
  const [core, setCore] = useState<SheetCore>();
  const [status, setStatus] = useState(nothingYet);

  useEffect(() => {
    if (!api || api.isDestroyed() || !body.current || !grid.current || !area.current || !exit.current) return undefined;
    const elements = { body: body.current, grid: grid.current, area: area.current, exit: exit.current };
    const made = new SheetCore(api, elements, latest.current, (next) => {
      setStatus(next);
      latest.current.onStatus?.(next);
    });
    setCore(made);
    return () => {
      setCore(undefined);
      made.destroy();
    };
  }, [api]);

  useEffect(() => core?.update(props));

  // not before React has rendered the first rows: until then they take up no room and cannot be scrolled to
  useEffect(() => {
    standing.current = core;
    if (core) for (const ask of waiting.current.splice(0)) ask(core);
    return () => {
      standing.current = undefined;
    };
  }, [core]);

  useImperativeHandle(ref, () => {
    const ask = (act: (sheet: SheetCore) => void) => {
      if (standing.current) act(standing.current);
      else waiting.current.push(act);
    };
    return {
      goTo: (id, field) => ask((sheet) => sheet.goTo(id, field)),
      replaceRows: (rows) => ask((sheet) => sheet.replaceRows(rows)),
      mergeReply: (reply) => ask((sheet) => sheet.mergeReply(reply)),
      setProblems: (problems) => ask((sheet) => sheet.setProblems(problems)),
      onlyProblems: (on) => ask((sheet) => sheet.onlyProblems(on)),
      run: (command) => ask((sheet) => sheet.run(command)),
      focus: () => ask((sheet) => sheet.focus()),
      shownRows: () => standing.current?.shownRows() ?? [],
      shownColumns: () => standing.current?.shownColumns() ?? [],
    };
  }, []);

  return (
    <div className="sheet">
      {core && <FilterBar sheet={core} shown={status.shown} total={status.total} />}
      <div className="sheet-body" ref={body}>
        <div className="sheet-grid" ref={grid}>
          <div className="sheet-heads">
            <Grid onReady={setApi} />
          </div>
        </div>
        <textarea
          className="sheet-capture"
          ref={area}
          aria-label="表格"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          rows={1}
        />
        {core && <Overlays sheet={core} />}
      </div>
      <div ref={exit} tabIndex={-1} className="sheet-exit" />
      {props.statusBar !== false && <StatusBar status={status} />}
    </div>
  );
}
