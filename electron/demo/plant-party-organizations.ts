import { addDays, addMonths } from '#shared/model/civil-date.ts';
import { at, type Field, fullOf, type Holding, hasRoster, isIn, isOfKind, isVoted, livePlain, type Planter, type Spot } from './planter.ts';
import { listOf, numberOf, textOf, type Values } from './town.ts';
import { personName } from './township-names.ts';
import { person } from './township-people.ts';

type Fits = (held: Holding) => boolean;
const spot = (held: Holding, field: string, rule?: string): Spot => at('party_organization', held.branch.id, field, rule);

const isElected = (held: Holding) => hasRoster(held) && held.branch.secretary_source !== 'assigned';
const votesIn = (held: Holding, month: string) => held.meetings.some((meeting) => isIn(meeting, month) && isVoted(meeting));

function written(field: Field, cell: string, values: (held: Holding) => Values, fits: Fits): Spot[] {
  const held = field.takeBranch(fits);
  field.town.write('party_organization', held.branch.id, values(held));
  return [spot(held, cell)];
}

const branch = (rule: string, defect: string, cell: string, values: (held: Holding) => Values, fits: Fits = hasRoster): Planter => ({
  rule,
  defect,
  plant: (field) => written(field, cell, values, fits),
});

/** A branch formed in the month itself, of which no meetings are asked yet. */
function newBranch({ town }: Field, members: number): string {
  const { id } = town.add('party_organization', {
    name: `新组建的示例第${town.rows('party_organization').length}党支部`,
    kind: 'branch',
    founded_on: '2026-12-03',
    committee_size: members >= 7 ? 5 : 0,
    term_start: '2026-12-03',
  });
  for (let place = 0; place < members; place++)
    town.add('member', {
      ...person(town.chance, town.today, false, town.taken),
      branch: id,
      study_hours: 60,
      dues_paid_to: '2026-12',
      party_post: 'none',
    });
  return id;
}

/** Makes full members probationary until so many full ones are left, the secretary among them. */
function thinned({ town }: Field, held: Holding, left: number): void {
  for (const { id, employer } of livePlain(held).slice(0, fullOf(held) - left)) {
    town.write('member', id, { category: 'probationary', full_on: null });
    if (typeof employer !== 'string') continue;
    const { members_full: full, members_probationary: more } = town.row('organization', employer);
    town.write('organization', employer, { members_full: numberOf(full) - 1, members_probationary: numberOf(more) + 1 });
  }
}

