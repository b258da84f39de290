import { ConfigProvider } from 'antd';
import { StrictMode, useEffect, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { theme } from '../../../renderer/app/theme.ts';
import { fromHtml, toHtml } from '../../../renderer/grid/clipboard/clipboard-html.ts';
import type { SheetHandle } from '../../../renderer/grid/sheet.tsx';
import { type Notice, Sheet } from '../../../renderer/grid/sheet.tsx';
import { LedgerError } from '../../../shared/errors.ts';
import { isTableName } from '../../../shared/model/tables.ts';
import { MemoryLedger } from './memory-ledger.ts';
import { manyBranches, sampleOrganizations, samplePartyOrganizations } from './sample-rows.ts';
import { journalOver, SaveBar } from './save-bar.tsx';

const asked = new URLSearchParams(location.search);
const table = isTableName(asked.get('table') ?? '') ? (asked.get('table') as 'organization') : 'organization';
const unit = '330802001000';
const today = '2026-10-15';
const rows = table === 'organization' ? sampleOrganizations(Number(asked.get('rows') ?? 60), unit) : [];
const units = [
  { id: 'unit-1', label: '府山街道' },
  { id: 'unit-2', label: '花园街道' },
];
const groups = [{ id: 'group-1', label: '第一党小组' }];
const employers = sampleOrganizations(4, unit).map(({ id, name }) => ({ id, label: String(name) }));
/** With ?branches=5000 a link has so many rows to lead to. */
const branches = asked.has('branches') ? manyBranches(Number(asked.get('branches'))) : samplePartyOrganizations;
const linked: Record<string, { id: string; label: string }[]> = {
  party_organization: branches,
  party_group: groups,
  organization: employers,
  unit: units,
};
const options = (of: string) => linked[of] ?? nothing;
const nothing: { id: string; label: string }[] = [];
const labelOf = (of: string, id: string) => options(of).find((option) => option.id === id)?.label;
const resolve = (of: string, text: string) => options(of).find((option) => option.id === text || option.label === text)?.id;
const ledger = new MemoryLedger(table, rows, unit, { today, resolve });
/** A cell to go to as soon as the page is there, before the grid can be: id.field */
const early = asked.get('goTo')?.split('.') ?? [];
/** With ?journal=1 the sheet writes through the page's journal, as on a ledger's page. */
const journal = asked.has('journal') ? journalOver(ledger) : undefined;
/** How the tests call the codec of the clipboard's HTML, which needs a document. */
const codec = { toHtml, fromHtml: (html: string) => fromHtml(new DOMParser().parseFromString(html, 'text/html')) };
let made = 0;
const revealed: string[] = [];

function Harness() {
  const sheet = useRef<SheetHandle>(null);
  const [notice, setNotice] = useState<Notice>();
  const [quickFilter, setQuickFilter] = useState('');
  const [reveal, setReveal] = useState(false);
  const [shown, setShown] = useState(true);
  // a sheet that is opened anew begins with what the ledger holds
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is opened anew when it is shown
  const standing = useMemo(() => [...ledger.rows.values()].map((row) => ({ ...row })), [shown]);
  Object.assign(window, { harness: { ledger, sheet, codec, setQuickFilter, setReveal, setShown, revealed } });
  useEffect(() => {
    const [id, field] = early;
    if (id && field) sheet.current?.goTo(id, field);
  }, []);
  const text =
    notice === undefined
      ? ''
      : notice.kind !== 'failed'
        ? notice.message
        : notice.error instanceof LedgerError
          ? notice.error.message
          : String(notice.error);
  return (
    <div className="harness">
      <div className="harness-notice">
        {journal && <SaveBar journal={journal} />}
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
            rows={standing}
            outbox={journal?.outboxOf(table)}
            problems={ledger.problems()}
            labelOf={labelOf}
            optionsOf={options}
            apply={(batch) => ledger.apply(batch)}
            newId={() => `new-${++made}`}
            unit={unit}
            today={today}
            onNotice={setNotice}
            waive={async (problem, text) => sheet.current?.mergeReply(await ledger.waive(problem, text))}
            undo={() => (document.title = '撤销')}
            redo={() => (document.title = '恢复')}
            keptColumns={JSON.parse(localStorage.getItem('columns') ?? 'null')}
            onColumns={(columns) => localStorage.setItem('columns', JSON.stringify(columns))}
            quickFilter={quickFilter}
            onQuickFilter={setQuickFilter}
            onOnlyProblems={(on) => sheet.current?.onlyProblems(on)}
            onReveal={(fields) => revealed.push(...fields)}
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
      <ConfigProvider theme={theme} button={{ autoInsertSpace: false }}>
        <Harness />
      </ConfigProvider>
    </StrictMode>,
  );
