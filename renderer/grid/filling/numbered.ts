/** A text as a series sees it: what stays, and the number that counts on. */
export interface Numbered {
  /** Texts of one shape count on together. */
  readonly shape: string;
  readonly number: number;
  /** The text with another number; undefined where there is none such. */
  with(number: number): string | undefined;
}

const digits = '零一二三四五六七八九';
const numeral = '[一二三四五六七八九十百零]+';

/** 1–999 in Chinese numerals; undefined for others. */
export function inChinese(number: number): string | undefined {
  if (!Number.isInteger(number) || number < 1 || number > 999) return undefined;
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const high = hundreds ? `${digits[hundreds]}百` : '';
  const gap = hundreds && !tens && ones ? '零' : '';
  const middle = tens ? `${tens === 1 && !hundreds ? '' : digits[tens]}十` : '';
  return high + gap + middle + (ones ? digits[ones] : '');
}

/** The number of a Chinese numeral; undefined where it is written in another way. */
export function fromChinese(text: string): number | undefined {
  const found = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (!found) return undefined;
  const digit = (at: number) => digits.indexOf(found[at] ?? '零');
  const number = digit(1) * 100 + (found[3] ? Math.max(1, digit(2)) * 10 : 0) + digit(4);
  return number > 0 && inChinese(number) === text ? number : undefined;
}

/** Names that go round. */
const rounds: readonly (readonly string[])[] = [
  [...'一二三四五六日'].map((day) => `星期${day}`),
  [...'一二三四五六日'].map((day) => `周${day}`),
  [...'一二三四'].map((quarter) => `${quarter}季度`),
  [...'一二三四'].map((quarter) => `第${quarter}季度`),
  [...'1234'].map((quarter) => `第${quarter}季度`),
  Array.from({ length: 12 }, (_, month) => `${month + 1}月`),
  Array.from({ length: 12 }, (_, month) => `${inChinese(month + 1)}月`),
  [...'甲乙丙丁戊己庚辛壬癸'],
  [...'子丑寅卯辰巳午未申酉戌亥'],
];

function inRound(text: string): Numbered | undefined {
  for (const names of rounds) {
    const size = names.length;
    // the longest: 十一月 ends in 一月 as well
    const [name] = names.filter((item) => text.endsWith(item) && (item.length > 1 || text === item)).sort((a, b) => b.length - a.length);
    if (name === undefined) continue;
    const stem = text.slice(0, -name.length);
    // 2026年第一季度 is followed by that of another year: only what stands alone goes round
    if (/\d|年/.test(stem)) return undefined;
    const around = (number: number) => `${stem}${names[((number % size) + size) % size]}`;
    return { shape: `${stem}\u0000${names[0]}`, number: names.indexOf(name), with: around };
  }
  return undefined;
}

/** Numbers that name things, longest first: 第3党支部, 3组, 2026年度. */
const counted = '(?:党支部|支部|党小组|小组|组|期|班|届|年度|年)';
const arabic = [/^(.*第)(\d{1,9})(\D*)$/, new RegExp(`^(.*?)(\\d{1,9})(${counted})$`), /^(.*?)(\d{1,9})()$/];
const chinese = [new RegExp(`^(.*第)(${numeral})(.*)$`), new RegExp(`^(.*?)(${numeral})(${counted})$`)];
/** Credit codes, identity numbers, telephone numbers, dates with digits only: names of one thing, never the next one's. */
const isCode = (text: string) => /\d{10,}/.test(text) || /^[0-9A-Za-z-]{8,}$/.test(text);

function withDigits(text: string): Numbered | undefined {
  const found = arabic.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  const [, before = '', number = '', after = ''] = found ?? [];
  if (number === '') return undefined;
  const width = number.startsWith('0') ? number.length : 0;
  const written = (next: number) => (next < 0 || next > 999_999_999 ? undefined : `${before}${String(next).padStart(width, '0')}${after}`);
  return { shape: `${before}\u0001${after}`, number: Number(number), with: written };
}

function withNumeral(text: string): Numbered | undefined {
  const found = chinese.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  const [, before = '', numerals = '', after = ''] = found ?? [];
  const number = fromChinese(numerals);
  if (number === undefined) return undefined;
  const written = (next: number) => {
    const name = inChinese(next);
    return name && `${before}${name}${after}`;
  };
  return { shape: `${before}\u0002${after}`, number, with: written };
}

/** The number by which a text goes on: 党员001, 第1支部, 第一党小组, 星期一, 一季度; undefined for names, codes and sentences. */
export function numbered(text: string): Numbered | undefined {
  if (text.includes('\n') || text.length > 40 || isCode(text)) return undefined;
  return inRound(text) ?? withDigits(text) ?? withNumeral(text);
}