export const partyOrganizationPlanters: readonly Planter[] = [
  {
    rule: 'PTY-001',
    defect: 'two full members left',
    plant(field) {
      // who brings someone into the Party is a full member
      const developing = new Set(field.town.rows('development').map(({ branch }) => branch));
      const held = field.takeBranch(
        (one) =>
          !developing.has(one.branch.id) &&
          isElected(one) &&
          fullOf(one) < 7 &&
          livePlain(one).length >= fullOf(one) - 2 &&
          !votesIn(one, field.town.period),
      );
      thinned(field, held, 2);
      return [spot(held, 'kind')];
    },
  },
  { rule: 'PTY-001', defect: 'nobody on the roster', plant: (field) => [at('party_organization', newBranch(field, 0), 'name')] },
  { rule: 'PTY-002', defect: '51 members', plant: (field) => [at('party_organization', newBranch(field, 51), 'kind')] },
  { rule: 'PTY-002', defect: '120 members', plant: (field) => [at('party_organization', newBranch(field, 120), 'kind')] },
  {
    rule: 'PTY-003',
    defect: 'a committee of three where six full members are',
    // the committee has not met either
    raises: ['MTG-002'],
    plant(field) {
      const held = field.takeBranch((one) => hasRoster(one) && fullOf(one) < 7);
      field.town.write('party_organization', held.branch.id, { committee_size: 3 });
      return [spot(held, 'committee_size'), spot(held, 'name', 'MTG-002')];
    },
  },
  branch(
    'PTY-003',
    'seven full members and no committee',
    'committee_size',
    () => ({ committee_size: 0 }),
    (held) => hasRoster(held) && fullOf(held) >= 7,
  ),
  branch(
    'PTY-003',
    'the size of the committee left out',
    'committee_size',
    () => ({ committee_size: null }),
    (held) => hasRoster(held) && fullOf(held) >= 15,
  ),
  {
    rule: 'PTY-003',
    defect: 'a committee of eight, all of whom met',
    plant(field) {
      const held = field.takeBranch((one) => hasRoster(one) && fullOf(one) >= 15);
      for (const { id } of held.meetings.filter((meeting) => isOfKind(meeting, 'committee')))
        field.town.write('meeting', id, { expected: 8, present: 8, absentees: null });
      field.town.write('party_organization', held.branch.id, { committee_size: 8 });
      return [spot(held, 'committee_size')];
    },
  },
  {
    rule: 'PTY-004',
    defect: 'six units in one joint branch',
    plant(field) {
      const held = field.takeBranch(({ branch }) => branch.kind === 'joint_branch');
      const covers = [...listOf(held.branch.covers)];
      while (covers.length < 6)
        covers.push(field.take('organization', (row) => row.party_organization === null && row.status === 'active').id);
      field.town.write('party_organization', held.branch.id, { covers });
      return [spot(held, 'covers')];
    },
  },
  {
    rule: 'PTY-004',
    defect: 'six units that name the joint branch as theirs',
    plant(field) {
      const held = field.takeBranch(({ branch }) => branch.kind === 'joint_branch');
      for (let units = listOf(held.branch.covers).length; units < 6; units++) {
        const { id } = field.take('organization', (row) => row.party_organization === null && row.status === 'active');
        field.town.write('organization', id, { party_organization: held.branch.id, coverage: 'joint', uncovered_reason: null });
      }
      return [spot(held, 'covers')];
    },
  },
  {
    rule: 'PTY-005',
    defect: 'a new secretary who is on no roster',
    plant(field) {
      const { town } = field;
      const held = field.takeBranch(isElected);
      const secretary = personName(town.chance, 'male', town.taken.names);
      const lecture = held.meetings.find((meeting) => isOfKind(meeting, 'lecture') && isIn(meeting, '2026'));
      if (lecture) town.write('meeting', lecture.id, { lecturer: secretary });
      town.write('party_organization', held.branch.id, { secretary });
      return [spot(held, 'secretary')];
    },
  },
  {
    rule: 'PTY-005',
    defect: 'a probationary secretary',
    plant(field) {
      const { town } = field;
      const held = field.takeBranch((one) => isElected(one) && fullOf(one) >= 4 && fullOf(one) !== 7 && !votesIn(one, town.period));
      const secretary = held.members.find(({ name }) => name === held.branch.secretary);
      if (secretary) town.write('member', secretary.id, { category: 'probationary', full_on: null });
      return [spot(held, 'secretary')];
    },
  },
  {
    rule: 'PTY-005',
    defect: 'a secretary who became full nine months ago',
    plant(field) {
      const { town } = field;
      const fits = (one: Holding) =>
        isElected(one) && !votesIn(one, town.period) && !one.meetings.some(({ purpose }) => purpose === 'admit');
      const held = field.takeBranch(fits);
      const secretary = held.members.find(({ name }) => name === held.branch.secretary);
      if (secretary) town.write('member', secretary.id, { joined_on: '2025-03-20', full_on: '2026-03-20' });
      return [spot(held, 'secretary')];
    },
  },
  branch('PTY-006', 'the term over since a day of the month', 'last_election', () => ({ ...termFrom('2023-12-31'), term_years: 3 })),
  branch('PTY-006', 'the term over for a year, its years left out', 'last_election', () => ({
    ...termFrom('2022-11-11'),
    term_years: null,
  })),
  branch('PTY-006', 'the term over within six months', 'last_election', () => termFrom('2024-06-30')),
  branch('PTY-006', 'an extension over as well', 'last_election', () => ({ ...termFrom('2023-02-10'), extended_to: '2026-11-30' })),
  branch('PTY-006', 'the first term over, nobody elected yet', 'term_start', () => ({ ...termFrom('2023-05-04'), last_election: null })),
  branch('PTY-006', 'extended by more than a year', 'extended_to', () => ({
    ...termFrom('2024-09-01'),
    term_years: 3,
    extended_to: addDays(addMonths('2024-09-01', 48), 1),
  })),
  {
    rule: 'PTY-007',
    defect: 'a branch under a branch',
    plant(field) {
      const [held, other] = [field.takeBranch(), field.takeBranch()];
      field.town.write('party_organization', held.branch.id, { parent: other.branch.id });
      return [spot(held, 'parent')];
    },
  },
  {
    rule: 'PTY-007',
    defect: 'three organizations each under the next',
    plant(field) {
      const ring = [field.takeBranch(), field.takeBranch(), field.takeBranch()];
      for (const [place, { branch }] of ring.entries())
        field.town.write('party_organization', branch.id, { parent: ring[(place + 1) % ring.length]?.branch.id ?? null });
      return ring.map((held) => spot(held, 'parent'));
    },
  },
  {
    rule: 'PTY-007',
    defect: 'an organization under itself',
    plant(field) {
      const held = field.takeBranch();
      field.town.write('party_organization', held.branch.id, { parent: held.branch.id });
      return [spot(held, 'parent')];
    },
  },
];

function termFrom(start: string): Values {
  return { term_start: textOf(start), last_election: start, extended_to: null };
}
