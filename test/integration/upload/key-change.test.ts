import 'reflect-metadata';
import { describe, expect, onTestFinished, test } from 'vitest';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { changeKeys, endKeyChange } from '../../../electron/exchange/enrolling/change-keys.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { reissueEnrolments } from '../../../electron/exchange/enrolling/reissue-enrolments.ts';
import type { DocumentFile } from '../../../electron/exchange/envelope/open.ts';
import { Carrier } from '../../../electron/host/carrier.ts';
import { deskLinks } from '../../../electron/keys/desk-keys.ts';
import { makeServerCertificate } from '../../../electron/keys/server-certificate.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { enrol, enrolledPair, makeCity, makeCounty, makeTownship, period } from '../exchange/desks.ts';
import { askOf, openInbox, packageFile, send } from './room.ts';
import { openQueue, readyToSend, until } from './sender.ts';

const notTheSuperior = expect.objectContaining({ code: 'UPLOAD-TRUST', details: expect.objectContaining({ reason: '不是上级签发' }) });
const distrusted = expect.objectContaining({ code: 'UPLOAD-TRUST' });
const change = (vouch: boolean) => ({ reason: '密钥到期', vouch, hybrid: false });
const nothing: DocumentFile = { name: '', bytes: new Uint8Array() };
const credentials = ({ books }: TestLedger) => makeServerCertificate(books, ['127.0.0.1']);

/** The same desk at noon; the clocks of these desks stand still at eight. */
const later = ({ books }: TestLedger): TestLedger['books'] => ({
  ...books,
  clock: { ...books.clock, now: () => '2026-10-31T12:00:00.000Z' },
});
/** The township takes the 授权文件 of the county's new key. */
async function follow(township: TestLedger, county: TestLedger): Promise<void> {
  const [file] = await reissueEnrolments(later(county), ['330802005']);
  await acceptEnrolment(later(township), file ?? nothing);
}

async function threeLevels(): Promise<{ city: TestLedger; county: TestLedger; township: TestLedger }> {
  const [city, county, township] = [makeCity(), makeCounty(), makeTownship()];
  await enrol(county, city);
  await enrol(township, county);
  return { city, county, township };
}

/** The county's new key, certified by the city. */
async function changeUnder(city: TestLedger, county: TestLedger, vouch: boolean): Promise<void> {
  const request = await changeKeys(county.books, change(vouch));
  const replacing = vouch ? undefined : { reason: '密钥可能外泄' };
  await acceptEnrolment(later(county), await issueEnrolment(later(city), request ?? nothing, replacing));
}

describe('while the county changes its keys', () => {
  test('a township uploads before and after it follows, and not once the change is over and it has not', async () => {
    const { county, township } = await enrolledPair();
    const other = makeTownship('330802006', '白云街道');
    await enrol(other, county);
    await changeKeys(county.books, change(true));
    const { inbox } = await openInbox(county);
    expect(await send(township, inbox.address, packageFile())).toBe('sent');
    await follow(township, county);
    expect(await send(township, inbox.address, packageFile())).toBe('sent');
    endKeyChange(county.books);
    const after = await openInbox(county);
    expect(await send(township, after.inbox.address, packageFile())).toBe('sent');
    await expect(send(other, after.inbox.address, packageFile())).rejects.toEqual(distrusted);
  });

  test('twice in a row, both links lead on', async () => {
    const { county, township } = await enrolledPair();
    await changeKeys(county.books, change(true));
    await changeKeys(county.books, change(true));
    const { inbox } = await openInbox(county);
    expect(await send(township, inbox.address, packageFile())).toBe('sent');
    await follow(township, county);
    expect(await send(township, inbox.address, packageFile())).toBe('sent');
  });

  test('of a county under a city too', async () => {
    const { city, county, township } = await threeLevels();
    await changeUnder(city, county, true);
    const { inbox } = await openInbox(county);
    expect(await send(township, inbox.address, packageFile())).toBe('sent');
    await follow(township, county);
    expect(await send(township, inbox.address, packageFile())).toBe('sent');
  });

  test('a new key that the old one does not vouch for is not taken: the old one may be in other hands', async () => {
    const { city, county, township } = await threeLevels();
    await changeUnder(city, county, false);
    const { inbox } = await openInbox(county);
    await expect(send(township, inbox.address, packageFile())).rejects.toEqual(notTheSuperior);
    await follow(township, county);
    expect(await send(township, inbox.address, packageFile())).toBe('sent');
  });

  test("a stranger's server, and a sister county's, gain nothing by showing the county's link", async () => {
    const { city, county, township } = await threeLevels();
    const sister = makeCounty('330803', '衢江区');
    await enrol(sister, city);
    await changeUnder(city, county, true);
    const link = deskLinks(county.books)
      .map((one) => `${one.toString('pem')}\n`)
      .join('');
    // one of the very name, too
    for (const foreign of [sister, makeCounty(), makeCounty('330803', '衢江区')]) {
      const own = await credentials(foreign);
      const [first = '', ...above] = own.certificate.split(/(?<=-----END CERTIFICATE-----\n)/);
      const { inbox } = await openInbox(county, { credentials: { ...own, certificate: [first, link, ...above].join('') } });
      await expect(send(township, inbox.address, packageFile())).rejects.toEqual(distrusted);
    }
  });
});

