import { creditCheckCharacter, isCreditCode } from '#shared/codes/credit-code.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { at, type Field, type Planter, type Spot } from './planter.ts';
import { numberOf, textOf, type Values } from './town.ts';
import { creditCode } from './township-people.ts';

const isActive = (row: AnyRow) => row.status === 'active';
const declaredOf = (row: AnyRow) => numberOf(row.members_full) + numberOf(row.members_probationary);
const withCode = (rule: string, defect: string, spoiled: (code: string, field: Field) => string): Planter => ({
  rule,
  defect,
  plant: (field) => changed(field, 'credit_code', (row) => ({ credit_code: spoiled(textOf(row.credit_code), field) })),
});

function changed(field: Field, cell: string, values: (row: AnyRow) => Values, fits: (row: AnyRow) => boolean = isActive): Spot[] {
  const row = field.take('organization', fits);
  field.town.write('organization', row.id, values(row));
  return [at('organization', row.id, cell)];
}

const otherThan = (field: Field, letter: string) =>
  field.town.chance.pick([...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((one) => one !== letter));

/** Two different neighbours among the first 17, the other way round. */
function swapped(code: string, field: Field): string {
  const places = Array.from({ length: 16 }, (_, place) => place).filter((place) => code[place] !== code[place + 1]);
  const place = field.town.chance.pick(places);
  return `${code.slice(0, place)}${code[place + 1]}${code[place]}${code.slice(place + 2)}`;
}

function allDigits({ town }: Field): string {
  for (;;) {
    const code = `9133080${Array.from({ length: 8 }, () => town.chance.whole(0, 9)).join('')}000`;
    if (!isCreditCode(code)) return code;
  }
}

export const organizationPlanters: readonly Planter[] = [
  withCode('ORG-001', 'the check character mistyped', (code, field) => code.slice(0, 17) + otherThan(field, code[17] ?? '')),
  withCode('ORG-001', 'two neighbouring characters swapped', swapped),
  withCode('ORG-001', 'a character mistyped', (code, field) => `${code.slice(0, 9)}${otherThan(field, code[9] ?? '')}${code.slice(10)}`),
  withCode('ORG-001', 'the letter O in place of a zero', (code) => code.replace('0', 'O')),
  withCode('ORG-001', 'one character missing', (code) => code.slice(0, 12) + code.slice(13)),
  withCode('ORG-001', 'small letters', (code) => code.toLowerCase()),
  withCode('ORG-002', 'in scientific notation', (_, { town }) => `9.1330${town.chance.whole(1, 9)}E+17`),
  withCode('ORG-002', 'the last three digits lost', (_, field) => allDigits(field)),
  {
    rule: 'ORG-003',
    defect: 'the other category',
    plant: (field) =>
      changed(field, 'credit_code', ({ category }) => ({ category: category === 'new_social' ? 'new_economic' : 'new_social' })),
  },
  withCode('ORG-003', 'the code of a public institution', (_, { town }) =>
    creditCode(town.chance, '12', town.unit.slice(0, 6), town.taken.codes),
  ),
  withCode('ORG-003', 'the code of another register', (_, { town }) => {
    const first = `81${town.unit.slice(0, 6)}${Array.from({ length: 9 }, () => town.chance.whole(1, 9)).join('')}`;
    return first + (creditCheckCharacter(first) ?? '');
  }),
  {
    rule: 'ORG-004',
    defect: 'two organizations with one code',
    plant(field) {
      const one = field.take('organization', isActive);
      const other = field.take('organization', (row) => isActive(row) && row.category === one.category);
      field.town.write('organization', other.id, { credit_code: one.credit_code });
      return [one, other].map(({ id }) => at('organization', id, 'credit_code'));
    },
  },
  {
    rule: 'ORG-004',
    defect: 'one name in two spellings',
    plant(field) {
      const one = field.take(
        'organization',
        (row) => isActive(row) && textOf(row.name).startsWith('衢州') && textOf(row.name).endsWith('有限公司'),
      );
      const other = field.take('organization', (row) => row.status === 'suspended' || isActive(row));
      const name = textOf(one.name);
      const spelling = field.town.chance.pick([name, name.replace('衢州', '（衢州）'), name.replace('有限公司', '有限责任公司')]);
      field.town.write('organization', other.id, { name: spelling });
      return [one, other].map(({ id }) => at('organization', id, 'name'));
    },
  },
  {
    rule: 'ORG-005',
    defect: 'more members than staff',
    plant: (field) =>
      changed(
        field,
        'members_full',
        (row) => ({ staff_full: declaredOf(row) - 1, under_35: 0 }),
        (row) => isActive(row) && declaredOf(row) > 0,
      ),
  },
  {
    rule: 'ORG-005',
    defect: 'more young people than staff',
    plant: (field) => changed(field, 'under_35', (row) => ({ under_35: numberOf(row.staff_full) + 2 })),
  },
  {
    rule: 'ORG-005',
    defect: 'one member more than the roster',
    plant: (field) => changed(field, 'members_full', (row) => ({ members_full: numberOf(row.members_full) + 1 })),
  },
  {
    rule: 'ORG-005',
    defect: 'one member less than the roster',
    plant: (field) =>
      changed(
        field,
        'members_full',
        (row) => ({ members_full: numberOf(row.members_full) - 1 }),
        (row) => isActive(row) && numberOf(row.members_full) > 0,
      ),
  },
  {
    rule: 'ORG-006',
    defect: 'registered in the future',
    plant: (field) => changed(field, 'registered_on', () => ({ registered_on: '2027-01-05' })),
  },
  {
    rule: 'ORG-006',
    defect: 'registered before 1949-10-01',
    plant: (field) => changed(field, 'registered_on', () => ({ registered_on: '1949-09-30' })),
  },
  {
    rule: 'ORG-006',
    defect: 'gone in the future',
    plant: (field) =>
      changed(
        field,
        'left_on',
        () => ({ left_on: '2027-02-01' }),
        (row) => row.left_on !== null,
      ),
  },
];
