import { expect, test } from 'vitest';
import type { TableName } from '#shared/model/tables.ts';
import { chanceOf } from '../../../electron/demo/township-names.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import type { TestLedger } from '../../support/ledger.ts';
import { township } from '../../support/township.ts';
import { addOrganization, amended, closeMonth, drop, enrol, exported, fill, makeCounty, makeTownship, period } from './desks.ts';

/** The problems that the county has kept, and those that looking at every row anew finds. */
function keptAndFound({ books }: TestLedger) {
  const kept = books.problems().problems;
  return { kept, found: books.check(period).problems };
}

// a package is judged before it is written, and what was found is kept without looking again
test('after a package, first or amended, the kept problems are those of a whole check, other units’ too', async () => {
  const county = makeCounty();
  const [one, other] = [makeTownship('330802005', '花园街道'), makeTownship('330802006', '府山街道')];
  for (const township of [one, other]) await enrol(township, county);
  county.books.check(period);

  const { branch } = fill(one);
  const organization = addOrganization(one, '府山贸易有限公司', '0001');
  closeMonth(one);
  await receive(county.books, await exported(one));
  const first = keptAndFound(county);
  expect(first.kept).toEqual(first.found);

  // the same organization at both: a problem of the first one's row comes with the second one's package
  addOrganization(other, '府山贸易有限公司', '0001');
  closeMonth(other);
  await receive(county.books, await exported(other));
  const second = keptAndFound(county);
  expect(second.kept).toEqual(second.found);
  expect(second.kept.map(({ id }) => id)).toContain(organization);

  // and goes with its next one
  const file = await amended(one, () => {
    one.change('party_organization', branch, { founded_on: '2026-10-30' });
    drop(one, 'organization', organization);
  });
  expect((await receive(county.books, file)).outcome).not.toBe('refused');
  const third = keptAndFound(county);
  expect(third.kept).toEqual(third.found);
  expect(third.kept.map(({ id }) => id)).not.toContain(organization);
});

test('what was foretold before something else was written is looked for again', async () => {
  const county = makeCounty();
  const township = makeTownship();
  await enrol(township, county);
  county.books.check(period);
  fill(township);
  closeMonth(township);
  const receiving = receive(county.books, await exported(township));
  // while the receipt is signed
  await new Promise((resolve) => setTimeout(resolve, 30));
  addOrganization(county, '柯城鲁班机械有限公司', '0002');
  await receiving;
  const { kept, found } = keptAndFound(county);
  expect(kept).toEqual(found);
});

/** A township with some hundred believable rows, whose ids no other has. */
function townshipOf(nth: number): TestLedger {
  const unit = `33080200${nth}`;
  const desk = makeTownship(unit, `第${nth}街道`);
  const rows = township({
    unit,
    name: `第${nth}街道`,
    organizations: 60,
    branches: [9, 6, 4],
    months: [period],
    today: '2026-10-31',
    seed: nth,
  });
  const own: typeof rows = JSON.parse(JSON.stringify(rows).replaceAll('01930000-0000-7000', `0193000${nth}-0000-7000`));
  desk.apply(
    Object.entries(own).flatMap(([table, list]) =>
      list.map(({ id, ...after }) => ({ op: 'insert' as const, table: table as TableName, id, after: { ...after } })),
    ),
    '装入',
    'receive',
  );
  return desk;
}

test('where a package changes few of many rows, only what it touches is looked at, and nothing is missed', async () => {
  const county = makeCounty();
  county.books.check(period);
  const desks = [1, 2, 3].map(townshipOf);
  for (const desk of desks) {
    await enrol(desk, county);
    closeMonth(desk);
    expect((await receive(county.books, await exported(desk))).outcome).not.toBe('refused');
  }
  for (let seed = 1; seed <= 8; seed++) {
    const chance = chanceOf(seed);
    const one = chance.pick(desks);
    const other = chance.pick(desks.filter((desk) => desk !== one));
    const file = await amended(one, () => {
      // what only the county sees, and what is a warning
      const [mine, theirs] = [chance.pick(one.ledger.rows('organization')), chance.pick(other.ledger.rows('organization'))];
      one.change('organization', mine.id, chance.is(0.6) ? { credit_code: theirs.credit_code, name: theirs.name } : { name: theirs.name });
      const [meeting, copied] = [chance.pick(one.ledger.rows('meeting')), chance.pick(one.ledger.rows('meeting'))];
      one.change('meeting', meeting.id, { summary: copied.summary });
      one.change('member', chance.pick(one.ledger.rows('member')).id, { name: chance.pick(other.ledger.rows('member')).name });
    });
    expect((await receive(county.books, file)).outcome).not.toBe('refused');
    const { kept, found } = keptAndFound(county);
    expect({ seed, kept }).toEqual({ seed, kept: found });
    expect(found.length).toBeGreaterThan(0);
  }
});
