import { describe, expect, test } from 'vitest';
import type { Bookkeeping } from '../../../electron/bookkeeping/bookkeeping.ts';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { acceptEnrolment, readAuthorization } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { changeKeys } from '../../../electron/exchange/enrolling/change-keys.ts';
import { enrolmentBoard } from '../../../electron/exchange/enrolling/enrolment-board.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { readRequest } from '../../../electron/exchange/enrolling/read-request.ts';
import { readRevocations } from '../../../electron/exchange/enrolling/read-revocations.ts';
import { reissueEnrolments } from '../../../electron/exchange/enrolling/reissue-enrolments.ts';
import { requestEnrolment, sealRequest } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { revoke } from '../../../electron/exchange/enrolling/revoke.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { deskKeys } from '../../../electron/keys/desk-keys.ts';
import { revocationList } from '../../../electron/keys/revocation-list.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { closeMonth, enrol, enrolledPair, exported, makeCity, makeCounty, makeTownship, period, signerOf } from './desks.ts';

const refused = (code: string) => expect.objectContaining({ code });
/** The same desk on another day. */
const on = ({ books }: TestLedger, day: string): Bookkeeping => ({
  ...books,
  clock: { ...books.clock, now: () => `${day}T08:00:00.000Z`, today: () => day },
});
const certificatesOf = ({ books }: TestLedger) => books.registers.list('certificate');
const replacing = { reason: '电脑遗失', since: '2026-10-20' };

describe('renewal', () => {
  const late = '2028-09-10';

  test('is asked for from sixty days before the end; expired, nothing can be exported', async () => {
    const { township } = await enrolledPair();
    const stateOn = async (day: string) => (await enrolmentBoard(on(township, day))).own.certificate;
    expect(await stateOn('2028-08-31')).toMatchObject({ state: 'valid', daysLeft: 61, notAfter: '2028-10-31' });
    expect(await stateOn('2028-09-01')).toMatchObject({ state: 'expiring', daysLeft: 60 });
    expect(await stateOn('2028-11-01')).toMatchObject({ state: 'expired', daysLeft: -1 });
  });

  test('of the same machine needs no telephone; the certificate before is superseded, and what it signed stays good', async () => {
    const { county, township } = await enrolledPair();
    closeMonth(township);
    const before = await exported(township);
    const fingerprint = (await enrolmentBoard(township.books)).own.fingerprint;

    const request = await requestEnrolment(on(township, late));
    expect(request.fingerprint).toBe(fingerprint);
    const [first] = certificatesOf(county);
    expect(await readRequest(on(county, late), request)).toMatchObject({
      kind: 'renewal',
      fingerprint,
      current: { serial: first?.id, fingerprint },
    });
    const issued = await issueEnrolment(on(county, late), request);
    expect(await readAuthorization(on(township, late), issued)).toMatchObject({
      kind: 'renewal',
      notAfter: '2030-09-10T08:00:00.000Z',
      turns: false,
    });
    await acceptEnrolment(on(township, late), issued);

    const [old, renewed] = certificatesOf(county);
    expect(old?.body).toMatchObject({ revoked: null, superseded: { at: '2028-09-10T08:00:00.000Z', by: renewed?.id } });
    expect((await receive(county.books, before)).outcome).toBe('accepted');
    const again = await exportPackage(on(township, '2029-01-01'), period);
    expect((await receive(on(county, '2029-01-01'), again)).outcome).toBe('repeated');
    expect((await enrolmentBoard(on(county, late))).units).toMatchObject([{ code: '330802005', state: 'valid', serial: renewed?.id }]);
  });

  test('in one go, without requests, for those whose certificates end soon', async () => {
    const { county, township } = await enrolledPair();
    const [other] = [makeTownship('330802006', '白云街道')];
    await enrol(other, county);
    const issued = await reissueEnrolments(on(county, late), undefined);
    expect(issued.map(({ unit, kind }) => [unit, kind])).toEqual([
      ['330802005', 'renewal'],
      ['330802006', 'renewal'],
    ]);
    // every certificate that is issued has its line in the log
    const log = county.books.history(undefined, 10).flatMap(({ label }) => (label.includes('签发证书') ? [label] : []));
    const [first, second] = certificatesOf(county).slice(-2);
    expect(log).toEqual([
      `为白云街道签发证书 ${second?.id}（续期）`,
      `为花园街道签发证书 ${first?.id}（续期）`,
      expect.stringMatching(/^为白云街道签发证书 .*（首次）$/),
      expect.stringMatching(/^为花园街道签发证书 .*（首次）$/),
    ]);
    await acceptEnrolment(on(township, late), issued[0] ?? { name: '', bytes: new Uint8Array() });
    expect((await enrolmentBoard(on(township, late))).own.certificate).toMatchObject({ state: 'valid', notAfter: '2030-09-10' });
    await expect(reissueEnrolments(county.books, ['330802007'])).rejects.toThrow(refused('ENROL-NONE'));
    await expect(reissueEnrolments(township.books, undefined)).rejects.toThrow(refused('LEDGER-LEVEL'));
  });
});

