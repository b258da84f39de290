import { beforeEach, expect, test } from 'vitest';
import { acceptReceipt } from '../../../electron/exchange/answering/accept-receipt.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { askBoth } from '../../../electron/exchange/rosters/ask-both.ts';
import { duplicates } from '../../../electron/exchange/rosters/duplicates.ts';
import { divisionName } from '../../../electron/host/divisions.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { addOrganization, closeMonth, enrol, exported, fill, makeCity, makeCounty, makeTownship } from './desks.ts';

let county: TestLedger;
let one: TestLedger;
let other: TestLedger;
let filled: ReturnType<typeof fill>;

beforeEach(async () => {
  county = makeCounty();
  one = makeTownship();
  other = makeTownship('330802006', '白云街道');
  for (const township of [one, other]) await enrol(township, county);
  filled = fill(one);
});

test('what two townships have at the same time stands beside each other, personal data masked', async () => {
  fill(other);
  for (const desk of [one, other]) {
    closeMonth(desk);
    await receive(county.books, await exported(desk));
  }
  const found = await duplicates(county.books, divisionName);
  expect(found.map(({ table, rows }) => [table, rows.map(({ unit }) => unit)])).toEqual([
    ['organization', ['330802005', '330802006']],
    ['organization', ['330802005', '330802006']],
    ['member', ['330802005', '330802006']],
  ]);
  const groups = found.map(({ table, rows }) => ({ table, ids: rows.map(({ id }) => id) }));
  const asked = await askBoth(county.books, groups, divisionName);
  expect(asked).toMatchObject([
    { unit: '330802005', outcome: 'asked' },
    { unit: '330802006', outcome: 'asked' },
  ]);
  expect(await askBoth(county.books, groups, divisionName)).toMatchObject([{ outcome: 'before', receipt: null }, { outcome: 'before' }]);
  const [receipt] = asked.flatMap(({ receipt }) => receipt ?? []);
  if (!receipt) throw new Error('no receipt');
  expect(await acceptReceipt(one.books, receipt)).toMatchObject({ outcome: 'accepted_with_problems', problems: 3 });
  const { problems } = one.books.registers.list('receipt')[0]?.body ?? { problems: [] };
  expect(problems.find(({ id }) => id === filled.member)).toMatchObject({
    field: 'id_number',
    message: '白云街道也有这个公民身份号码；请与对方核对，组织关系不在本单位的请办理转出。',
  });
  const [person] = found.filter(({ table }) => table === 'member');
  expect(person?.number).toBe('110105********002X');
  expect(JSON.stringify(person)).not.toContain('11010519491231002X');
});

test('at the city the counties are asked about their townships, by name; what one county reports is its own to ask', async () => {
  const city = makeCity();
  const otherCounty = makeCounty('330803', '衢江区');
  const far = makeTownship('330803001', '樟潭街道');
  for (const below of [county, otherCounty]) await enrol(below, city);
  await enrol(far, otherCounty);
  fill(far);
  addOrganization(one, '柯城两处都报的一家', '7001');
  addOrganization(other, '柯城两处都报的一家', '7001');
  for (const [desk, above] of [
    [one, county],
    [other, county],
    [far, otherCounty],
    [county, city],
    [otherCounty, city],
  ] as const) {
    closeMonth(desk);
    await receive(above.books, await exported(desk));
  }
  const found = await duplicates(city.books, divisionName);
  // townships that are not enrolled here are called as the list of divisions does
  expect(found.map(({ table, rows, within }) => [table, within, ...rows.map(({ unitName }) => unitName).sort()])).toEqual([
    ['organization', null, '柯城区新新街道', '衢江区樟潭街道'],
    ['organization', null, '柯城区新新街道', '衢江区樟潭街道'],
    ['organization', '柯城区', '柯城区府山街道', '柯城区新新街道'],
    ['member', null, '柯城区新新街道', '衢江区樟潭街道'],
  ]);
  const groups = found.map(({ table, rows }) => ({ table, ids: rows.map(({ id }) => id) }));
  const asked = await askBoth(city.books, groups, divisionName);
  expect(asked).toMatchObject([
    { unit: '330802', name: '柯城区', outcome: 'asked' },
    { unit: '330803', name: '衢江区', outcome: 'asked' },
  ]);
  const [receipt] = asked.flatMap(({ receipt }) => receipt ?? []);
  if (!receipt) throw new Error('no receipt');
  expect(await acceptReceipt(county.books, receipt)).toMatchObject({ outcome: 'accepted_with_problems' });
  const told = county.books.registers.list('receipt')[0]?.body.problems ?? [];
  expect(told.filter(({ message }) => message.startsWith('衢江区樟潭街道也有'))).toHaveLength(3);
  expect(told.find(({ id, field }) => id === filled.member && field === 'id_number')?.message).toBe(
    '衢江区樟潭街道也有这个公民身份号码；请与对方核对，组织关系不在本单位的请办理转出。',
  );
});
