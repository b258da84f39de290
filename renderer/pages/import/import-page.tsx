import { Button, Select } from 'antd';
import { useEffect, useRef } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import { sheetNames, type TableName, tableOf } from '#shared/model/tables.ts';
import { go } from '../../app/route.ts';
import { refuseStrayFiles } from '../../attachments/dropped-files.ts';
import { useImportDesk, useImportState, useOpenImport } from './desks.ts';
import { DocumentPanel } from './document-panel.tsx';
import { FileDrop } from './file-drop.tsx';
import { takeHanded, useHanded } from './handing.ts';
import { ImportFoot } from './import-foot.tsx';
import { ImportStart } from './import-start.tsx';
import type { ImportState, Step } from './import-state.ts';
import { RowsStep } from './rows-step.tsx';
import { ShapeStep } from './shape-step.tsx';
import { tableIn } from './table-files.ts';
import { type ImportActs, useImportActs } from './use-import-acts.ts';
import './import-page.css';

/** A file on its way into the ledger: recognised, looked at row by row, mended, written. The table is the one asked for, or of the import under way. */
export function ImportPage({ table, identity }: { table: TableName | undefined; identity: Identity }) {
  const under = useOpenImport();
  const shown = table ?? under ?? 'organization';
  return <ImportInto key={shown} table={shown} identity={identity} />;
}

function ImportInto({ table, identity }: { table: TableName; identity: Identity }) {
  const desk = useImportDesk(table);
  const state = useImportState(desk);
  const acts = useImportActs(desk, table);
  const { task } = acts;
  const { staged, preview, step } = state;
  useHandedFile(table, acts);
  usePaste(acts.open);
  useEffect(refuseStrayFiles, []);
  return (
    <div className="import-page">
      <ImportHead table={table} state={state} acts={acts} level={identity.level} />
      {!staged && <ImportStart table={table} state={state} task={task} onChoose={acts.chooseFile} onTemplate={acts.template} />}
      {staged && preview && step === 'shape' && (
        <ShapeStep
          desk={desk}
          state={state}
          staged={staged}
          preview={preview}
          disabled={task.running || state.busy}
          onChoose={acts.choose}
          onReread={acts.reread}
          onUnchoose={acts.unchoose}
        />
      )}
      {state.document && <DocumentPanel desk={desk} state={state} task={task} />}
      {staged && step === 'rows' && <RowsStep desk={desk} state={state} unit={identity.unit} onLost={acts.renew} />}
      {staged && <ImportFoot state={state} staged={staged} task={task} acts={acts} />}
      <FileDrop title={`松开鼠标，导入到“${tableOf(table).title}”`} onFile={acts.open} />
    </div>
  );
}

const steps: Readonly<Record<Step, string>> = { shape: '认表', rows: '看差别' };
const kinds = { workbook: '表格', page: '网页表格', text: '文本表格', document: '' } as const;
const documentTitles = { roster: '采用底册', transfer: '办理转入' } as const;

interface HeadProps {
  table: TableName;
  state: ImportState;
  acts: ImportActs;
  level: Identity['level'];
}

function ImportHead({ table, state, acts, level }: HeadProps) {
  const { file, staged, step, document } = state;
  const tables = sheetNames.filter((name) => level !== 'township' || name !== 'unit');
  // the file goes along to the other table
  const change = (next: TableName) => (file ? acts.moveTo(next) : go({ page: 'import', table: next }));
  return (
    <header className="import-head">
      <h1>{document ? documentTitles[document.kind] : '导入'}</h1>
      {!document && (
        <span className="import-named">
          到
          <Select
            size="small"
            aria-label="导入到哪张表"
            value={table}
            disabled={acts.task.running}
            popupMatchSelectWidth={false}
            onChange={change}
            options={tables.map((name) => ({ value: name, label: tableOf(name).title }))}
          />
        </span>
      )}
      {staged && !document && (
        <ol className="import-steps">
          {(Object.keys(steps) as Step[]).map((which) => (
            <li key={which} aria-current={which === step ? 'step' : undefined}>
              {steps[which]}
            </li>
          ))}
        </ol>
      )}
      <span className="import-head-gap" />
      {staged && (
        <>
          <span className="import-file" title={staged.name}>
            <b>{staged.name}</b>
            {staged.name !== '剪贴板' && kinds[staged.kind]}
          </span>
          {!document && (
            <Button size="small" disabled={acts.task.running} onClick={acts.chooseFile}>
              换一个文件…
            </Button>
          )}
        </>
      )}
    </header>
  );
}

/** Opens the file that was given elsewhere for this table. */
function useHandedFile(table: TableName, { open }: ImportActs): void {
  const handed = useHanded();
  const opening = useRef(open);
  opening.current = open;
  useEffect(() => {
    if (handed?.table !== table) return;
    takeHanded(handed);
    opening.current(handed.file);
  }, [handed, table]);
}

/** A table pasted on the page, not into a text of it, is read as a file would be. */
function usePaste(open: ImportActs['open']): void {
  const opening = useRef(open);
  opening.current = open;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event;
      if (target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(target.tagName)) return;
      const file = clipboardData && tableIn(clipboardData);
      if (!file) return;
      event.preventDefault();
      opening.current(file);
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, []);
}
