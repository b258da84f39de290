import { addDays, addToMonth } from '#shared/model/civil-date.ts';
import { addBranches } from './sound-branches.ts';
import { addAssignments } from './sound-coverage.ts';
import { addDevelopment } from './sound-development.ts';
import { addMeetings } from './sound-meetings.ts';
import { addOrganizations, countHeads } from './sound-organizations.ts';
import { emptyTown, type Town } from './town.ts';

export interface TownSize {
  readonly organizations: number;
  readonly branches: number;
}

/** The month that ends a quarter and a year: every rule has something to say in it. */
const period = '2026-12';
const monthsKept = 24;

/** A believable township of the given size with two years of meetings and no defect at all; the same for the same seed. */
export function soundTown(seed: number, size: TownSize): Town {
  const town = emptyTown({ seed, unit: '330802005', period, today: '2027-01-04' });
  const { chance } = town;
  const months = Array.from({ length: monthsKept }, (_, index) => addToMonth(period, index + 1 - monthsKept));
  const sizes = Array.from({ length: size.branches }, () => chance.pick([chance.whole(3, 9), chance.whole(3, 24), chance.whole(10, 50)]));
  const branches = addBranches(town, addOrganizations(town, size.organizations), sizes, months);
  countHeads(town);
  addMeetings(town, branches, months);
  for (const branch of branches) if (branch.index % 4 === 0) addVisitAid(town, branch.row.id);
  town.rows('organization').forEach(({ id }, index) => {
    if (index % 8 === 0) addStandardMark(town, id);
  });
  addAssignments(town);
  addDevelopment(town);
  return town;
}

function addVisitAid({ chance, add }: Town, branch: string): void {
  const raised = `2026-${chance.pick(['03', '05', '08'])}-${chance.whole(10, 28)}`;
  const isClosed = chance.is(0.7);
  add('visit_aid', {
    rule: chance.pick(['WRN-001', 'WRN-002']),
    party_organization: branch,
    raised_on: raised,
    measures: '综合党委派联络员上门，帮助制定计划并参加下一次党员大会。',
    responsible: '张指导',
    due_on: addDays(raised, 60),
    outcome: isClosed ? '已按期开展组织生活，记录齐全。' : null,
    closed_on: isClosed ? addDays(raised, 45) : null,
  });
}

function addStandardMark({ chance, add }: Town, organization: string): void {
  const met = chance.is(0.7);
  add('standard_mark', {
    item: chance.pick(['special_system', 'special_carrier', 'special_window', 'six_board']),
    organization,
    year: chance.pick([2025, 2026]),
    met,
    evidence: met ? '现场查看，有照片留存。' : null,
    marked_on: '2026-11-20',
    marked_by: '张指导',
  });
}
