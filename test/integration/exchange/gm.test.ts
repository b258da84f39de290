import { webcrypto } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { taskOrder } from '#shared/documents/task-content.ts';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { changeKeys } from '../../../electron/exchange/enrolling/change-keys.ts';
import { addRecipient } from '../../../electron/exchange/enrolling/further-recipients.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { reissueEnrolments } from '../../../electron/exchange/enrolling/reissue-enrolments.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { decodeAuthEnveloped, encodeAuthEnveloped } from '../../../electron/exchange/envelope/auth-enveloped.ts';
import { decryptWith, encryptTo } from '../../../electron/exchange/envelope/encryption.ts';
import { readSignature } from '../../../electron/exchange/envelope/read-signature.ts';
import { signManifest } from '../../../electron/exchange/envelope/sign-manifest.ts';
import { inspect } from '../../../electron/exchange/inspect.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { acceptTask } from '../../../electron/exchange/tasks/accept-task.ts';
import { issueTask } from '../../../electron/exchange/tasks/issue-task.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import { makeCertificate } from '../../../electron/keys/certificates.ts';
import { followChain } from '../../../electron/keys/chain.ts';
import { chooseSuite, deskKeys } from '../../../electron/keys/desk-keys.ts';
import { gmSuite } from '../../../electron/keys/suites/gm-suite.ts';
import { makeRecipient } from '../../../electron/keys/suites/recipients.ts';
import type { HeldKey } from '../../../electron/keys/suites/suite.ts';
import type { TestLedger } from '../../support/ledger.ts';
import {
  closeMonth,
  enrol,
  enrolledPair,
  exported,
  fill,
  forged,
  makeCity,
  makeCounty,
  makeTownship,
  period,
  signerOf,
  stateOf,
} from './desks.ts';

const refused = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });
const at = '2026-10-31T08:00:00Z';

async function gmPair(): Promise<{ county: TestLedger; township: TestLedger }> {
  const [county, township] = [makeCounty(), makeTownship()];
  for (const { books } of [county, township]) await chooseSuite(books, 'gm');
  await enrol(township, county);
  return { county, township };
}

async function gmMonth() {
  const { county, township } = await gmPair();
  fill(township);
  closeMonth(township);
  return { county, township, file: await exported(township) };
}

describe('a month in 国密', () => {
  test('travels as in the other suite: enrolment, task, package, receipt', async () => {
    const { county, township } = await gmPair();
    const { organization } = fill(township);
    await acceptTask(township.books, await issueTask(county.books, taskOrder.parse({ from: period, notice: '请按期报送。' })));
    closeMonth(township);
    const file = await exported(township);
    expect((await verify(county.books, file)).checks.map(({ ok }) => ok)).toEqual(Array(9).fill(true));

    const received = await receive(county.books, file);
    expect(received).toMatchObject({ outcome: 'accepted', code: null, unit: '330802005' });
    expect(county.row('organization', organization)).toEqual(township.row('organization', organization));
    if (!received.receipt) throw new Error('no receipt');
    expect(await acceptReceipt(township.books, received.receipt)).toEqual({ period, outcome: 'accepted', problems: 0, taken: 'now' });
    expect(township.books.period(period).state).toBe('accepted');
    const again = await receive(county.books, file);
    expect([again.outcome, again.receipt]).toEqual(['repeated', received.receipt]);
  });

  test('under a city, three levels up', async () => {
    const [city, { county, township }] = [makeCity(), await gmPair()];
    await chooseSuite(city.books, 'gm');
    await enrol(county, city);
    fill(township);
    closeMonth(township);
    expect(await receive(county.books, await exported(township))).toMatchObject({ outcome: 'accepted' });
    closeMonth(county);
    expect(await receive(city.books, await exported(county))).toMatchObject({ outcome: 'accepted', unit: '330802' });
  });

  test('is told by inspecting: two can open it, who signed it', async () => {
    const { county, township } = await gmPair();
    const archive = await makeRecipient('gm', false);
    await addRecipient(county.books, { recipient: archive.recipient, label: '档案' });
    for (const issued of await reissueEnrolments(county.books, undefined)) await acceptEnrolment(township.books, issued);
    fill(township);
    closeMonth(township);
    const file = await exported(township);
    expect(await inspect(county.books, file)).toMatchObject({ readable: true, encrypted: true, recipients: 2, unit: '330802005' });
    expect(await decryptWith(archive.identity, file.bytes)).toEqual(await decryptWith((await deskKeys(county.books)).identity, file.bytes));
    await expect(decryptWith((await makeRecipient('gm', false)).identity, file.bytes)).rejects.toThrow(refused('DOC-NO-KEY'));
  });

  test('goes on after a change of the county’s keys, which stay SM2', async () => {
    const { county, township } = await gmPair();
    fill(township);
    closeMonth(township);
    const before = await exported(township);
    await changeKeys(county.books, { reason: '定期更换', vouch: true, hybrid: false });
    expect((await deskKeys(county.books)).suite).toBe('gm');
    for (const issued of await reissueEnrolments(county.books, undefined)) await acceptEnrolment(township.books, issued);
    expect(await receive(county.books, before)).toMatchObject({ outcome: 'accepted' });
  });
});

