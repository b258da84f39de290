import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import './sheet.css';
import { SheetCore } from './sheet-core.ts';
import type { SheetHandle, SheetProps, SheetStatus } from './sheet-props.ts';
import { StatusBar } from './status-bar.tsx';

export type { Notice, SheetHandle, SheetProps, SheetStatus } from './sheet-props.ts';

const nothingYet: SheetStatus = {
  place: '',
  cells: 0,
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

/**
 * The sheet of one table: AG Grid draws, sorts and filters; selection, entry and clipboard are ours and live outside React,
 * so that no key press waits for a render. Give it a key by table; rows, problems and replies come in through the handle.
 */
export function Sheet({ ref, ...props }: SheetProps & { ref?: Ref<SheetHandle> }) {
  const body = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const exit = useRef<HTMLDivElement>(null);
  const core = useRef<SheetCore>(null);
  const latest = useRef(props);
  latest.current = props;
  const [status, setStatus] = useState(nothingYet);

  useEffect(() => {
    if (!body.current || !grid.current || !area.current || !exit.current) return undefined;
    const elements = { body: body.current, grid: grid.current, area: area.current, exit: exit.current };
    const made = new SheetCore(elements, latest.current, (next) => {
      setStatus(next);
      latest.current.onStatus?.(next);
    });
    core.current = made;
    return () => {
      core.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => core.current?.update(props));

  useImperativeHandle(
    ref,
    () => ({
      goTo: (id, field) => core.current?.goTo(id, field),
      replaceRows: (rows) => core.current?.replaceRows(rows),
      mergeReply: (reply) => core.current?.mergeReply(reply),
      setProblems: (problems) => core.current?.setProblems(problems),
      onlyProblems: (on) => core.current?.onlyProblems(on),
      insertRow: () => core.current?.insertRow(),
      deleteRows: () => core.current?.deleteRows(),
      focus: () => core.current?.focus(),
    }),
    [],
  );

  return (
    <div className="sheet">
      <div className="sheet-body" ref={body}>
        <div className="sheet-grid" ref={grid} />
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
      </div>
      <div ref={exit} tabIndex={-1} className="sheet-exit" />
      {props.statusBar !== false && <StatusBar status={status} />}
    </div>
  );
}
