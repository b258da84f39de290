import { describe, expect, test } from 'vitest';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { acceptEnrolment } from '../../../electron/exchange/enrolling/accept-enrolment.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { readRequest } from '../../../electron/exchange/enrolling/read-request.ts';
import { requestEnrolment } from '../../../electron/exchange/enrolling/request-enrolment.ts';
import { exchangeState } from '../../../electron/exchange/exchange-state.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { inspect } from '../../../electron/exchange/inspect.ts';
import { notReceived } from '../../../electron/exchange/not-received.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import {
  amended,
  closeMonth,
  drop,
  enrol,
  enrolledPair,
  exported,
  fill,
  makeCity,
  makeCounty,
  makeTownship,
  period,
  stateOf,
} from './desks.ts';

const receiptOf = (received: Awaited<ReturnType<typeof receive>>) => {
  if (!received.receipt) throw new Error(`${received.code}: ${received.message}`);
  return received.receipt;
};

describe('enrolment', () => {
  test('the county sees the unit and the fingerprint that the township reads aloud; the township sees the county’s', async () => {
    const [county, township] = [makeCounty(), makeTownship()];
    const request = await requestEnrolment(township.books);
    expect(request.name).toBe('330802005.lxreq');
    expect(request.fingerprint).toMatch(/^\d{5}( \d{5}){7}$/);
    expect(await readRequest(county.books, request)).toEqual({
      unit: '330802005',
      name: '花园街道',
      level: 'township',
      fingerprint: request.fingerprint,
      kind: 'first',
      current: null,
    });
    const issued = await issueEnrolment(county.books, request);
    expect(issued).toMatchObject({ name: '330802005.lxauth', unit: '330802005', fingerprint: request.fingerprint });
    const accepted = await acceptEnrolment(township.books, issued);
    const { fingerprint, issued: list } = await exchangeState(county.books);
    expect(accepted).toEqual({ superior: '330802', superiorName: '柯城区', fingerprint });
    expect((await exchangeState(township.books)).enrolment).toMatchObject({
      superior: '330802',
      certificate: list[0]?.serial,
      fingerprint,
    });
  });

  test('two years for a township', async () => {
    const { county } = await enrolledPair();
    const [issued] = county.books.registers.list('certificate');
    expect(issued?.body).toMatchObject({ notBefore: '2026-10-30T08:00:00.000Z', notAfter: '2028-10-31T08:00:00.000Z', revoked: null });
  });
});

describe('a month', () => {
  test('leaves the township, is merged by the county under the same ids, and the receipt moves the month on', async () => {
    const { county, township } = await enrolledPair();
    const { organization } = fill(township);
    closeMonth(township);
    const file = await exportPackage(township.books, period);
    expect(file).toMatchObject({
      name: '330802005_2026-10_r1_0001.lxpkg',
      sequence: 1,
      counts: { organization: 2, party_organization: 1, member: 1, meeting: 0 },
    });
    expect(township.books.period(period)).toMatchObject({ state: 'exported', file: file.name });

    const verified = await verify(county.books, file);
    expect(verified.checks.map(({ name, ok }) => [name, ok])).toEqual(
      ['size', 'decrypt', 'container', 'manifest', 'signature', 'unit', 'hash', 'rows', 'sequence'].map((name) => [name, true]),
    );
    expect(verified).toMatchObject({ ok: true, code: null });

    const received = await receive(county.books, file);
    expect(received).toMatchObject({ outcome: 'accepted', code: null, unit: '330802005', period });
    expect(received.diff).toMatchObject({
      organization: { added: 2, changed: 0, removed: 0 },
      member: { added: 1, changed: 0, removed: 0 },
    });
    expect(county.row('organization', organization)).toEqual(township.row('organization', organization));
    expect(county.ledger.rows('waiver')).toEqual(township.ledger.rows('waiver'));

    const by = { unit: township.ledger.identity.name, account: null };
    expect(county.books.history(undefined, 1)).toMatchObject([{ origin: 'receive', undoable: false, by }]);
    expect(await acceptReceipt(township.books, receiptOf(received))).toEqual({ period, outcome: 'accepted', problems: 0, taken: 'now' });
    expect(township.books.period(period).state).toBe('accepted');
    expect((await exchangeState(township.books)).packages).toMatchObject([{ id: file.id, outcome: 'accepted' }]);
  });

  test('the same package again changes nothing and is answered with the same receipt', async () => {
    const { county, township } = await enrolledPair();
    fill(township);
    closeMonth(township);
    const file = await exported(township);
    const first = await receive(county.books, file);
    const before = stateOf(county);
    const again = await receive(county.books, file);
    expect(again.outcome).toBe('repeated');
    expect(receiptOf(again)).toEqual(receiptOf(first));
    expect(stateOf(county)).toEqual(before);
  });

  test('an exported month exported again has the same manifest, and counts as the same package', async () => {
    const { county, township } = await enrolledPair();
    closeMonth(township);
    const first = await exportPackage(township.books, period);
    await receive(county.books, first);
    const again = await exportPackage(township.books, period);
    expect({ id: again.id, sequence: again.sequence, name: again.name }).toEqual({
      id: first.id,
      sequence: first.sequence,
      name: first.name,
    });
    expect((await receive(county.books, again)).outcome).toBe('repeated');
  });

  test('an amendment replaces the slice: the diff says what was added, changed and removed, and other units stay', async () => {
    const { county, township } = await enrolledPair();
    const own = county.insert('organization', { name: '县直单位', category: '新经济组织', status: '正常' });
    const { organization, member } = fill(township);
    closeMonth(township);
    await receive(county.books, await exported(township));
    const second = await amended(township, () => {
      township.change('organization', organization, { staff_full: 12, party_organization: null });
      drop(township, 'member', member);
      township.insert('party_group', { name: '第一党小组', branch: '鲁班机械党支部' });
    });
    const received = await receive(county.books, second);
    expect(received.diff).toMatchObject({
      organization: { added: 0, changed: 1, removed: 0 },
      member: { added: 0, changed: 0, removed: 1 },
      party_group: { added: 1, changed: 0, removed: 0 },
    });
    expect(county.row('organization', organization)).toMatchObject({ staff_full: 12 });
    expect(county.row('member', member)).toBeUndefined();
    expect(county.row('organization', own)).toBeDefined();
  });

  test('a package whose forerunner never arrived is taken, and the gap is said', async () => {
    const { county, township } = await enrolledPair();
    fill(township);
    closeMonth(township);
    await exported(township);
    const second = await amended(township, () => township.insert('party_group', { name: '第一党小组', branch: '鲁班机械党支部' }));
    const received = await receive(county.books, second);
    expect(received.outcome).toBe('accepted');
    expect(received.message).toContain('没有收到');
  });

  test('what the county’s rules find wrong in the unit’s rows comes back as problems in the receipt', async () => {
    const [county, one, other] = [makeCounty(), makeTownship('330802005', '花园街道'), makeTownship('330802006', '白云街道')];
    for (const township of [one, other]) {
      await enrol(township, county);
      fill(township);
      closeMonth(township);
    }
    await receive(county.books, await exported(one));
    // the same person and the same code are on the roster of two townships: only the county can see it
    const received = await receive(county.books, await exported(other));
    expect(received.outcome).toBe('accepted_with_problems');
    const { problems } = await acceptReceipt(other.books, receiptOf(received));
    expect(problems).toBeGreaterThan(0);
    const [receipt] = (await exchangeState(other.books)).receipts;
    const ids = new Set(
      other.ledger
        .rows('organization')
        .concat(other.ledger.rows('member'))
        .map((row) => row.id),
    );
    expect(receipt?.problems.every(({ id, message }) => ids.has(id) && message.length > 0)).toBe(true);
    expect(other.books.period(period).state).toBe('accepted_with_problems');
  });

  test('a person may send a package back: nothing is merged, and the township may amend', async () => {
    const { county, township } = await enrolledPair();
    const { organization } = fill(township);
    closeMonth(township);
    const problems = [{ table: 'organization', id: organization, field: 'name', message: '与营业执照不符' }];
    const received = await receive(county.books, await exported(township), { sentBack: { remark: '请核对名称', problems } });
    expect(received.outcome).toBe('returned');
    expect(county.ledger.rows('organization')).toEqual([]);
    expect(await acceptReceipt(township.books, receiptOf(received))).toMatchObject({ period, outcome: 'returned', problems: 1 });
    const second = await amended(township, () => township.change('organization', organization, { name: '柯城鲁班机械制造有限公司' }));
    expect((await receive(county.books, second)).outcome).toBe('accepted');
  });
});

