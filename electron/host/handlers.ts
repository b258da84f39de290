import { join } from 'node:path';
import type { z } from 'zod';
import type { ThreadCallName, ThreadCalls } from '#shared/contract/calls.ts';
import { isUnread } from '#shared/model/field.ts';
import { catalogue } from '#shared/rules/catalogue.ts';
import { addAttachment } from '../attachments/add-attachment.ts';
import { readAttachment } from '../attachments/read-attachment.ts';
import { sweepAttachments } from '../attachments/sweep-attachments.ts';
import type { Bookkeeping, Watch } from '../bookkeeping/bookkeeping.ts';
import { coverageTrend } from '../bookkeeping/coverage-trend.ts';
import { monthChanges } from '../bookkeeping/month-changes.ts';
import { deletedRows } from '../bookkeeping/recycle-bin.ts';
import { reportedAmong } from '../bookkeeping/reported.ts';
import { restoringBatch } from '../bookkeeping/restoring.ts';
import { acceptEnrolment } from '../exchange/accept-enrolment.ts';
import { acceptReceipt } from '../exchange/accept-receipt.ts';
import { acceptTask, readTask } from '../exchange/accept-task.ts';
import { compareDispute } from '../exchange/compare-dispute.ts';
import { completeness } from '../exchange/completeness.ts';
import { decideDispute } from '../exchange/decide-dispute.ts';
import { disputes } from '../exchange/disputes.ts';
import { exchangeState } from '../exchange/exchange-state.ts';
import { exportPackage } from '../exchange/export-package.ts';
import { inspect } from '../exchange/inspect.ts';
import { issueEnrolment } from '../exchange/issue-enrolment.ts';
import { issueTask } from '../exchange/issue-task.ts';
import { previewPackage } from '../exchange/preview-package.ts';
import { readRequest } from '../exchange/read-request.ts';
import { receive } from '../exchange/receive.ts';
import { requestEnrolment } from '../exchange/request-enrolment.ts';
import { returnReceived } from '../exchange/return-received.ts';
import { revoke } from '../exchange/revoke.ts';
import { rulesetInForceFor, taskFile, tasks } from '../exchange/tasks.ts';
import { verify } from '../exchange/verify.ts';
import { leaveRows, mendStage, undoStage } from '../intake/staging/mending.ts';
import { rejectedRows } from '../intake/staging/rejected-rows.ts';
import { commitStage, discardStage, restage, stageCells, stagedCells, stageRows } from '../intake/staging/stage.ts';
import { sheetFile } from '../intake/writing/sheet-file.ts';
import { template } from '../intake/writing/template.ts';
import { revocationList } from '../keys/revocation-list.ts';
import { writeBackup } from '../ledger/backup.ts';
import { integrity } from '../ledger/integrity.ts';
import { ledgerFolder } from '../ledger/ledger-folder.ts';
import { search } from '../ledger/search.ts';

export type Handlers = {
  [N in ThreadCallName]: (
    input: z.output<ThreadCalls[N]['input']>,
    watch: Watch,
  ) => z.output<ThreadCalls[N]['output']> | Promise<z.output<ThreadCalls[N]['output']>>;
};