describe('another machine', () => {
  test('of a unit that has a certificate is refused by default; with a reason it is issued and the old one revoked in one act', async () => {
    const { county, township } = await enrolledPair();
    closeMonth(township);
    const fromLost = await exported(township);
    const again = makeTownship();
    const request = await requestEnrolment(again.books);
    const [old] = certificatesOf(county);
    expect(await readRequest(county.books, request)).toMatchObject({ kind: 'replacement', current: { serial: old?.id } });
    await expect(issueEnrolment(county.books, request)).rejects.toThrow(refused('ENROL-OTHER-KEY'));
    expect(certificatesOf(county)).toHaveLength(1);
    expect((await receive(county.books, fromLost)).outcome).toBe('accepted');

    await acceptEnrolment(again.books, await issueEnrolment(county.books, request, replacing));
    const [lost, fresh] = certificatesOf(county);
    expect(lost?.body.revoked).toEqual({ at: '2026-10-31T08:00:00.000Z', reason: '电脑遗失', since: '2026-10-20' });
    expect(fresh?.body).toMatchObject({ revoked: null, replaces: lost?.id });
    expect(county.books.history(undefined, 10)[0]?.label).toContain('电脑遗失');
    expect((await receive(county.books, fromLost)).code).toBe('DOC-REVOKED');
    expect((await enrolmentBoard(county.books)).units).toMatchObject([{ state: 'replacing', used: false }]);
  });

  test('with the certificates that its renewals left behind: every one for the lost key is revoked', async () => {
    const { county, township } = await enrolledPair();
    closeMonth(township);
    const fromLost = await exported(township);
    await issueEnrolment(county.books, await requestEnrolment(township.books));
    await issueEnrolment(county.books, await requestEnrolment(makeTownship().books), replacing);
    expect(certificatesOf(county).map(({ body }) => body.revoked?.reason)).toEqual(['电脑遗失', '电脑遗失', undefined]);
    expect((await receive(county.books, fromLost)).code).toBe('DOC-REVOKED');
  });

  test('revoked by hand: the superseded certificate of the same key goes with it, another unit’s stays', async () => {
    const { county, township } = await enrolledPair();
    await enrol(makeTownship('330802006', '白云街道'), county);
    await issueEnrolment(county.books, await requestEnrolment(township.books));
    const current = certificatesOf(county).at(-1);
    revoke(county.books, current?.id ?? '', { reason: '人员变动' });
    expect(certificatesOf(county).map(({ body }) => [body.unit, body.revoked !== null])).toEqual([
      ['330802005', true],
      ['330802006', false],
      ['330802005', true],
    ]);
    expect((await enrolmentBoard(county.books)).units).toMatchObject([{ state: 'revoked' }, { state: 'valid' }]);
  });

  test('that was lost cannot ask for a certificate with the revoked key again', async () => {
    const { county, township } = await enrolledPair();
    revoke(county.books, certificatesOf(county)[0]?.id ?? '', { reason: '电脑遗失' });
    const request = await requestEnrolment(township.books);
    await expect(readRequest(county.books, request)).rejects.toThrow(refused('ENROL-REVOKED'));
    await expect(issueEnrolment(county.books, request, replacing)).rejects.toThrow(refused('ENROL-REVOKED'));
    // a machine that was found again asks with a new key; the revoked one does not vouch for it
    const changed = await changeKeys(township.books, { reason: '找回', vouch: false, hybrid: false });
    expect(await readRequest(county.books, changed ?? { name: '', bytes: new Uint8Array() })).toMatchObject({ kind: 'first' });
    const vouched = await changeKeys(township.books, { reason: '找回', vouch: true, hybrid: false });
    expect(await readRequest(county.books, vouched ?? { name: '', bytes: new Uint8Array() })).toMatchObject({ kind: 'first' });
  });
});

