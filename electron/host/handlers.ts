import { join } from 'node:path';
import type { z } from 'zod';
import type { ThreadCallName, ThreadCalls } from '#shared/contract/calls.ts';
import { isUnread } from '#shared/model/field.ts';
import { catalogue } from '#shared/rules/catalogue.ts';
import type { Bookkeeping, Watch } from '../bookkeeping/bookkeeping.ts';
import { acceptEnrolment } from '../exchange/accept-enrolment.ts';
import { acceptReceipt } from '../exchange/accept-receipt.ts';
import { exchangeState } from '../exchange/exchange-state.ts';
import { exportPackage } from '../exchange/export-package.ts';
import { inspect } from '../exchange/inspect.ts';
import { issueEnrolment } from '../exchange/issue-enrolment.ts';
import { readRequest } from '../exchange/read-request.ts';
import { receive } from '../exchange/receive.ts';
import { requestEnrolment } from '../exchange/request-enrolment.ts';
import { revoke } from '../exchange/revoke.ts';
import { verify } from '../exchange/verify.ts';
import { commitStage, stageCells } from '../intake/staging.ts';
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
  'bookkeeping.waive': (input) => books.waive(input),
  'bookkeeping.periods': () => books.periods(),
  'bookkeeping.choosePeriod': ({ period }) => {
    const { problems } = books.check(period);
    return { period: books.period(period), problems };
  },
  'bookkeeping.close': ({ period }) => books.close(period),
  'bookkeeping.amend': ({ period, text }) => books.amend(period, text),
  'checking.check': ({ period }) => books.check(period),
  'checking.problems': () => books.problems(),
  'checking.rules': () => catalogue.map(({ id, title, severity, source, table }) => ({ id, title, severity, source, table })),
  'intake.stageCells': (input) => stageCells(books, input),
  'intake.commit': ({ stage }, watch) => commitStage(books, stage, watch),
  'exchange.state': () => exchangeState(books),
  'exchange.export': ({ period }) => exportPackage(books, period),
  'exchange.inspect': (file) => inspect(books, file),
  'exchange.verify': (file) => verify(books, file),
  'exchange.receive': (file) => receive(books, file),
  'exchange.acceptReceipt': (file) => acceptReceipt(books, file),
  'exchange.requestEnrolment': () => requestEnrolment(books),
  'exchange.readRequest': (file) => readRequest(books, file),
  'exchange.issueEnrolment': (file) => issueEnrolment(books, file),
  'exchange.acceptEnrolment': ({ replaceRoot, ...file }) => acceptEnrolment(books, file, { replaceRoot }),
  'exchange.revoke': ({ serial, reason }) => revoke(books, serial, reason),
});

const matches = (value: unknown, wanted: string): boolean =>
  Array.isArray(value) ? value.map(String).includes(wanted) : isUnread(value) ? value.unread === wanted : String(value ?? '') === wanted;

// the day in China, and the instant so that two of one day stand side by side
const backupFile = ({ ledger, clock }: Bookkeeping) =>
  join(ledgerFolder(ledger.folder).backups, `${clock.today()}_${clock.now().slice(11, 19).replaceAll(':', '')}.lxbak`);
