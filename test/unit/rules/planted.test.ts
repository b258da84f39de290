import { describe, expect, test } from 'vitest';
import { catalogue } from '#shared/rules/catalogue.ts';
import attendance from '#shared/rules/meeting/MTG-010-attendance.ts';
import voting from '#shared/rules/meeting/MTG-011-votes.ts';
import { planters, rulesWithoutPlanter, withoutPlanter } from '../../../electron/demo/planters.ts';
import { soundTown } from '../../../electron/demo/sound-town.ts';
import { branchFacts, meetingFacts, verdicts } from '../../support/facts.ts';
import { foundIn, measured, scored } from '../../support/planted/measure.ts';

const size = { organizations: 320, branches: 100 };
const seeds = [1, 2, 3];

test('defects can be planted of every rule of the catalogue, save those named', () => {
  expect(rulesWithoutPlanter()).toEqual(withoutPlanter);
  const known = new Set(catalogue.map(({ id }) => id));
  expect(planters.flatMap(({ rule, raises = [] }) => [rule, ...raises]).filter((id) => !known.has(id))).toEqual([]);
});

describe.each(seeds)('a township of seed %i', (seed) => {
  test('has branches, meetings, members and organizations of every sort, and no defect', () => {
    const town = soundTown(seed, size);
    const kinds = new Set(town.rows('meeting').flatMap((meeting) => meeting.kinds as readonly string[]));
    expect([...kinds].sort()).toEqual(['committee', 'general', 'group', 'lecture', 'life', 'review', 'talk', 'theme_day']);
    expect(new Set(town.rows('meeting').map(({ purpose }) => purpose)).size).toBe(3);
    expect(new Set(town.rows('party_organization').map(({ kind }) => kind)).size).toBe(8);
    expect(new Set(town.rows('organization').map(({ status }) => status)).size).toBe(4);
    expect(foundIn(town)).toEqual([]);
  });

  test('shows every planted defect, and nothing else', () => {
    const scores = measured(seed, size, 1);
    expect(scores.filter((score) => score.false.length + score.missed.length > 0)).toEqual([]);
    const unplanted = scores.filter(({ planted, hit }) => planted === 0 || hit !== planted).map(({ rule }) => rule);
    expect(unplanted).toEqual(withoutPlanter);
  });
});

test('a finding that nobody planted is false, a place planted that nobody found is missed', () => {
  const place = { rule: 'ORG-001', table: 'organization', id: 'o', field: 'credit_code' } as const;
  const found = [{ ...place, severity: 'error', message: '代码不对' }] as const;
  const of = (...given: Parameters<typeof scored>) => scored(...given).find(({ rule }) => rule === 'ORG-001');
  expect(of([place, place], found)).toEqual({
    rule: 'ORG-001',
    planted: 2,
    hit: 1,
    false: [],
    missed: ['ORG-001 organization o credit_code'],
  });
  expect(of([], found)).toMatchObject({ planted: 0, hit: 0, false: ['ORG-001 organization o credit_code 代码不对'] });
});

/** Cases in which planting showed a rule to be wrong. */
describe('what planting found', () => {
  test('MTG-010: members of a functional branch are on other rosters, so its own says nothing of 应到', () => {
    const branch = branchFacts({ kind: 'functional_branch' });
    const meeting = meetingFacts({ branch: branch.id, expected: 6, present: 6 });
    expect(verdicts(attendance, meeting, { rows: { party_organization: [branch] } })).toEqual([]);
  });

  test('MTG-011: the number of all present, standing in for that of the voters left out, is nobody’s error', () => {
    const votes = [{ item: '接收预备党员', for: 22, against: 0, abstain: 0 }];
    const meeting = meetingFacts({ purpose: 'admit', expected: 23, present: 23, voters_expected: 22, votes, resolution: '同意接收。' });
    expect(verdicts(voting, meeting)).toEqual(['warning voters_present']);
  });
});