describe('a township that changes its own keys', () => {
  test('is known by its old key; packages and receipts of before are still opened on both sides', async () => {
    const { county, township } = await enrolledPair();
    closeMonth(township);
    const before = await exported(township);
    const { receipt } = await receive(county.books, before);
    const request = await changeKeys(township.books, { reason: '换人', vouch: true, hybrid: false });
    if (!request) throw new Error('a township has a superior to ask');
    expect(await readRequest(county.books, request)).toMatchObject({ kind: 'rekey' });
    const issued = await issueEnrolment(county.books, request);
    // until the answer comes, the old key signs
    expect((await enrolmentBoard(township.books)).own.fingerprint).not.toBe(request.fingerprint);
    expect(await readAuthorization(township.books, issued)).toMatchObject({ kind: 'renewal', turns: true });
    await acceptEnrolment(township.books, issued);
    expect((await enrolmentBoard(township.books)).own).toMatchObject({ fingerprint: request.fingerprint, next: null });
    expect(certificatesOf(county)[0]?.body).toMatchObject({ revoked: null, superseded: {} });
    expect(await acceptReceipt(township.books, receipt ?? before)).toMatchObject({ outcome: 'accepted' });
    expect((await receive(county.books, await exported(township))).outcome).toBe('repeated');
  });

  test('whose request is signed by a stranger’s key is told by nobody', async () => {
    const { county, township } = await enrolledPair();
    const stranger = makeTownship();
    await enrol(stranger, makeCounty());
    const request = await changeKeys(stranger.books, { reason: '换人', vouch: true, hybrid: false });
    await expect(readRequest(county.books, request ?? { name: '', bytes: new Uint8Array() })).rejects.toThrow(refused('DOC-CHAIN'));
    expect((await enrolmentBoard(township.books)).own.next).toBeNull();
  });

  test('a neighbour’s key vouches for nobody else: that is another machine', async () => {
    const { county } = await enrolledPair();
    const [neighbour, second] = [makeTownship('330802006', '白云街道'), makeTownship()];
    await enrol(neighbour, county);
    const request = await sealRequest(second.books, await deskKeys(second.books), await signerOf(neighbour));
    expect(await readRequest(county.books, request)).toMatchObject({ kind: 'replacement' });
  });
});

describe('a list of revoked certificates', () => {
  const read = ({ books }: TestLedger, bytes: Uint8Array) => readRevocations(books, { name: '330802.crl', bytes });

  test('is known at the desk that made it, above it and below it, and nowhere else', async () => {
    const [city, county, township] = [makeCity(), makeCounty(), makeTownship()];
    await enrol(county, city);
    await enrol(township, county);
    const serial = certificatesOf(county)[0]?.id ?? '';
    revoke(county.books, serial, { reason: '电脑遗失', since: '2026-10-20' });
    const list = await revocationList(county.books);
    expect(await read(county, list)).toEqual({
      issuer: '330802',
      issuerName: '柯城区',
      signer: { as: 'own', unit: '330802', name: '柯城区' },
      from: '2026-10-31T08:00:00.000Z',
      until: '2027-01-29T08:00:00.000Z',
      outdated: false,
      use: 'none',
      entries: [{ serial, unitName: '花园街道', at: '2026-10-31T08:00:00.000Z', since: '2026-10-19T16:00:00.000Z' }],
    });
    expect(await read(city, list)).toMatchObject({ signer: { as: 'subordinate' }, entries: [{ serial, unitName: null }] });
    expect(await read(township, list)).toMatchObject({ signer: { as: 'superior' }, use: 'new' });
    expect(await read(makeCounty(), list)).toMatchObject({ signer: null });
    expect(await readRevocations(on(city, '2027-02-01'), { name: '330802.crl', bytes: list })).toMatchObject({ outdated: true });
  });

  test('that was changed in what is signed is refused or nobody’s, and what is no list is said so', async () => {
    const { county } = await enrolledPair();
    revoke(county.books, certificatesOf(county)[0]?.id ?? '', { reason: '电脑遗失' });
    const list = await revocationList(county.books);
    const original = await read(county, list);
    // lengths and spare bits outside of what is signed may be written otherwise: then it still says the same
    for (let at = 0; at < list.length; at++) {
      const spoilt = Uint8Array.from(list, (byte, index) => (index === at ? byte ^ 0x01 : byte));
      const outcome = await read(county, spoilt).then(
        (found) => (found.signer === null ? null : found),
        (error: { code?: string }) => error.code,
      );
      expect([null, 'DOC-KIND', 'DOC-ALGORITHM', original], `byte ${at}`).toContainEqual(outcome);
    }
    await expect(read(county, new TextEncoder().encode('no list'))).rejects.toThrow(refused('DOC-KIND'));
    await expect(read(county, new Uint8Array())).rejects.toThrow(refused('DOC-KIND'));
  });
});
