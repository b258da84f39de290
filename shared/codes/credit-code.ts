/** 统一社会信用代码, GB 32100-2015: 31 characters (no I O Z S V), the last one a check character by mod 31. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export const creditCodePattern = '^[0-9A-HJ-NP-RTUW-Y]{2}[0-9]{6}[0-9A-HJ-NP-RTUW-Y]{10}$';

/** The check character that belongs to the first 17; undefined where they hold a foreign character. */
export function creditCheckCharacter(first17: string): string | undefined {
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    const value = alphabet.indexOf(first17[index] ?? '?');
    if (value < 0) return undefined;
    sum += value * weight;
  }
  return alphabet[(31 - (sum % 31)) % 31];
}

export const isCreditCode = (code: string): boolean => code.length === 18 && creditCheckCharacter(code) === code[17];

/** The signature of Excel's damage: scientific notation, or an all-digit code ending 000 that fails the check (ORG-002). */
export const isDamagedByExcel = (text: string): boolean =>
  /^\d(\.\d+)?E\+?\d+$/i.test(text.trim()) || (/^\d{15}000$/.test(text.trim()) && !isCreditCode(text.trim()));
