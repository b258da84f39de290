import { StrictMode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { SheetHandle } from '../../../renderer/grid/sheet.tsx';
import { type Notice, Sheet } from '../../../renderer/grid/sheet.tsx';
import { LedgerError } from '../../../shared/errors.ts';
import { isTableName } from '../../../shared/model/tables.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { sampleOrganizations, samplePartyOrganizations } from './sample-rows.ts';

const asked = new URLSearchParams(location.search);
const table = isTableName(asked.get('table') ?? '') ? (asked.get('table') as 'organization') : 'organization';
const unit = '330802001000';
const today = '2026-10-15';
const rows = table === 'organization' ? sampleOrganizations(Number(asked.get('rows') ?? 60), unit) : [];
const units = [
  { id: 'unit-1', label: '府山街道' },
  { id: 'unit-2', label: '花园街道' },
];
const options = (of: string) => (of === 'party_organization' ? samplePartyOrganizations : of === 'unit' ? units : nothing);
const nothing: { id: string; label: string }[] = [];
const labelOf = (of: string, id: string) => options(of).find((option) => option.id === id)?.label;
const resolve = (of: string, text: string) => options(of).find((option) => option.id === text || option.label === text)?.id;
const ledger = new MemoryLedger(table, rows, unit, { today, resolve });
/** A cell to go to as soon as the page is there, before the grid can be: id.field */
const early = asked.get('goTo')?.split('.') ?? [];
let made = 0;

function Harness() {
  const sheet = useRef<SheetHandle>(null);
  const [notice, setNotice] = useState<Notice>();
  const [quickFilter, setQuickFilter] = useState('');
  const [reveal, setReveal] = useState(false);
  const [shown, setShown] = useState(true);
  Object.assign(window, { harness: { ledger, sheet, setQuickFilter, setReveal, setShown } });
  useEffect(() => {
    const [id, field] = early;
    if (id && field) sheet.current?.goTo(id, field);
  }, []);
  const text =
    notice === undefined
      ? ''
      : notice.kind === 'refused'
        ? notice.message
        : notice.error instanceof LedgerError
          ? notice.error.message
          : String(notice.error);
  return (
    <div className="harness">
      <div className="harness-notice">
        <span data-testid="notice">{text}</span>
        {notice?.kind === 'failed' && (
          <>
            <button type="button" onClick={() => notice.retry()}>
              重试
            </button>
            <button type="button" onClick={() => notice.discard()}>
              放弃
            </button>
          </>
        )}
      </div>
      <main>
        {shown && (
          <Sheet
            ref={sheet}
            table={table}
            rows={rows}
            problems={ledger.problems()}
            labelOf={labelOf}
            optionsOf={options}
            apply={(batch) => ledger.apply(batch)}
            newId={() => `new-${++made}`}
            unit={unit}
            today={today}
            onNotice={setNotice}
            undo={() => (document.title = '撤销')}
            redo={() => (document.title = '恢复')}
            quickFilter={quickFilter}
            reveal={reveal}
          />
        )}
      </main>
    </div>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <Harness />
    </StrictMode>,
  );