test('the county reports to the city as the township did to the county', async () => {
  const [city, county, township] = [makeCity(), makeCounty(), makeTownship()];
  await enrol(county, city);
  await enrol(township, county);
  const { organization } = fill(township);
  closeMonth(township);
  const answer = await receive(county.books, await exported(township));
  expect(await acceptReceipt(township.books, receiptOf(answer))).toMatchObject({ outcome: 'accepted' });
  closeMonth(county);
  const upward = await exportPackage(county.books, period);
  expect(upward.name).toBe('330802_2026-10_r1_0001.lxpkg');
  const received = await receive(city.books, upward);
  expect(received).toMatchObject({ outcome: 'accepted', unit: '330802' });
  expect(city.row('organization', organization)?.unit).toBe('330802005');
  expect(await acceptReceipt(county.books, receiptOf(received))).toMatchObject({ period, outcome: 'accepted' });
});

test('a county that closes without a township says so at the desk, and to the city in the package', async () => {
  const [city, county, township, missing] = [makeCity(), makeCounty(), makeTownship(), makeTownship('330802006', '白云街道')];
  await enrol(county, city);
  for (const one of [township, missing]) await enrol(one, county);
  closeMonth(missing, '2026-09');
  await receive(county.books, await exported(missing, '2026-09'));
  closeMonth(township);
  await receive(county.books, await exported(township));
  const asked = [{ code: '330802006', name: '白云街道', latest: '2026-09' }];
  expect(notReceived(county.books, period)).toEqual(asked);
  expect(notReceived(township.books, period)).toEqual([]);
  closeMonth(county);
  // what comes after the closing is not in what was closed
  const later = county.at('2026-11-02');
  closeMonth(missing);
  await receive(later.books, await exported(missing));
  expect(notReceived(later.books, period)).toEqual([]);
  expect((await verify(city.books, await exported(later))).package).toMatchObject({ missing: asked });
  expect((await verify(city.books, await amended(later, () => undefined))).package).toMatchObject({ missing: [] });
});

test('inspecting says what a document is without opening what is not ours', async () => {
  const { county, township } = await enrolledPair();
  closeMonth(township);
  const file = await exported(township);
  expect(await inspect(county.books, file)).toMatchObject({
    kind: 'package',
    readable: true,
    unit: '330802005',
    period,
    signer: { unit: '330802005', name: '花园街道' },
  });
  expect(await inspect(township.books, file)).toMatchObject({
    kind: 'package',
    title: '上报包',
    readable: false,
    unit: null,
    signer: null,
  });
  expect(await inspect(county.books, await requestEnrolment(township.books))).toMatchObject({
    kind: 'request',
    unit: '330802005',
    signer: null,
  });
});
