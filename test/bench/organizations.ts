import { creditCheckCharacter } from '#shared/codes/credit-code.ts';

/** Values of invented organizations as a cadre would type them, with codes that pass; `from` sets them apart from others'. */
export const organizations = (howMany: number, from = 0): Record<string, string>[] =>
  Array.from({ length: howMany }, (_, index) => {
    const number = String(from + index).padStart(8, '0');
    const first17 = `91330802M${number}`;
    return {
      name: `信安第${number}号商贸有限公司`,
      credit_code: `${first17}${creditCheckCharacter(first17)}`,
      registered_on: '2019-05-03',
      registered_address: `浙江省衢州市柯城区新新街道 ${from + index} 号`,
      staff_full: String(index % 300),
    };
  });
