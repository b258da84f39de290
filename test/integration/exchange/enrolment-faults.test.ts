import { describe, expect, test } from 'vitest';
import type { Bookkeeping } from '../../../electron/bookkeeping/bookkeeping.ts';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { readRequest } from '../../../electron/exchange/enrolling/read-request.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { readZip } from '../../../electron/exchange/envelope/read-zip.ts';
import { writeZip } from '../../../electron/exchange/envelope/write-zip.ts';
import { exchangeState } from '../../../electron/exchange/exchange-state.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { closeMonth, enrol, enrolledPair, exported, makeCity, makeCounty, makeTownship, period } from './desks.ts';

const refused = (code: string) => expect.objectContaining({ code });
/** The same desk at another instant. */
const at = ({ books }: TestLedger, now: string): Bookkeeping => ({ ...books, clock: { ...books.clock, now: () => now } });

/** The file with one entry's text changed; nothing else brought up to date. */
async function edited(file: DocumentFile, path: string, change: (text: string) => string): Promise<DocumentFile> {
  const entries = [...(await readZip(file.bytes))].map(([name, bytes]) => ({
    path: name,
    bytes: name === path ? new TextEncoder().encode(change(new TextDecoder().decode(bytes))) : bytes,
  }));
  return { name: file.name, bytes: await writeZip(entries) };
}

describe('a request', () => {
  test('whose age recipient was exchanged does not agree with its manifest', async () => {
    const [county, one, other] = [makeCounty(), makeTownship(), makeTownship('330802006', '白云街道')];
    const [request, stranger] = [await requestEnrolment(one.books), await requestEnrolment(other.books)];
    const foreign = new TextDecoder().decode((await readZip(stranger.bytes)).get('recipient.txt'));
    await expect(readRequest(county.books, await edited(request, 'recipient.txt', () => foreign))).rejects.toThrow(refused('DOC-HASH'));
  });

  test('whose name was exchanged names two units', async () => {
    const county = makeCounty();
    const request = await requestEnrolment(makeTownship().books);
    const renamed = await edited(request, 'datapackage.json', (text) => text.replaceAll('330802005', '330802006'));
    await expect(issueEnrolment(county.books, renamed)).rejects.toThrow(refused('DOC-UNIT'));
  });

  test('of a unit that is not directly below is not granted, whatever its level', async () => {
    const [city, county, township] = [makeCity(), makeCounty(), makeTownship()];
    const abroad = makeTownship('330803001', '樟潭街道');
    await expect(issueEnrolment(county.books, await requestEnrolment(abroad.books))).rejects.toThrow(refused('ENROL-SUBORDINATE'));
    await expect(issueEnrolment(city.books, await requestEnrolment(township.books))).rejects.toThrow(refused('ENROL-SUBORDINATE'));
    await expect(issueEnrolment(township.books, await requestEnrolment(abroad.books))).rejects.toThrow(refused('LEDGER-LEVEL'));
    await expect(requestEnrolment(city.books)).rejects.toThrow(refused('LEDGER-LEVEL'));
    expect(county.books.registers.list('certificate')).toEqual([]);
  });
});

