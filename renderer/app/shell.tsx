import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { DeskState } from '#shared/contract/desk.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import { AttachmentsPanel } from '../attachments/attachments-panel.tsx';
import { keepAttachmentsBeside, useAttachmentsView } from '../attachments/attachments-view.ts';
import { AssignmentPage } from '../pages/assignment/assignment-page.tsx';
import { CompletenessPage } from '../pages/completeness/completeness-page.tsx';
import { CoveragePage } from '../pages/coverage/coverage-page.tsx';
import { DevelopmentPage } from '../pages/development/development-page.tsx';
import { EnrolmentPage } from '../pages/enrolment/enrolment-page.tsx';
import { ImportPage } from '../pages/import/import-page.tsx';
import { InspectPage } from '../pages/inspect/inspect-page.tsx';
import { ManualPage } from '../pages/manual/manual-page.tsx';
import { MonthPage } from '../pages/month/month-page.tsx';
import { ReceivePage } from '../pages/receive/receive-page.tsx';
import { RecyclePage } from '../pages/recycle/recycle-page.tsx';
import { RosterPage } from '../pages/roster/roster-page.tsx';
import { StandardsPage } from '../pages/standards/standards-page.tsx';
import { TablePage } from '../pages/table/table-page.tsx';
import { TaskPage } from '../pages/task/task-page.tsx';
import { WarningPage } from '../pages/warning/warning-page.tsx';
import { useHandedDocuments } from './handed-documents.ts';
import { HistoryDrawer } from './history-drawer.tsx';
import { forgetHistory, keepHistoryBeside, useHistoryView } from './history-view.ts';
import { useBridge } from './host-context.tsx';
import { Journal } from './journal.ts';
import { JournalProvider } from './journal-context.tsx';
import { Navigation } from './navigation.tsx';
import { ProblemPanel } from './problem-panel.tsx';
import { useRoute } from './route.ts';
import { useShortcuts } from './shortcuts.ts';
import { TopBar } from './top-bar.tsx';
import './frame.css';

/** The page of an open ledger: navigation, top bar, the page asked for, the problem panel. */
export function Shell({ desk, identity }: { desk: DeskState; identity: Identity }) {
  const bridge = useBridge();
  const client = useQueryClient();
  const journal = useMemo(() => new Journal(bridge, client), [bridge, client]);
  useEffect(() => void journal.begin(), [journal]);
  return (
    <JournalProvider value={journal}>
      <Frame desk={desk} identity={identity} />
    </JournalProvider>
  );
}

function Frame({ desk, identity }: { desk: DeskState; identity: Identity }) {
  const route = useRoute();
  useShortcuts();
  useHandedDocuments(desk.handed);
  const withHistory = useHistoryView() !== undefined;
  useEffect(() => forgetHistory, []);
  const table = route.page === 'table' ? route.table : undefined;
  const attachments = useAttachmentsView();
  useEffect(() => {
    keepHistoryBeside(table);
    keepAttachmentsBeside(table);
  }, [table]);
  const withProblems = route.page === 'table' || route.page === 'month';
  return (
    <div className="frame">
      <TopBar identity={identity} />
      <Navigation level={identity.level} version={desk.version} />
      <main className="page" id="page">
        {route.page === 'month' && <MonthPage identity={identity} />}
        {route.page === 'table' && <TablePage key={route.table} table={route.table} identity={identity} />}
        {route.page === 'import' && <ImportPage table={route.table} identity={identity} />}
        {route.page === 'coverage' && <CoveragePage identity={identity} />}
        {route.page === 'assignment' && <AssignmentPage identity={identity} />}
        {route.page === 'development' && <DevelopmentPage identity={identity} />}
        {route.page === 'warning' && <WarningPage identity={identity} />}
        {route.page === 'standards' && <StandardsPage identity={identity} />}
        {route.page === 'recycle' && <RecyclePage />}
        {route.page === 'receive' && <ReceivePage />}
        {route.page === 'completeness' && <CompletenessPage />}
        {route.page === 'enrolment' && <EnrolmentPage identity={identity} />}
        {route.page === 'task' && <TaskPage identity={identity} />}
        {route.page === 'roster' && <RosterPage identity={identity} />}
        {route.page === 'inspect' && <InspectPage identity={identity} />}
        {route.page === 'manual' && <ManualPage chapter={route.chapter} />}
      </main>
      {/* they share the right side, so that neither covers the page */}
      {withHistory ? (
        <HistoryDrawer />
      ) : attachments ? (
        <AttachmentsPanel key={attachments.id} view={attachments} identity={identity} />
      ) : (
        withProblems && <ProblemPanel own={table} />
      )}
    </div>
  );
}
