import { join } from 'node:path';
import type { z } from 'zod';
import type { ThreadCallName, ThreadCalls } from '#shared/contract/calls.ts';
import { isUnread } from '#shared/model/field.ts';
import { catalogue } from '#shared/rules/catalogue.ts';
import { addAttachment } from '../attachments/add-attachment.ts';
import { readAttachment } from '../attachments/read-attachment.ts';
import { sweepAttachments } from '../attachments/sweep-attachments.ts';
import { wholeIntegrity } from '../attachments/whole-integrity.ts';
import type { Bookkeeping, Watch } from '../bookkeeping/bookkeeping.ts';
import { coverageTrend } from '../bookkeeping/coverage-trend.ts';
import { monthChanges } from '../bookkeeping/month-changes.ts';
import { deletedRows } from '../bookkeeping/recycle-bin.ts';
import { reportedAmong } from '../bookkeeping/reported.ts';
import { restoringBatch } from '../bookkeeping/restoring.ts';
import { acceptReceipt } from '../exchange/answering/accept-receipt.ts';
import { answerProblem } from '../exchange/answering/answer-problem.ts';
import { answersBelow } from '../exchange/answering/answers-shown.ts';
import { remarkReceived } from '../exchange/answering/remark-received.ts';
import { returnReceived } from '../exchange/answering/return-received.ts';
import { reviewReceived } from '../exchange/answering/review-received.ts';
import { settleAnswer } from '../exchange/answering/settle-answer.ts';
import { archiveOf } from '../exchange/archive.ts';
import { completeness } from '../exchange/completeness.ts';
import { compareDispute } from '../exchange/disputes/compare-dispute.ts';
import { decideDispute } from '../exchange/disputes/decide-dispute.ts';
import { disputes } from '../exchange/disputes/disputes.ts';
import { acceptEnrolment, readAuthorization } from '../exchange/enrolling/accept-enrolment.ts';
import { changeKeys, endKeyChange } from '../exchange/enrolling/change-keys.ts';
import { enrolmentBoard } from '../exchange/enrolling/enrolment-board.ts';
import { addRecipient, removeRecipient } from '../exchange/enrolling/further-recipients.ts';
import { issueEnrolment } from '../exchange/enrolling/issue-enrolment.ts';
import { readRequest } from '../exchange/enrolling/read-request.ts';
import { readRevocations } from '../exchange/enrolling/read-revocations.ts';
import { reissueEnrolments } from '../exchange/enrolling/reissue-enrolments.ts';
import { requestEnrolment } from '../exchange/enrolling/request-enrolment.ts';
import { revoke } from '../exchange/enrolling/revoke.ts';
import { takeRevocations } from '../exchange/enrolling/take-revocations.ts';
import { exchangeState } from '../exchange/exchange-state.ts';
import { exportPackage, exportPackageTo } from '../exchange/export-package.ts';
import { acceptGrant } from '../exchange/granting/accept-grant.ts';
import { grantFile, grants } from '../exchange/granting/grants.ts';
import { issueGrant } from '../exchange/granting/issue-grant.ts';
import { inspect, inspectAt } from '../exchange/inspect.ts';
import { notReceived } from '../exchange/not-received.ts';
import { previewPackage } from '../exchange/preview-package.ts';
import { receive, receiveAt } from '../exchange/receive.ts';
import { stageRoster } from '../exchange/rosters/accept-roster.ts';
import { askBoth } from '../exchange/rosters/ask-both.ts';
import { duplicates } from '../exchange/rosters/duplicates.ts';
import { issueFromStage, readExtract, rosterUnits, takenRosters } from '../exchange/rosters/rosters.ts';
import { acceptTask, readTask } from '../exchange/tasks/accept-task.ts';
import { issueTask } from '../exchange/tasks/issue-task.ts';
import { rulesetInForceFor, taskFile, tasks } from '../exchange/tasks/tasks.ts';
import { passTransfer } from '../exchange/transferring/pass-transfer.ts';
import { receivingUnits } from '../exchange/transferring/receiving-units.ts';
import { stageTransfer } from '../exchange/transferring/take-transfer.ts';
import { previewTransfer, transferOut } from '../exchange/transferring/transfer-out.ts';
import { transferFile, transfers, waitingSlip, waitingSlips } from '../exchange/transferring/transfers.ts';
import { verify, verifyAt } from '../exchange/verify.ts';
import { chooseCells, givenCells } from '../intake/staging/choosing.ts';
import { leaveRows, mendStage, undoStage } from '../intake/staging/mending.ts';
import { rejectedRows } from '../intake/staging/rejected-rows.ts';
import { commitStage, discardStage, restage, stageCells, stagedCells, stageRows } from '../intake/staging/stage.ts';
import { sheetFile } from '../intake/writing/sheet-file.ts';
import { template } from '../intake/writing/template.ts';
import { chooseSuite } from '../keys/desk-keys.ts';
import { revocationList } from '../keys/revocation-list.ts';
import { makeServerCertificate } from '../keys/server-certificate.ts';
import { writeBackup } from '../ledger/backup.ts';
import { ledgerFolder } from '../ledger/ledger-folder.ts';
import { search } from '../ledger/search.ts';
import { enqueue, noteUpload, offer, outboxEntries, uploadLink } from '../upload/books/outbox.ts';
import { uploadPermits } from '../upload/books/permits.ts';
import { keepSettings, settingsOf } from '../upload/books/settings.ts';
import { tidyOutbox } from '../upload/books/tidy-outbox.ts';
import { divisionName, townshipsOf } from './divisions.ts';

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
  'ledger.integrity': (_, watch) => wholeIntegrity(books.ledger, watch),
  'ledger.backup': () => writeBackup(books.ledger, join(ledgerFolder(books.ledger.folder).backups, backupName(books))),
  'ledger.backupTo': ({ out }) => writeBackup(books.ledger, 'file' in out ? out.file : join(out.folder, backupName(books))),
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
  'bookkeeping.close': ({ period, unchanged }, watch) => books.close(period, unchanged, watch),
  'closing.changes': ({ period }) => monthChanges(books.ledger, period, books.ownRuleset(period).parameters),
  'closing.explain': ({ period, ...said }) => books.explain(period, said),
  'bookkeeping.amend': ({ period, text }) => books.amend(period, text),
  'recycle.rows': (question) => deletedRows(books.ledger, question),
  'recycle.restore': ({ ids }, watch) => books.applyRead(restoringBatch(books.ledger, ids), watch),
  'coverage.trend': (asked, watch) => coverageTrend(books, asked, watch),
  'checking.check': ({ period }, watch) => books.check(period, watch),
  'checking.problems': (_, watch) => books.problems(watch),
  'checking.rules': () => catalogue.map(({ id, title, severity, source, table }) => ({ id, title, severity, source, table })),
  'intake.stageCells': (input, watch) => stageCells(books, input, watch),
  'intake.restage': ({ stage, ...choices }, watch) => restage(books, stage, choices, watch),
  'intake.cells': ({ stage, from, count }) => stagedCells(books, stage, from, count),
  'intake.rows': ({ stage, table }, watch) => stageRows(books, stage, table, watch),
  'intake.mend': (input, watch) => mendStage(books, input, watch),
  'intake.leave': (input, watch) => leaveRows(books, input, watch),
  'intake.givenCells': ({ stage }) => givenCells(books, stage),
  'intake.choose': (input, watch) => chooseCells(books, input, watch),
  'intake.undo': ({ stage, redo }, watch) => undoStage(books, stage, redo, watch),
  'intake.commit': ({ stage, confirmed }, watch) => commitStage(books, stage, { ...(confirmed && { confirmed }), watch }),
  'intake.discard': ({ stage }) => {
    discardStage(books, stage);
    return {};
  },
  'intake.rejected': ({ stage }) => rejectedRows(books, stage),
  'intake.template': ({ table }) => template(table, books.ruleset.lists),
  'intake.sheet': (input, watch) => sheetFile(books, input, watch),
  'attachment.add': (file) => addAttachment(books, file),
  'attachment.read': ({ sha256 }) => readAttachment(books, sha256),
  'attachment.sweep': () => sweepAttachments(books),
  'exchange.state': () => exchangeState(books),
  'exchange.export': ({ period }) => exportPackage(books, period),
  'exchange.exportTo': ({ period, out }) => exportPackageTo(books, period, (name) => ('file' in out ? out.file : join(out.folder, name))),
  'exchange.inspect': (file) => inspect(books, file),
  'exchange.verify': (file) => verify(books, file),
  'exchange.inspectAt': ({ path }) => inspectAt(books, path),
  'exchange.verifyAt': ({ path }) => verifyAt(books, path),
  'exchange.receiveAt': ({ path, ...said }) => receiveAt(books, path, said),
  'exchange.receive': ({ name, bytes, ...said }) => receive(books, { name, bytes }, said),
  'exchange.preview': (file) => previewPackage(books, file),
  'exchange.returnReceived': ({ package: id, ...back }) => returnReceived(books, id, back),
  'exchange.remarkReceived': ({ package: id, ...said }) => remarkReceived(books, id, said),
  'exchange.answerProblem': (given) => answerProblem(books, given),
  'exchange.review': ({ package: id }) => reviewReceived(books, id),
  'exchange.answers': () => answersBelow(books),
  'exchange.settleAnswer': ({ key }) => settleAnswer(books, key),
  'exchange.grants': () => grants(books),
  'exchange.issueGrant': (order) => issueGrant(books, order),
  'exchange.grantFile': ({ id }) => grantFile(books, id),
  'exchange.acceptGrant': (file) => acceptGrant(books, file),
  'exchange.disputes': () => disputes(books),
  'exchange.compareDispute': ({ id }) => compareDispute(books, id),
  'exchange.decideDispute': ({ id, ...choice }) => decideDispute(books, id, choice),
  'exchange.completeness': (asked) => completeness(books, asked),
  'exchange.notReceived': ({ period }) => notReceived(books, period),
  'exchange.revocationList': async () => ({ name: `${books.ledger.identity.unit}.crl`, bytes: await revocationList(books) }),
  'exchange.acceptReceipt': (file) => acceptReceipt(books, file),
  'exchange.requestEnrolment': () => requestEnrolment(books),
  'exchange.readRequest': (file) => readRequest(books, file),
  'exchange.issueEnrolment': ({ replacing, ...file }) => issueEnrolment(books, file, replacing),
  'exchange.acceptEnrolment': ({ replaceRoot, ...file }) => acceptEnrolment(books, file, { replaceRoot }),
  'exchange.ruleset': ({ period, duty }) => rulesetInForceFor(books, period, duty),
  'exchange.tasks': () => tasks(books),
  'exchange.taskFile': ({ id }) => taskFile(books, id),
  'exchange.issueTask': (order) => issueTask(books, order),
  'exchange.readTask': (file) => readTask(books, file),
  'exchange.acceptTask': (file) => acceptTask(books, file),
  'roster.units': () => rosterUnits(books),
  'roster.extract': ({ stage }) => readExtract(books, stage),
  'roster.issue': (order) => issueFromStage(books, order),
  'roster.stage': (file, watch) => stageRoster(books, file, watch),
  'roster.taken': () => takenRosters(books),
  'transfer.units': () => receivingUnits(books, townshipsOf),
  'transfer.preview': (order) => previewTransfer(books, order),
  'transfer.out': (order) => transferOut(books, order),
  'transfer.pass': (file) => passTransfer(books, file),
  'transfer.stage': (file, watch) => stageTransfer(books, file, watch),
  'transfer.list': () => transfers(books),
  'transfer.waiting': () => waitingSlips(books),
  'transfer.slip': ({ id }) => waitingSlip(books, id),
  'transfer.file': ({ id }) => transferFile(books, id),
  'transfer.duplicates': () => duplicates(books, divisionName),
  'transfer.askBoth': ({ groups }) => askBoth(books, groups, divisionName),
  'exchange.revoke': ({ serial, ...revocation }) => revoke(books, serial, revocation),
  'enrolment.board': () => enrolmentBoard(books),
  'enrolment.readAuthorization': (file) => readAuthorization(books, file),
  'enrolment.reissue': async ({ units }, watch) => ({ files: await reissueEnrolments(books, units, watch) }),
  'enrolment.archive': ({ files }) => archiveOf(books, files),
  'enrolment.changeKeys': async ({ compromised, ...change }) => ({ request: await changeKeys(books, { ...change, vouch: !compromised }) }),
  'enrolment.readRevocations': (file) => readRevocations(books, file),
  'enrolment.takeRevocations': (file) => takeRevocations(books, file),
  'enrolment.chooseSuite': async ({ suite }) => {
    await chooseSuite(books, suite);
    return {};
  },
  'enrolment.endKeyChange': () => {
    endKeyChange(books);
    return {};
  },
  'enrolment.addRecipient': async (given) => {
    await addRecipient(books, given);
    return {};
  },
  'enrolment.removeRecipient': ({ recipient }) => {
    removeRecipient(books, recipient);
    return {};
  },
  'outbox.read': () => ({ entries: outboxEntries(books), link: uploadLink(books), settings: settingsOf(books) }),
  'outbox.put': ({ period }) => enqueue(books, period),
  'outbox.tidy': () => {
    tidyOutbox(books);
    return {};
  },
  'outbox.offer': (file) => offer(books, file),
  'outbox.note': ({ id, ...change }) => {
    noteUpload(books, id, change);
    return {};
  },
  'outbox.keepSettings': (change) => keepSettings(books, change),
  'inbox.credentials': ({ hosts }) => makeServerCertificate(books, hosts),
  'inbox.permits': () => ({ ...uploadPermits(books), settings: settingsOf(books) }),
});

const matches = (value: unknown, wanted: string): boolean =>
  Array.isArray(value) ? value.map(String).includes(wanted) : isUnread(value) ? value.unread === wanted : String(value ?? '') === wanted;

// the day in China, and the instant so that two of one day stand side by side
const backupName = ({ clock }: Bookkeeping) => `${clock.today()}_${clock.now().slice(11, 19).replaceAll(':', '')}.lxbak`;