describe('the suite of a desk', () => {
  test('is chosen until others know its keys; then it stays', async () => {
    const [county, township] = [makeCounty(), makeTownship()];
    const p256 = (await deskKeys(township.books)).fingerprint;
    await chooseSuite(township.books, 'gm');
    const gm = (await deskKeys(township.books)).fingerprint;
    expect(gm).not.toBe(p256);
    await chooseSuite(township.books, 'gm');
    expect((await deskKeys(township.books)).fingerprint).toBe(gm);

    await expect(issueEnrolment(county.books, await requestEnrolment(township.books))).rejects.toThrow(
      refused('SUITE-OTHER', { message: expect.stringContaining('申请用的密码算法是国密') }),
    );
    await chooseSuite(township.books, 'p256');
    await enrol(township, county);
    for (const { books } of [county, township]) await expect(chooseSuite(books, 'gm')).rejects.toThrow(refused('SUITE-FIXED'));
  });

  test('takes further recipients of its own kind only', async () => {
    const { county } = await gmPair();
    const { recipient } = await makeRecipient('p256', false);
    await expect(addRecipient(county.books, { recipient, label: '档案' })).rejects.toThrow(refused('RECIPIENT-INVALID'));
  });
});

describe('a downgrade is refused, naming the algorithm', () => {
  test('a package of the right township that is encrypted with the other suite', async () => {
    const { county, file } = await gmMonth();
    const zip = await decryptWith((await deskKeys(county.books)).identity, file.bytes);
    const { recipient } = await makeRecipient('p256', false);
    const before = stateOf(county);
    const bytes = await encryptTo([recipient], zip);
    expect(await receive(county.books, { name: file.name, bytes })).toMatchObject({
      outcome: 'refused',
      code: 'DOC-ALGORITHM',
      message: expect.stringContaining('age'),
    });
    expect(stateOf(county)).toEqual(before);
  });

  test('a package for a desk of the first suite in 国密', async () => {
    const [{ county }, { file }] = [await enrolledPair(), await gmMonth()];
    expect(await receive(county.books, file)).toMatchObject({
      outcome: 'refused',
      code: 'DOC-ALGORITHM',
      message: expect.stringContaining('SM2'),
    });
  });

  test('a package signed with the other suite, under a certificate of the right name', async () => {
    const [{ county, township, file }, other] = [await gmMonth(), await enrolledPair()];
    const bytes = await forged(file, { from: township, to: county }, () => undefined, { signer: await signerOf(other.township) });
    expect(await receive(county.books, bytes)).toMatchObject({ outcome: 'refused', code: 'DOC-CHAIN' });
  });

  test('a task of the county’s name signed with the other suite', async () => {
    const [{ township }, other] = [await gmPair(), await enrolledPair()];
    const task = await issueTask(other.county.books, taskOrder.parse({ from: period }));
    await expect(acceptTask(township.books, task)).rejects.toThrow(
      refused('DOC-ALGORITHM', { message: expect.stringContaining('ECDSA-SHA256') }),
    );
  });

  test('a chain of two suites, its signatures all right', async () => {
    const [{ county }, other] = [await gmPair(), await enrolledPair()];
    const [root] = (await signerOf(county)).chain;
    const keys = await deskKeys(county.books);
    const open = (await deskKeys(other.township.books)).publicKey;
    if (!root) throw new Error('no root');
    const unit = { code: '330802005', name: '花园街道', level: 'township' } as const;
    // the key is given as Node declares it, the parameter as the browser does
    const mixed = await makeCertificate(unit, open as never, { certificate: root, privateKey: keys.privateKey }, at);
    await expect(followChain(mixed, [], [root], new Date(at))).rejects.toThrow(
      refused('DOC-ALGORITHM', { message: expect.stringContaining('P-256') }),
    );
  });

  test('a content type, digest or cipher of another suite within', async () => {
    const { county, file } = await gmMonth();
    const swapped = (bytes: Uint8Array, from: string, to: string) => {
      const text = Buffer.from(bytes).toString('hex');
      expect(text.includes(from)).toBe(true);
      return new Uint8Array(Buffer.from(text.replaceAll(from, to), 'hex'));
    };
    const { identity } = await deskKeys(county.books);
    // SM4-GCM to SM4-CBC, SM2 encryption to SM2 signature
    for (const [from, to, name] of [
      ['06082a811ccf55016808', '06082a811ccf55016802', 'SM4-CBC'],
      ['06092a811ccf5501822d03', '06092a811ccf5501822d01', 'SM2-1'],
    ] as const)
      await expect(decryptWith(identity, swapped(file.bytes, from, to))).rejects.toThrow(
        refused('DOC-ALGORITHM', { message: expect.stringContaining(name) }),
      );
    const manifest = new TextEncoder().encode('{}');
    const signature = await signManifest(manifest, await signerOf(county), at);
    expect(readSignature(signature, manifest).at.toISOString()).toBe('2026-10-31T08:00:00.000Z');
    // SM3 to SM2 in the signer info: a digest that is none
    expect(() => readSignature(swapped(signature, '06082a811ccf55018311', '06082a811ccf5501822d'), manifest)).toThrow(
      refused('DOC-ALGORITHM', { message: expect.stringContaining('SM2') }),
    );
  });
});

