import { addDays, addMonths } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { at, type Field, type Planter } from './planter.ts';
import { listOf, type Town, textOf, type Values } from './town.ts';
import { personName } from './township-names.ts';
import { idNumber } from './township-people.ts';

type Fits = (row: AnyRow, town: Town) => boolean;

const development = (rule: string, defect: string, cell: string, fits: Fits, values: (row: AnyRow, field: Field) => Values): Planter => ({
  rule,
  defect,
  plant(field) {
    const row = field.take('development', (one) => one.ended_on === null && fits(one, field.town));
    field.town.write('development', row.id, values(row, field));
    return [at('development', row.id, cell)];
  },
});

const isActivist: Fits = (row) => row.activist_on !== null && row.candidate_on === null;
const isCandidate: Fits = (row) => row.candidate_on !== null && row.admitted_on === null;
const isProbationary: Fits = (row) => row.admitted_on !== null && row.full_on === null;
/** Became a full member after an extension, and is on no roster. */
const isExtended: Fits = (row) => row.extended_to !== null;
const isOnRoster: Fits = (row) => row.full_on !== null && row.extended_to === null;
const isTalkedWith: Fits = (row) => row.talked_on !== null;
const monthsAgo = ({ today }: Town, months: number) => addMonths(today, -months);
/** Admitted so long ago that even a special case is over. */
const isLongAdmitted: Fits = (row, town) => isProbationary(row, town) && textOf(row.admitted_on) < monthsAgo(town, 6);

const mistyped = (number: string) => `${number.slice(0, 15)}${(Number(number[15]) + 1) % 10}${number.slice(16)}`;
const stranger = ({ town }: Field) => personName(town.chance, 'male', town.taken.names);
/** A full member of another branch. */
const elsewhere = ({ town }: Field, branch: unknown): string =>
  textOf(town.rows('member').find((member) => member.branch !== branch && member.category === 'full')?.name);
const probationaryIn = (town: Town, branch: unknown) =>
  town.rows('member').find((member) => member.branch === branch && member.category === 'probationary');
const temporaryIn = (town: Town) => town.rows('party_organization').find(({ kind }) => kind === 'temporary_branch')?.id;
const confirmed = (full: string): Values => ({ full_on: full, full_approved_on: addMonths(full, 1) });

