import { birthDateOf, isIdNumber, upgradedIdNumber } from '../../codes/id-number.ts';
import { yearsBetween } from '../../model/civil-date.ts';
import type { Finding } from '../rule.ts';

const adult = 18;

interface Applicant {
  readonly id_number: string | null;
  readonly born_on?: string | null;
  readonly applied_on: string | null;
}

const birthOf = ({ id_number: typed, born_on: born }: Applicant): string | undefined => {
  const number = typed === null ? '' : upgradedIdNumber(typed);
  return (isIdNumber(number) ? birthDateOf(number) : undefined) ?? born ?? undefined;
};

/**
 * Who was not yet 18 on the day of the application [党章1; 细则5]: found on `applied_on`, which `title` names. A valid number goes before
 * the birth date as it was typed; nothing is found of a person whose birth date nobody knows.
 */
export function underAge(row: Applicant, title: string): Finding[] {
  const born = birthOf(row);
  if (row.applied_on === null || born === undefined) return [];
  const years = yearsBetween(born, row.applied_on);
  if (years >= adult) return [];
  return [
    {
      field: 'applied_on',
      message: `${title} ${row.applied_on} 时不满 ${adult} 周岁（${Math.max(years, 0)} 周岁）；请核对${title}和出生日期。`,
    },
  ];
}
