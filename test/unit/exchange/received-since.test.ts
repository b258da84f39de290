import { expect, test } from 'vitest';
import { receivedSince } from '#shared/exchange/received-since.ts';

const october = { period: '2026-10', state: 'exported', closedAt: '2026-11-05T08:00:00.000Z' };
const amended = { unit: '330802005', period: '2026-10', at: '2026-11-06T08:00:00.000Z', outcome: 'accepted', late: false };
const periodsOf = (...given: Parameters<typeof receivedSince>) => receivedSince(...given).map(({ period }) => period);

test('a package of the month that came after the month was closed is told', () => {
  expect(receivedSince([october], [amended], '330802')).toEqual([{ period: '2026-10', packages: [amended] }]);
  expect(periodsOf([october], [{ ...amended, outcome: 'accepted_with_problems' }], '330802')).toEqual(['2026-10']);
});

test.each([
  ['came before', { at: '2026-11-04T08:00:00.000Z' }],
  ['is of another month', { period: '2026-11' }],
  ['was returned', { outcome: 'returned' }],
  ['was only kept for its month', { late: true }],
  ['is this desk’s own', { unit: '330802' }],
])('one that %s is not', (_, change) => expect(receivedSince([october], [{ ...amended, ...change }], '330802')).toEqual([]));

test('a month that is open again has nothing to make good; the latest month comes first', () => {
  expect(periodsOf([{ ...october, state: 'open' }], [amended], '330802')).toEqual([]);
  const september = { ...october, period: '2026-09' };
  expect(periodsOf([september, october], [{ ...amended, period: '2026-09' }, amended], '330802')).toEqual(['2026-10', '2026-09']);
});
