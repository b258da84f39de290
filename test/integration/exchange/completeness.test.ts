import { expect, test } from 'vitest';
import { completeness } from '../../../electron/exchange/completeness.ts';
import { decideDispute } from '../../../electron/exchange/disputes/decide-dispute.ts';
import { disputes } from '../../../electron/exchange/disputes/disputes.ts';
import { exportPackage } from '../../../electron/exchange/export-package.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { enrolBeside } from '../../support/enrol-beside.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { closeMonth, enrol, exported, fill, makeCounty, makeTownship, period } from './desks.ts';

/** The same desk on another day. */
const on = ({ books }: TestLedger, day: string) => ({
  ...books,
  clock: { ...books.clock, now: () => `${day}T08:00:00.000Z`, today: () => day },
});

test('the board: one sent in time, one late, one never, one not enrolled; the months before an enrolment are asked of nobody', async () => {
  const [county, one, late, never] = [
    makeCounty(),
    makeTownship(),
    makeTownship('330802006', '白云街道'),
    makeTownship('330802007', '荷花街道'),
  ];
  for (const township of [one, late, never]) await enrol(township, county);
  for (const [code, name] of [
    ['330802005', '花园街道'],
    ['330802008', '信安街道'],
    ['330803001', '别县的镇'],
  ])
    county.insert('unit', { code, name, level: 'township', parent: '330802' });
  closeMonth(one);
  closeMonth(late);
  await receive(on(county, '2026-11-05'), await exported(one));
  await receive(on(county, '2026-11-06'), await exported(late));
  const board = completeness(on(county, '2026-11-10'), { months: 3 });
  expect(board.months).toEqual([
    { period: '2026-11', due: '2026-12-05' },
    { period: '2026-10', due: '2026-11-05' },
    { period: '2026-09', due: '2026-10-05' },
  ]);
  expect(
    board.units.map(({ name, enrolled, cells }) => [name, enrolled, ...cells.map(({ state, onTime }) => `${state} ${onTime}`)]),
  ).toEqual([
    ['花园街道', true, 'awaited null', 'accepted true', 'none null'],
    ['白云街道', true, 'awaited null', 'accepted false', 'none null'],
    ['荷花街道', true, 'awaited null', 'late false', 'none null'],
    ['信安街道', false, 'none null', 'none null', 'none null'],
  ]);
  expect(board.rates).toEqual([
    { period: '2026-11', due: 0, onTime: 0, received: 0 },
    { period: '2026-10', due: 3, onTime: 1, received: 2 },
    { period: '2026-09', due: 0, onTime: 0, received: 0 },
  ]);
  expect(() => completeness(one.books, { months: 3 })).toThrow(expect.objectContaining({ code: 'LEDGER-LEVEL' }));
});

test('a month that never came shows as a gap once a later one has; a dispute shows until it is decided', async () => {
  const [county, township, copy] = [makeCounty(), makeTownship(), makeTownship()];
  await enrol(township, county);
  await enrolBeside(copy.books, county.books);
  fill(township);
  closeMonth(township, '2026-09');
  await exportPackage(township.books, '2026-09');
  closeMonth(township);
  await receive(county.books, await exportPackage(township.books, period));
  const states = () => completeness(on(county, '2026-11-10'), { months: 3 }).units[0]?.cells.map(({ state }) => state);
  expect(states()).toEqual(['awaited', 'accepted', 'none']);
  // enrolled before September was due
  const [certificate] = county.books.registers.list('certificate');
  if (!certificate) throw new Error('nothing issued');
  county.books.registers.put('certificate', certificate.id, { ...certificate.body, notBefore: '2026-09-01T00:00:00.000Z' });
  expect(states()).toEqual(['awaited', 'accepted', 'gap']);

  closeMonth(copy);
  await receive(county.books, await exported(copy));
  // a first package of a unit that has sent before: a ledger made anew
  expect(states()).toEqual(['awaited', 'disputed', 'gap']);
  await decideDispute(county.books, disputes(county.books)[0]?.id ?? '', { choice: 'kept', reason: '核实过' });
  expect(states()).toEqual(['awaited', 'accepted', 'gap']);
});
