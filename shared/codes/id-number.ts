import { civilDate, isCivilDate } from '../model/civil-date.ts';

/** 公民身份号码, GB 11643-1999: 17 digits and a check character by ISO 7064 mod 11-2. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

export const idNumberPattern = '^[1-9][0-9]{16}[0-9X]$';

export function idCheckCharacter(first17: string): string | undefined {
  if (!/^\d{17}/.test(first17)) return undefined;
  return checks[weights.reduce((sum, weight, index) => sum + weight * Number(first17[index]), 0) % 11];
}

/** The birth date in a number, or undefined where it is none. */
export function birthDateOf(idNumber: string): string | undefined {
  const [year, month, day] = [idNumber.slice(6, 10), idNumber.slice(10, 12), idNumber.slice(12, 14)].map(Number);
  return year && month && day && isCivilDate(year, month, day) ? civilDate(year, month, day) : undefined;
}

export const sexOf = (idNumber: string): 'male' | 'female' => (Number(idNumber[16]) % 2 === 1 ? 'male' : 'female');
/** Shape, real date and check character; the division is judged apart (MEM-001). */
export const isIdNumber = (text: string): boolean =>
  /^[1-9]\d{16}[\dX]$/.test(text) && birthDateOf(text) !== undefined && idCheckCharacter(text) === text[17];

/** A 15-digit number of before 1999 as the 18 that stand for it; anything else unchanged. */
export function upgradedIdNumber(text: string): string {
  if (!/^[1-9]\d{14}$/.test(text)) return text;
  const seventeen = `${text.slice(0, 6)}19${text.slice(6)}`;
  return birthDateOf(`${seventeen}0`) ? seventeen + idCheckCharacter(seventeen) : text;
}