/** The thread's answer to every call: each leads to one function of one room. */
export const handlersOver = (books: Bookkeeping): Handlers => ({
  'ledger.identity': () => books.ledger.identity,
  'ledger.rows': ({ table, where }) => ({
    rows: books.ledger.rows(table).filter((row) => Object.entries(where ?? {}).every(([field, value]) => matches(row[field], value))),
  }),
  'ledger.search': ({ text, limit }) => search(books.ledger, text, limit),
  'ledger.reveal': ({ table, fields }) => books.reveal(table, fields),
  'ledger.integrity': () => integrity(books.ledger),
  'ledger.backup': () => writeBackup(books.ledger, backupFile(books)),
  'bookkeeping.apply': (batch, watch) => books.apply(batch, watch),
  'bookkeeping.undo': ({ batch }, watch) => books.undo(batch, watch),
  'bookkeeping.redo': (_, watch) => books.redo(watch),
  'bookkeeping.next': () => books.next(),
  'bookkeeping.history': ({ row, limit, ...only }) => books.history(row, limit, only),
  'bookkeeping.batch': ({ batch, from, limit }) => books.batch(batch, from, limit),
  'bookkeeping.reported': ({ table, ids }) => ({ ids: reportedAmong(books.ledger, table, ids) }),
  'bookkeeping.waive': (input) => books.waive(input),
  'bookkeeping.periods': () => books.periods(),
  'bookkeeping.choosePeriod': ({ period }) => {
    const { problems } = books.check(period);
    return { period: books.period(period), problems };
  },
  'bookkeeping.close': ({ period, unchanged }) => books.close(period, unchanged),
  'closing.changes': ({ period }) => monthChanges(books.ledger, period),
  'closing.explain': ({ period, ...said }) => books.explain(period, said),
  'bookkeeping.amend': ({ period, text }) => books.amend(period, text),
  'recycle.rows': (question) => deletedRows(books.ledger, question),
  'recycle.restore': ({ ids }, watch) => books.applyRead(restoringBatch(books.ledger, ids), watch),
  'coverage.trend': (asked, watch) => coverageTrend(books, asked, watch),
  'checking.check': ({ period }, watch) => books.check(period, watch),
  'checking.problems': () => books.problems(),
  'checking.rules': () => catalogue.map(({ id, title, severity, source, table }) => ({ id, title, severity, source, table })),
  'intake.stageCells': (input, watch) => stageCells(books, input, watch),
  'intake.restage': ({ stage, ...choices }, watch) => restage(books, stage, choices, watch),
  'intake.cells': ({ stage, from, count }) => stagedCells(books, stage, from, count),
  'intake.rows': ({ stage, table }, watch) => stageRows(books, stage, table, watch),
  'intake.mend': (input, watch) => mendStage(books, input, watch),
  'intake.leave': (input, watch) => leaveRows(books, input, watch),
  'intake.undo': ({ stage, redo }, watch) => undoStage(books, stage, redo, watch),
  'intake.commit': ({ stage, confirmed }, watch) => commitStage(books, stage, { ...(confirmed && { confirmed }), watch }),
  'intake.discard': ({ stage }) => {
    discardStage(books, stage);
    return {};
  },
  'intake.rejected': ({ stage }) => rejectedRows(books, stage),
  'intake.template': ({ table }) => template(table),
  'intake.sheet': (input, watch) => sheetFile(books, input, watch),
  'attachment.add': (file) => addAttachment(books, file),
  'attachment.read': ({ sha256 }) => readAttachment(books, sha256),
  'attachment.sweep': () => sweepAttachments(books),
  'exchange.state': () => exchangeState(books),
  'exchange.export': ({ period }) => exportPackage(books, period),
  'exchange.inspect': (file) => inspect(books, file),
  'exchange.verify': (file) => verify(books, file),
  'exchange.receive': ({ sentBack, ...file }) => receive(books, file, sentBack),
  'exchange.preview': (file) => previewPackage(books, file),
  'exchange.returnReceived': ({ package: id, ...back }) => returnReceived(books, id, back),
  'exchange.disputes': () => disputes(books),
  'exchange.compareDispute': ({ id }) => compareDispute(books, id),
  'exchange.decideDispute': ({ id, ...choice }) => decideDispute(books, id, choice),
  'exchange.completeness': (asked) => completeness(books, asked),
  'exchange.revocationList': async () => ({ name: `${books.ledger.identity.unit}.crl`, bytes: await revocationList(books) }),
  'exchange.acceptReceipt': (file) => acceptReceipt(books, file),
  'exchange.requestEnrolment': () => requestEnrolment(books),
  'exchange.readRequest': (file) => readRequest(books, file),
  'exchange.issueEnrolment': (file) => issueEnrolment(books, file),
  'exchange.acceptEnrolment': ({ replaceRoot, ...file }) => acceptEnrolment(books, file, { replaceRoot }),
  'exchange.ruleset': ({ period }) => rulesetInForceFor(books, period),
  'exchange.tasks': () => tasks(books),
  'exchange.taskFile': ({ id }) => taskFile(books, id),
  'exchange.issueTask': (order) => issueTask(books, order),
  'exchange.readTask': (file) => readTask(books, file),
  'exchange.acceptTask': (file) => acceptTask(books, file),
  'exchange.revoke': ({ serial, reason }) => revoke(books, serial, reason),
});

const matches = (value: unknown, wanted: string): boolean =>
  Array.isArray(value) ? value.map(String).includes(wanted) : isUnread(value) ? value.unread === wanted : String(value ?? '') === wanted;

// the day in China, and the instant so that two of one day stand side by side
const backupFile = ({ ledger, clock }: Bookkeeping) =>
  join(ledgerFolder(ledger.folder).backups, `${clock.today()}_${clock.now().slice(11, 19).replaceAll(':', '')}.lxbak`);