describe('an enrolment', () => {
  test('for another unit, for another machine, or changed on the way is not taken', async () => {
    const [county, township] = [makeCounty(), makeTownship()];
    const issued = await issueEnrolment(county.books, await requestEnrolment(township.books));
    await expect(acceptEnrolment(makeTownship('330802006', '白云街道').books, issued)).rejects.toThrow(refused('ENROL-UNIT'));
    await expect(acceptEnrolment(makeTownship().books, issued)).rejects.toThrow(refused('ENROL-KEY'));
    await expect(
      acceptEnrolment(
        township.books,
        await edited(issued, 'recipients.txt', (text) => text.replace(/.$/m, (last) => (last === 'x' ? 'q' : 'x'))),
      ),
    ).rejects.toThrow(refused('DOC-HASH'));
    await expect(
      acceptEnrolment(township.books, await edited(issued, 'datapackage.json', (text) => text.replace('授权', '任命'))),
    ).rejects.toThrow(refused('DOC-SIGNATURE'));
    expect((await exchangeState(township.books)).enrolment).toBeNull();
  });

  test('under another root needs a person’s word; an older one is never taken', async () => {
    const { county, township } = await enrolledPair();
    const request = await requestEnrolment(township.books);
    const fresh = await issueEnrolment(at(county, '2027-01-01T00:00:00.000Z'), request);
    const older = await issueEnrolment(county.books, request);
    await acceptEnrolment(at(township, '2027-01-01T00:00:00.000Z'), fresh);
    await expect(acceptEnrolment(township.books, older)).rejects.toThrow(refused('ENROL-OLD'));

    const newCounty = makeCounty();
    const other = await issueEnrolment(newCounty.books, request);
    await expect(acceptEnrolment(township.books, other)).rejects.toThrow(refused('ENROL-ROOT'));
    expect(await acceptEnrolment(township.books, other, { replaceRoot: true })).toMatchObject({
      fingerprint: (await exchangeState(newCounty.books)).fingerprint,
    });
  });

  test('a lost machine: enrolled again with new keys, the old certificate revoked', async () => {
    const { county, township } = await enrolledPair();
    closeMonth(township);
    const fromOld = await exported(township);
    const [old] = county.books.registers.list('certificate');
    revoke(county.books, old?.id.toUpperCase() ?? '', { reason: '电脑丢失' });
    const again = makeTownship();
    await enrol(again, county);
    closeMonth(again);
    expect((await receive(county.books, fromOld)).code).toBe('DOC-REVOKED');
    expect((await receive(county.books, await exported(again))).outcome).toBe('accepted');
    expect((await exchangeState(county.books)).issued.map((one) => one.revoked)).toEqual(['2026-10-31T08:00:00.000Z', null]);
    expect(() => revoke(county.books, 'ffff', { reason: '' })).toThrow(refused('CERT-UNKNOWN'));
  });

  test('a county that comes under a city keeps the trust of the townships it enrolled before', async () => {
    const { county, township } = await enrolledPair();
    await enrol(county, makeCity());
    closeMonth(township);
    const received = await receive(county.books, await exported(township));
    expect(received.outcome).toBe('accepted');
    expect(await acceptReceipt(township.books, received.receipt ?? { name: '', bytes: new Uint8Array() })).toMatchObject({
      outcome: 'accepted',
    });
  });
});

describe('exporting', () => {
  test('needs an enrolment in force and a closed month', async () => {
    const township = makeTownship();
    await expect(exportPackage(township.books, period)).rejects.toThrow(refused('ENROL-MISSING'));
    await enrol(township, makeCounty());
    await expect(exportPackage(township.books, period)).rejects.toThrow(refused('PERIOD-STATE'));
    closeMonth(township);
    await expect(exportPackage(at(township, '2028-11-01T00:00:00.000Z'), period)).rejects.toThrow(refused('ENROL-EXPIRED'));
    expect(township.books.period(period).state).toBe('closed');
  });

  test('after the end names its day as the calendar in China has it', async () => {
    const [county, township] = [makeCounty(), makeTownship()];
    // one in the morning of 1 November
    const night = at(county, '2026-10-31T17:00:00.000Z');
    await acceptEnrolment(township.books, await issueEnrolment(night, await requestEnrolment(township.books)));
    closeMonth(township);
    await expect(exportPackage(at(township, '2028-12-01T00:00:00.000Z'), period)).rejects.toMatchObject({
      details: { date: '2028-11-01' },
    });
  });

  test('is refused where the change log was tampered with', async () => {
    const { township } = await enrolledPair();
    township.insert('unit', { code: '330802005', name: '花园街道', level: 'township' });
    closeMonth(township);
    township.ledger.run('DROP TRIGGER change_entry_kept');
    township.ledger.run("UPDATE change_entry SET after = replace(after, '花园', '白云') WHERE batch = 1");
    await expect(exportPackage(township.books, period)).rejects.toThrow(refused('LEDGER-CHAIN'));
    expect(township.books.period(period).state).toBe('closed');
  });

  test('twice at once fixes one manifest', async () => {
    const { county, township } = await enrolledPair();
    closeMonth(township);
    const [one, other] = await Promise.all([exportPackage(township.books, period), exportPackage(township.books, period)]);
    expect(one.id).toBe(other.id);
    expect(township.books.registers.list('sent')).toHaveLength(1);
    const answers = await Promise.all([receive(county.books, one), receive(county.books, other)]);
    expect(county.books.registers.list('received')).toHaveLength(1);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'repeated']);
  });

  test('keys made twice at once are one pair', async () => {
    const township = makeTownship();
    const states = await Promise.all([exchangeState(township.books), exchangeState(township.books), requestEnrolment(township.books)]);
    expect(new Set(states.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });
});