describe('the envelope', () => {
  test('has one encoding only: what is not exactly it is refused', async () => {
    const { identity, recipient } = await makeRecipient('gm', false);
    const bytes = await encryptTo([recipient], new TextEncoder().encode('内容'));
    const parts = decodeAuthEnveloped(bytes);
    expect(encodeAuthEnveloped(parts)).toEqual(bytes);
    expect(new TextDecoder().decode(await decryptWith(identity, bytes))).toBe('内容');
    for (let position = 0; position < bytes.length; position++) {
      const spoilt = Uint8Array.from(bytes, (byte, index) => (index === position ? byte ^ 1 : byte));
      await expect(decryptWith(identity, spoilt), `byte ${position}`).rejects.toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^DOC-(DAMAGED|ALGORITHM|NO-KEY)$/) }),
      );
    }
  });

  test('is refused where the key or the content is of another', async () => {
    const { identity, recipient } = await makeRecipient('gm', false);
    const [one, other] = [await encryptTo([recipient], new Uint8Array(50)), await encryptTo([recipient], new Uint8Array(50))];
    const mixed = encodeAuthEnveloped({ ...decodeAuthEnveloped(one), recipients: decodeAuthEnveloped(other).recipients });
    await expect(decryptWith(identity, mixed)).rejects.toThrow(refused('DOC-DAMAGED'));
  });

  test('takes 64 MiB at most, and says so', async () => {
    const { recipient } = await makeRecipient('gm', false);
    await expect(encryptTo([recipient], new Uint8Array(64 * 1024 * 1024 + 1))).rejects.toThrow(refused('DOC-LIMIT'));
  });

  test('is made for recipients of one suite', async () => {
    const [gm, age] = [await makeRecipient('gm', false), await makeRecipient('p256', false)];
    await expect(encryptTo([age.recipient, gm.recipient], new Uint8Array(1))).rejects.toThrow(refused('RECIPIENT-INVALID'));
    await expect(encryptTo([gm.recipient, age.recipient], new Uint8Array(1))).rejects.toThrow(refused('RECIPIENT-INVALID'));
  });
});

describe('a key that only gives signatures, as one on hardware', () => {
  test.each(['gm', 'p256'] as const)('signs documents and certificates in %s', async (suite) => {
    const county = makeCounty();
    await chooseSuite(county.books, suite);
    const { privateKey } = await deskKeys(county.books);
    const told: number[] = [];
    const held: HeldKey = {
      ...{ type: 'private', extractable: false, usages: ['sign'], algorithm: privateKey.algorithm },
      async sign(bytes) {
        told.push(bytes.length);
        if ('sign' in privateKey) return (privateKey as HeldKey).sign(bytes);
        return new Uint8Array(await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, new Uint8Array(bytes)));
      },
    };
    const { chain } = await signerOf(county);
    const [root] = chain;
    if (!root) throw new Error('no root');
    const manifest = new TextEncoder().encode('{}');
    expect(readSignature(await signManifest(manifest, { privateKey: held, chain }, at), manifest).signer.rawData).toEqual(root.rawData);
    const unit = { code: '330802005', name: '花园街道', level: 'township' } as const;
    const issued = await makeCertificate(unit, root.publicKey, { certificate: root, privateKey: held }, at);
    expect(await issued.verify({ publicKey: root.publicKey, signatureOnly: true })).toBe(true);
    expect(told).toHaveLength(2);
  });
});

test('the fingerprint of an SM2 key is made with SM3', async () => {
  const county = makeCounty();
  await chooseSuite(county.books, 'gm');
  const { publicDer, recipient, fingerprint } = await deskKeys(county.books);
  const digest = gmSuite.digest(Buffer.concat([publicDer, Buffer.from(`${recipient}\n`)]));
  const number = BigInt(`0x${Buffer.from(digest).toString('hex')}`) % 10n ** 40n;
  expect(fingerprint.replaceAll(' ', '')).toBe(number.toString().padStart(40, '0'));
});
