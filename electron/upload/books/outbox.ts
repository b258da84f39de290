import 'reflect-metadata';
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { X509Certificate } from '@peculiar/x509';
import type { OutboxEntry, UploadLink } from '#shared/contract/upload.ts';
import { LedgerError } from '#shared/errors.ts';
import { makeFolder } from '../../attachments/write-whole.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import type { Entry, RegisterBodies } from '../../bookkeeping/registers.ts';
import { exportPackageTo } from '../../exchange/export-package.ts';
import { suiteOfCertificate } from '../../keys/algorithms.ts';
import { superiorRevoked } from '../../keys/superior-revoked.ts';
import { asLedgerError } from '../../ledger/failures.ts';
import { ledgerFolder } from '../../ledger/ledger-folder.ts';
import { settingsOf } from './settings.ts';

/** Every file on its way up, oldest first. An older revision than the newest exported of its month is no longer sent. */
export function outboxEntries(books: Bookkeeping): OutboxEntry[] {
  return books.registers.list('upload').map((entry) => entryOf(retired(books, entry)));
}

/** Where to send to, and by what to be known there. */
export function uploadLink({ registers }: Bookkeeping): UploadLink {
  const enrolment = registers.get('enrolment', 'current')?.body;
  const [, ...chain] = enrolment?.chain ?? [];
  const address = settingsOf({ registers }).address ?? enrolment?.upload?.address ?? null;
  const { token = null, authority } = enrolment?.upload ?? {};
  const revoked = superiorRevoked(registers);
  if (authority !== undefined) return { address, token, authorities: [authority], revoked };
  // what came in 国密 before there were such certificates leads to no server: a new one is asked for
  return { address, token: isForLines(chain) ? token : null, authorities: chain, revoked };
}

/** Whether TLS can check what a superior's own key issued. */
const isForLines = ([superior]: readonly string[]): boolean =>
  superior !== undefined && suiteOfCertificate(new X509Certificate(superior).rawData).id === 'p256';

/**
 * Exports a closed month into the outbox and keeps the very file that is sent: sealing it again would give other bytes, and the other side knows a file by
 * its sha256. The same revision again is the same entry. It is entered before the file has its name, so that none has one that the book does not know
 * (tidy-outbox.ts ends what a kill cut off). Throws as exportPackageTo.
 */
export async function enqueue(books: Bookkeeping, period: string): Promise<OutboxEntry> {
  const { revision } = books.snapshot(period);
  const there = queuedAgain(books, period, revision);
  if (there) return there;
  const { outbox } = ledgerFolder(books.ledger.folder);
  readyFolder(outbox);
  // two exports of one month bear one name and are two files
  const place = (name: string) => join(outbox, `${name.replace(/\.lxpkg$/, '')}_${books.clock.id()}.lxpkg`);
  let entered: string | undefined;
  try {
    await exportPackageTo(books, period, place, ({ name, file, size, sha256, id }) => {
      // another call put one in, or the month was amended, while this one was sealing
      if (books.snapshot(period).revision !== revision || goodOf(books, period, revision)) return false;
      setAside(books, period, revision);
      put(books, sha256, { name, package: id, period, revision, size, file: basename(file) });
      entered = sha256;
      return true;
    });
  } catch (error) {
    // it did not get its name, or was not entered after all
    if (entered !== undefined && books.registers.get('upload', entered)) noteUpload(books, entered, { state: 'cancelled' });
    throw error;
  }
  return entered === undefined ? enqueue(books, period) : entryOf(known(books, entered));
}

/** Entries of a month's revision whose file is gone: were it to come back, the month would be sent twice. */
function setAside(books: Bookkeeping, period: string, revision: number): void {
  for (const { id, body } of books.registers.list('upload'))
    if (body.period === period && body.revision === revision && isUnderWay(body)) noteUpload(books, id, { state: 'superseded' });
}

/** The entry of a month's revision that was sent or can be. */
const goodOf = (books: Bookkeeping, period: string, revision: number): Entry<'upload'> | undefined =>
  books.registers.list('upload').find(({ body }) => body.period === period && body.revision === revision && isGood(books, body));

/** The same, in the queue again where it had left it. */
function queuedAgain(books: Bookkeeping, period: string, revision: number): OutboxEntry | undefined {
  const there = goodOf(books, period, revision);
  if (!there) return undefined;
  if (there.body.state !== 'queued' && there.body.state !== 'sent') change(books, there, { state: 'queued', failure: null });
  return entryOf(known(books, there.id));
}