describe('a queue whose superior it does not know', () => {
  test('waits, says what to do, and goes on when the township has followed', async () => {
    const { county, township } = await readyToSend();
    await changeKeys(county.books, change(false));
    const { inbox } = await openInbox(county);
    const { ask, queue, state, heard } = openQueue(township, { chance: () => 0 });
    await ask('outbox.keepSettings', { address: inbox.address, proxy: 'none' });
    await ask('outbox.put', { period });
    queue.wake();
    await until(() => expect(heard.at(-1)?.now).toMatchObject({ attempt: 1, waitsUntil: expect.any(String) }));
    expect(heard.at(-1)?.items[0]).toMatchObject({
      state: 'queued',
      failure: { code: 'UPLOAD-TRUST', message: expect.stringContaining('导入它的新授权文件') },
    });
    const [file] = await reissueEnrolments(later(county), ['330802005']);
    await acceptEnrolment(later(township), file ?? nothing, { replaceRoot: true });
    queue.wake();
    await until(async () => expect(await state()).toBe('sent'));
  });
});

describe('a server that runs on', () => {
  test('shows the new certificate without being started again, and a file that is under way goes on', async () => {
    const { county, township } = await enrolledPair();
    const { inbox, landed } = await openInbox(county);
    await changeKeys(county.books, change(true));
    await follow(township, county);
    await expect(send(township, inbox.address, packageFile())).rejects.toEqual(distrusted);
    inbox.renew(await credentials(county));
    expect(await send(township, inbox.address, packageFile())).toBe('sent');
    const both = [await credentials(county), await credentials(county)];
    let renewals = 0;
    const onProgress = () =>
      both
        .slice(renewals++ % 2)
        .slice(0, 1)
        .forEach(inbox.renew);
    expect(await send(township, inbox.address, packageFile(), { chunk: 50_000, onProgress })).toBe('sent');
    expect(renewals).toBeGreaterThan(4);
    expect(landed()).toHaveLength(2);
  });

  test('follows the desk by itself where a page started it', async () => {
    const { county, township } = await enrolledPair();
    const troubles: unknown[] = [];
    const carrier = new Carrier({
      ...{ ask: askOf(county), folder: county.folder, environment: {}, tell: () => undefined, renewal: 50 },
      onTrouble: (error) => troubles.push(error),
    });
    onTestFinished(() => carrier.close());
    await carrier.answer('inbox.start', { listen: '127.0.0.1:0' });
    const state = await carrier.answer('inbox.state', {});
    const address = 'running' in state ? (state.running?.address ?? '') : '';
    await changeKeys(county.books, change(true));
    await follow(township, county);
    await until(async () => expect(await send(township, address, packageFile())).toBe('sent'));
    expect(troubles).toEqual([]);
  });
});
