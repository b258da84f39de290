import { idCheckCharacter } from '#shared/codes/id-number.ts';
import { addDays, addMonths, yearsBetween } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { at, type Field, isOfKind, type Planter, type Spot } from './planter.ts';
import { textOf, type Values } from './town.ts';
import { idNumber } from './township-people.ts';

function changed(field: Field, cell: string, values: (row: AnyRow) => Values, fits: (row: AnyRow) => boolean = () => true): Spot[] {
  const row = field.takeMember(fits);
  field.town.write('member', row.id, values(row));
  return [at('member', row.id, cell)];
}

const member = (
  rule: string,
  defect: string,
  cell: string,
  values: (row: AnyRow, field: Field) => Values,
  fits?: (row: AnyRow) => boolean,
): Planter => ({ rule, defect, plant: (field) => changed(field, cell, (row) => values(row, field), fits) });

const numberOfMember = (row: AnyRow) => textOf(row.id_number);
const withCheck = (seventeen: string) => seventeen + (idCheckCharacter(seventeen) ?? '');
const joinedLongAgo = (row: AnyRow) => textOf(row.joined_on) < '2020-01-01' && row.came_on === null;

function swapped(number: string, { town }: Field): string {
  const places = Array.from({ length: 16 }, (_, place) => place).filter((place) => number[place] !== number[place + 1]);
  const place = town.chance.pick(places.filter((one) => one > 0));
  return `${number.slice(0, place)}${number[place + 1]}${number[place]}${number.slice(place + 2)}`;
}

export const memberPlanters: readonly Planter[] = [
  member('MEM-001', 'a digit mistyped', 'id_number', (row) => {
    const number = numberOfMember(row);
    return { id_number: `${number.slice(0, 15)}${(Number(number[15]) + 1) % 10}${number.slice(16)}` };
  }),
  member('MEM-001', 'two neighbouring digits swapped', 'id_number', (row, field) => ({ id_number: swapped(numberOfMember(row), field) })),
  member('MEM-001', 'the check character mistyped', 'id_number', (row) => {
    const number = numberOfMember(row);
    return {
      id_number: number.slice(0, 17) + (number.endsWith('X') ? '1' : number.endsWith('9') ? '0' : 'X').replace(number[17] ?? '', '2'),
    };
  }),
  member('MEM-001', 'a day that no calendar has', 'id_number', (row) => {
    const number = numberOfMember(row);
    return { id_number: withCheck(`${number.slice(0, 10)}0231${number.slice(14, 17)}`) };
  }),
  member('MEM-001', 'one digit missing', 'id_number', (row) => ({ id_number: numberOfMember(row).slice(0, 17) })),
  member('MEM-001', 'a division that never was', 'id_number', (row) => ({ id_number: withCheck(`99${numberOfMember(row).slice(2, 17)}`) })),
  member('MEM-002', 'the other sex', 'sex', ({ sex }) => ({ sex: sex === 'male' ? 'female' : 'male' })),
  member('MEM-002', 'another birthday', 'born_on', ({ born_on: born }, { town }) => ({
    born_on: addDays(textOf(born), town.chance.whole(1, 20)),
  })),
  member('MEM-003', 'applied at seventeen', 'applied_on', ({ born_on: born }) => ({
    applied_on: addDays(addMonths(textOf(born), 216), -1),
  })),
  member(
    'MEM-003',
    'a probation of a day under a year',
    'full_on',
    ({ joined_on: day }) => ({ full_on: addDays(addMonths(textOf(day), 12), -1) }),
    joinedLongAgo,
  ),
  member('MEM-003', 'full after 14 months', 'full_on', ({ joined_on: day }) => ({ full_on: addMonths(textOf(day), 14) }), joinedLongAgo),
  member('MEM-003', 'full after 30 months', 'full_on', ({ joined_on: day }) => ({ full_on: addMonths(textOf(day), 30) }), joinedLongAgo),
  {
    rule: 'MEM-003',
    defect: 'the day of the approval taken for that of joining',
    plant({ town, take, holding }) {
      // the meeting is left alone as well: it is what the date is compared with
      const found = take('member', (row) => row.category === 'probationary' && textOf(row.joined_on) < '2026-10-01');
      town.write('member', found.id, { joined_on: addDays(textOf(found.joined_on), town.chance.whole(8, 40)) });
      if (!holding(textOf(found.branch)).meetings.some(({ purpose }) => purpose === 'admit')) throw new Error('nobody was admitted');
      return [at('member', found.id, 'joined_on')];
    },
  },
  {
    rule: 'MEM-004',
    defect: 'two members with one number',
    plant({ town, takeMember }) {
      const one = takeMember();
      const other = takeMember((row) => yearsBetween(textOf(one.born_on), textOf(row.applied_on)) >= 18);
      town.write('member', other.id, { id_number: one.id_number, sex: one.sex, born_on: one.born_on });
      return [one, other].map(({ id }) => at('member', id, 'id_number'));
    },
  },
  {
    rule: 'MEM-004',
    defect: 'one person with the number of today and with that of before 1999',
    plant({ town, takeMember }) {
      const one = takeMember((row) => textOf(row.born_on) < '2000-01-01');
      const other = takeMember((row) => yearsBetween(textOf(one.born_on), textOf(row.applied_on)) >= 18);
      const number = numberOfMember(one);
      town.write('member', other.id, { id_number: number.slice(0, 6) + number.slice(8, 17), sex: one.sex, born_on: one.born_on });
      return [one, other].map(({ id }) => at('member', id, 'id_number'));
    },
  },
  {
    rule: 'MEM-004',
    defect: 'two members of one name and birthday',
    plant({ town, takeMember }) {
      const one = takeMember();
      const fits = (row: AnyRow) => row.branch !== one.branch && yearsBetween(textOf(one.born_on), textOf(row.applied_on)) >= 18;
      const other = takeMember(fits);
      const born = textOf(one.born_on);
      const sex = one.sex === 'male' ? 'male' : 'female';
      town.write('member', other.id, {
        name: one.name,
        born_on: born,
        sex,
        id_number: idNumber(town.chance, born, sex, town.taken.numbers),
      });
      return [one, other].map(({ id }) => at('member', id, 'name'));
    },
  },
  member('MEM-005', 'a mobile number of ten digits', 'phone', ({ phone }) => ({ phone: textOf(phone).slice(0, 10) })),
  member('MEM-005', 'a landline in place of the mobile', 'phone', () => ({ phone: '05703021234' })),
  member('MEM-005', 'seven months without dues', 'dues_paid_to', () => ({ dues_paid_to: '2026-05' })),
  {
    rule: 'MEM-005',
    defect: 'a secretary two years without dues',
    plant({ town, take, holding }) {
      const found = take(
        'member',
        (row) => row.party_post === 'secretary' && holding(textOf(row.branch)).meetings.some((one) => isOfKind(one, 'theme_day')),
      );
      town.write('member', found.id, { dues_paid_to: '2024-12' });
      return [at('member', found.id, 'dues_paid_to')];
    },
  },
];