/** A file that a command sends by its own path. One that was sent before stays so. */
export function offer(books: Bookkeeping, { id, name, size }: { id: string; name: string; size: number }): OutboxEntry {
  const there = books.registers.get('upload', id);
  if (!there) put(books, id, { name, package: null, period: null, revision: null, size, file: null });
  else if (there.body.state !== 'sent') change(books, there, { state: 'queued', failure: null });
  return entryOf(known(books, id));
}

type State = RegisterBodies['upload']['state'];
type Noted = Pick<RegisterBodies['upload'], 'state' | 'url' | 'offset' | 'failure'>;
type Change = { readonly [K in keyof Noted]?: Noted[K] | undefined };

/** What may be noted of a file besides how far it has come; what was called off and had arrived all the same has arrived. */
const leadsTo: Readonly<Record<State, readonly State[]>> = {
  queued: ['queued', 'refused', 'sent', 'cancelled', 'superseded'],
  refused: ['queued', 'refused', 'sent', 'cancelled', 'superseded'],
  cancelled: ['sent'],
  superseded: ['sent'],
  sent: [],
};

/**
 * Notes how far a file has come. What is settled leaves the outbox; that it was sent stands in the log. What the line still says of a file that is
 * settled changes nothing. Throws UPLOAD-UNKNOWN, also where a person would queue or call off one that is settled.
 */
export function noteUpload(books: Bookkeeping, id: string, noted: Change): void {
  const entry = known(books, id);
  const { state } = entry.body;
  if (leadsTo[state].includes(noted.state ?? state)) change(books, entry, noted);
  else if (noted.state === 'queued' || (noted.state === 'cancelled' && state !== 'cancelled')) throw new LedgerError('UPLOAD-UNKNOWN');
}

function change(books: Bookkeeping, { id, body }: Entry<'upload'>, noted: Change): void {
  const settled = noted.state !== undefined && noted.state !== 'queued';
  const settledAt = noted.state === undefined ? body.settledAt : settled ? books.clock.now() : null;
  books.atomically(() => {
    books.registers.put('upload', id, { ...body, ...defined(noted), settledAt });
    if (noted.state === 'sent' && body.state !== 'sent') books.note(`上传${body.name}`.slice(0, 200));
  });
  const keepsFile = noted.state === undefined || noted.state === 'queued' || noted.state === 'refused';
  if (!keepsFile && body.file !== null) remove(join(ledgerFolder(books.ledger.folder).outbox, body.file));
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // another program holds it: what was noted stands, and tidy-outbox.ts removes it at the next start
  }
}

const defined = (noted: Change): Partial<Noted> => Object.fromEntries(Object.entries(noted).filter(([, value]) => value !== undefined));

function known({ registers }: Bookkeeping, id: string): Entry<'upload'> {
  const entry = registers.get('upload', id);
  if (!entry) throw new LedgerError('UPLOAD-UNKNOWN');
  return entry;
}

/** Neither sent nor called off: its file is to be kept. */
export const isUnderWay = ({ state }: RegisterBodies['upload']): boolean => state === 'queued' || state === 'refused';

/** Sent, or still there to be sent. */
const isGood = (books: Bookkeeping, { state, file }: RegisterBodies['upload']): boolean =>
  state === 'sent' || (file !== null && existsSync(join(ledgerFolder(books.ledger.folder).outbox, file)));

function retired(books: Bookkeeping, entry: Entry<'upload'>): Entry<'upload'> {
  const { period, revision } = entry.body;
  if (!isUnderWay(entry.body) || period === null || revision === null) return entry;
  const newer = books.period(period).revision > revision;
  if (!newer) return entry;
  noteUpload(books, entry.id, { state: 'superseded' });
  return known(books, entry.id);
}

type Begun = Pick<RegisterBodies['upload'], 'name' | 'package' | 'period' | 'revision' | 'size' | 'file'>;
const put = ({ registers, clock }: Bookkeeping, id: string, begun: Begun): void =>
  registers.put('upload', id, { ...begun, at: clock.now(), state: 'queued', url: null, offset: 0, settledAt: null, failure: null });

function entryOf({ id, body: { package: _, ...body } }: Entry<'upload'>): OutboxEntry {
  return { id, ...body };
}

function readyFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700);
  } catch (error) {
    throw asLedgerError(error, folder);
  }
}