export const developmentPlanters: readonly Planter[] = [
  development('DEV-001', 'talked with before the application', 'talked_on', isTalkedWith, ({ applied_on: on }) => ({
    talked_on: addDays(textOf(on), -1),
  })),
  development('DEV-001', 'a candidate before an activist', 'candidate_on', isCandidate, ({ activist_on: on }) => ({
    candidate_on: addDays(textOf(on), -1),
  })),
  development('DEV-001', 'admitted before the examination', 'admitted_on', isProbationary, ({ admitted_on: on }) => ({
    pre_examined_on: addDays(textOf(on), 3),
  })),
  development('DEV-001', 'admitted, the day of the activist left out', 'activist_on', isProbationary, () => ({ activist_on: null })),
  development('DEV-001', '双公示 tomorrow', 'dual_notice_on', isProbationary, (_, { town }) => ({
    dual_notice_on: addDays(town.today, 1),
  })),
  development('DEV-001', 'a digit of the number mistyped', 'id_number', isCandidate, ({ id_number: number }) => ({
    id_number: mistyped(textOf(number)),
  })),
  development('DEV-001', 'applied a day before the eighteenth birthday', 'applied_on', isActivist, ({ applied_on: on }, { town }) => ({
    id_number: idNumber(town.chance, addDays(addMonths(textOf(on), -216), 1), 'male', town.taken.numbers),
  })),
  development('DEV-002', 'a candidate after eleven months', 'candidate_on', isCandidate, ({ activist_on: on }) => ({
    candidate_on: addMonths(textOf(on), 11),
  })),
  development(
    'DEV-002',
    'never reviewed',
    'reviews',
    (row, town) => isActivist(row, town) && textOf(row.activist_on) < monthsAgo(town, 8),
    () => ({ reviews: null }),
  ),
  development('DEV-002', 'a year between two reviews', 'reviews', isProbationary, ({ reviews }) => ({ reviews: listOf(reviews).slice(1) })),
  development('DEV-002', 'a review whose day nobody can read', 'reviews', isCandidate, () => ({
    reviews: [{ on: '去年底', result: '表现良好' }],
  })),
  development('DEV-003', 'admitted without a political review', 'political_review_on', isProbationary, () => ({
    political_review_on: null,
  })),
  development('DEV-003', 'trained for two days', 'training_days', isProbationary, () => ({ training_days: 2, training_hours: 16 })),
  development('DEV-003', 'admitted without an examination', 'pre_examined_on', isProbationary, () => ({ pre_examined_on: null })),
  development(
    'DEV-004',
    'nobody talked with the applicant for forty days',
    'talked_on',
    (row) => row.activist_on === null,
    (_, { town }) => ({
      applied_on: addDays(town.today, -40),
      talked_on: null,
    }),
  ),
  development('DEV-004', 'talked with after two months', 'talked_on', isActivist, ({ applied_on: on }) => ({
    talked_on: addMonths(textOf(on), 2),
  })),
  development('DEV-004', 'not approved for half a year', 'approved_on', isLongAdmitted, () => ({ approved_on: null })),
  development('DEV-004', 'approved after five months', 'approved_on', isLongAdmitted, ({ admitted_on: on }) => ({
    approved_on: addMonths(textOf(on), 5),
  })),
  development('DEV-004', 'full membership approved after four months', 'full_approved_on', isOnRoster, ({ full_on: on }) => ({
    full_approved_on: addMonths(textOf(on), 4),
  })),
  development('DEV-005', 'no mentor', 'mentors', isActivist, () => ({ mentors: null })),
  development('DEV-005', 'three mentors', 'mentors', isCandidate, ({ mentors }, field) => ({
    mentors: `${textOf(mentors)}、${stranger(field)}`,
  })),
  development('DEV-005', 'a mentor who is on no roster', 'mentors', isActivist, (_, field) => ({ mentors: stranger(field) })),
  development(
    'DEV-005',
    'a probationary mentor',
    'mentors',
    (row, town) => isActivist(row, town) && probationaryIn(town, row.branch) !== undefined,
    ({ branch }, { town }) => ({ mentors: textOf(probationaryIn(town, branch)?.name) }),
  ),
  development('DEV-005', 'one introducer', 'introducers', isProbationary, ({ introducers }) => ({
    introducers: textOf(introducers).split('、')[0],
  })),
  development('DEV-005', 'an introducer of another branch', 'introducers', isProbationary, ({ introducers, branch }, field) => ({
    introducers: `${textOf(introducers).split('、')[0]}、${elsewhere(field, branch)}`,
  })),
  development('DEV-008', 'a candidate of a temporary branch', 'branch', isCandidate, (_, { town }) => ({ branch: temporaryIn(town) })),
  development('DEV-008', 'admitted by a temporary branch', 'branch', isProbationary, (_, { town }) => ({ branch: temporaryIn(town) })),
  development('DEV-006', 'full a day before a year', 'full_on', isExtended, ({ admitted_on: on }) => ({
    extended_to: null,
    ...confirmed(addDays(addMonths(textOf(on), 12), -1)),
  })),
  development('DEV-006', 'full a day before the extension was over', 'full_on', isExtended, ({ extended_to: until }) => ({
    full_on: addDays(textOf(until), -1),
  })),
  development('DEV-006', 'full after fourteen months without an extension', 'full_on', isExtended, ({ admitted_on: on }) => ({
    extended_to: null,
    ...confirmed(addMonths(textOf(on), 14)),
  })),
  development('DEV-006', 'extended by three months', 'extended_to', isExtended, ({ admitted_on: on }) => ({
    extended_to: addMonths(textOf(on), 15),
    ...confirmed(addMonths(textOf(on), 15)),
  })),
  development('DEV-006', 'a probation long over', 'full_on', isExtended, () => ({
    extended_to: null,
    full_on: null,
    full_approved_on: null,
  })),
  development('DEV-007', 'another day of admission than on the roster', 'admitted_on', isOnRoster, ({ admitted_on: on }) => ({
    admitted_on: addDays(textOf(on), -2),
  })),
  development('DEV-007', 'another day of full membership than on the roster', 'full_on', isOnRoster, ({ full_on: on }) => ({
    full_on: addDays(textOf(on), 5),
  })),
  {
    rule: 'DEV-007',
    defect: 'one person on two rows',
    plant({ town, take }) {
      const { id, created_at, ...first } = take('development', (row) => isActivist(row, town) && row.ended_on === null);
      const second = town.add('development', first);
      return [at('development', id, 'id_number'), at('development', second.id, 'id_number')];
    },
  },
];
