/** Characters that nobody sees: zero-width ones, marks of direction, soft hyphens, the byte order mark. */
export const invisible = /\p{Cf}|\u034f/gu;

/** Half width, without invisible characters, ends trimmed. */
export const legible = (text: string): string => text.normalize('NFKC').replace(invisible, '').trim();

const digits: Readonly<Record<string, number>> = Object.fromEntries(
  ['〇○零', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((same, value) =>
    [...same].map((character) => [character, value]),
  ),
);
const units: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const tens: Readonly<Record<string, string>> = { 廿: '二十', 卅: '三十' };
const numerals = /[〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖两十拾百佰千仟廿卅]+/g;

/**
 * The number that Chinese numerals below 10,000 stand for: 二十五, 一百零五; undefined where they stand for none or for two
 * (一百五 is 150 to some and 105 to others).
 */
export function numeralOf(text: string): number | undefined {
  let sum = 0;
  let digit: number | undefined;
  let last = 10_000;
  for (const character of text.replace(/[廿卅]/g, (ten) => tens[ten] ?? ten)) {
    const unit = units[character];
    const value = digits[character];
    if (unit !== undefined) {
      if (unit >= last) return undefined;
      sum += (digit || 1) * unit;
      [digit, last] = [undefined, unit];
    } else if (value === 0) [digit, last] = [undefined, 11];
    else if (value === undefined || digit !== undefined) return undefined;
    else digit = value;
  }
  return digit !== undefined && last > 11 && last < 10_000 ? undefined : sum + (digit ?? 0);
}

/** The text with its Chinese numerals written in digits: 二〇二六年三月五日 becomes 2026年3月5日. What is no number stays. */
export const withDigits = (text: string): string =>
  text.replace(numerals, (run) => {
    if (!/[十拾百佰千仟廿卅]/.test(run)) return [...run].map((character) => digits[character] ?? character).join('');
    return String(numeralOf(run) ?? run);
  });

const lookAlike: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', '|': '1', Z: '2', S: '5', G: '6', B: '8' };

/** The digit that a letter is easily taken for where only digits can stand; anything else unchanged. */
export const digitLike = (character: string): string => lookAlike[character.toUpperCase()] ?? character;

/** The text with the letters O, I and l beside a digit read as the digits they look like. */
export const withoutLetterDigits = (text: string): string =>
  text.replace(/(?<=\d)[oOIl|]+|[oOIl|]+(?=\d)/g, (run) => [...run].map(digitLike).join(''));
