import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { idCheckCharacter } from '#shared/codes/id-number.ts';
import { addMonths, civilDate } from '#shared/model/civil-date.ts';
import { type Chance, personName } from './township-names.ts';

/** The counties of Quzhou: where the people of the sample were born. */
const birthplaces = ['330802', '330803', '330822', '330824', '330825', '330881'];
const three = (value: number) => String(value).padStart(3, '0');
const digits = (chance: Chance, length: number) => Array.from({ length }, () => chance.whole(0, 9)).join('');

/** A day at random between the first of one year and the 28th of December of another. */
export const someDay = (chance: Chance, firstYear: number, lastYear: number): string =>
  civilDate(chance.whole(firstYear, lastYear), chance.whole(1, 12), chance.whole(1, 28));

/** A valid number that no other person of this township has; generated, nobody's. */
export function idNumber(chance: Chance, born: string, sex: 'male' | 'female', taken: Set<string>): string {
  for (;;) {
    const order = chance.whole(1, 499) * 2 - (sex === 'male' ? 1 : 0);
    const first17 = `${chance.pick(birthplaces)}${born.replaceAll('-', '')}${three(order)}`;
    const number = first17 + (idCheckCharacter(first17) ?? '');
    if (taken.has(number)) continue;
    taken.add(number);
    return number;
  }
}

const organizationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
/** A valid 统一社会信用代码 of the county with the given first two characters, that no other organization of this township has. */
export function creditCode(chance: Chance, start: string, county: string, taken: Set<string>): string {
  for (;;) {
    const own = `MA${digits(chance, 6)}`;
    const sum = organizationWeights.reduce((total, weight, index) => total + weight * Number.parseInt(own[index] ?? '0', 36), 0);
    const check = (11 - (sum % 11)) % 11;
    const first17 = `${start}${county}${own}${check === 10 ? 'X' : check}`;
    const code = first17 + (creditCheckCharacter(first17) ?? '');
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

export interface Taken {
  readonly names: Set<string>;
  readonly numbers: Set<string>;
}

/** What a member is by birth and by the Party's books; branch, employer and posts come later. */
export function person(chance: Chance, today: string, probationary: boolean, taken: Taken) {
  const year = Number(today.slice(0, 4));
  const sex = chance.is(0.62) ? ('male' as const) : ('female' as const);
  const born = someDay(chance, year - 58, year - 28);
  const joined = probationary
    ? addMonths(today, -chance.whole(5, 10))
    : someDay(chance, Math.max(Number(born.slice(0, 4)) + 24, year - 30), year - 3);
  const full = probationary ? null : addMonths(joined, 12);
  return {
    name: personName(chance, sex, taken.names),
    id_number: idNumber(chance, born, sex, taken.numbers),
    sex,
    ethnicity: chance.is(0.96) ? '01' : '22',
    born_on: born,
    education: chance.pick(['20', '20', '30', '30', '30', '40', '60', '10']),
    applied_on: addMonths(joined, -chance.whole(18, 40)),
    joined_on: joined,
    full_on: full,
    category: probationary ? 'probationary' : 'full',
    phone: `1${chance.pick(['35', '36', '38', '39', '50', '58', '87', '88'])}${digits(chance, 8)}`,
  };
}
