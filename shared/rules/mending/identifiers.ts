import { isCreditCode } from '../../codes/credit-code.ts';
import { birthDateOf, isIdNumber, upgradedIdNumber } from '../../codes/id-number.ts';
import { digitLike, legible } from './plain-digits.ts';
import { type Reading, reading, settled } from './reading.ts';

const separators = /[\s\-–—_.,，。·'"“”‘’`]/g;
const compacted = (text: string) => legible(text).replace(separators, '').toUpperCase();
/** Runs of letters and digits, as they stand and with spaces and dashes taken out. */
const runsOf = (text: string, compact: string) =>
  [
    ...legible(text)
      .toUpperCase()
      .matchAll(/[0-9A-Z]+/g),
    ...compact.matchAll(/[0-9A-Z]+/g),
  ].map(([run]) => run);
const label =
  /统一社会|信用代码|机构代码|公民|居民|身份证?|证件|号码?|编号|代码|正本|副本|手机|电话|联系|移动|本人|tel|mobile|\(\d?[/-]?\d?\)|[:：()[\]【】<>《》+]/gi;

/** The valid numbers in a text; sure where nothing but a label stands around one. */
function within(text: string, compact: string, isValid: (run: string) => boolean): readonly Reading<string>[] {
  const found = [...new Set(runsOf(text, compact).filter(isValid))];
  return settled(found.map((value) => reading(value, compact.replace(value, '').replace(label, '') !== '')));
}

const foreign: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };
const swap: Readonly<Record<string, string>> = { B: '8', '8': 'B' };

/** Letters that credit codes do not use, and letters where they have only digits, read as the digits they look like. */
const withCreditDigits = (code: string) =>
  [...code].map((character, at) => (at >= 2 && at < 8 ? digitLike(character) : (foreign[character] ?? character))).join('');

/** Codes made by taking one B for an 8 or one 8 for a B. */
const swapped = (code: string) =>
  [...code].flatMap((character, at) => {
    const other = swap[character];
    // the place of the division holds digits only
    return other === undefined || (at >= 2 && at < 8) ? [] : [code.slice(0, at) + other + code.slice(at + 1)];
  });

/** The 统一社会信用代码 that a text may mean: cleaned of all that is not the code, look-alike letters mended where the check character proves it. */
export function creditCodesIn(typed: string): readonly Reading<string>[] {
  const compact = compacted(typed);
  const found = within(typed, compact, isCreditCode);
  if (found.length > 0) return found;
  const bare = compact.replace(label, '');
  if (bare.length !== 18) return [];
  const digits = withCreditDigits(bare);
  if (isCreditCode(digits)) return [{ value: digits }];
  const proven = swapped(digits).filter(isCreditCode);
  // one in thirty-one wrong swaps passes the check too
  return proven.length === 1 ? proven.map((value) => ({ value, toCheck: true as const })) : [];
}

const xs = /[×✕✖*χхΧХ]$/;
const isUpgradable = (run: string) => /^\d{15}$/.test(run) && upgradedIdNumber(run) !== run;

/** The 公民身份号码 that a text may mean, of 18 characters; one of 15 digits as the 18 that stand for it. */
export function idNumbersIn(typed: string): readonly Reading<string>[] {
  const compact = compacted(typed).replace(xs, 'X');
  const found = within(typed, compact, isIdNumber);
  if (found.length > 0) return found;
  const bare = compact.replace(label, '');
  if (isUpgradable(bare)) return [{ value: upgradedIdNumber(bare) }];
  const digits = [...bare].map((character, at) => (at === 17 && character === 'X' ? character : digitLike(character))).join('');
  if (digits.length === 18 && birthDateOf(digits) !== undefined && isIdNumber(digits)) return [{ value: digits }];
  return [];
}

const mobile = /(?<!\d)(?:\+?(?:00)?86[\s-]?|0)?(1[3-9]\d)[\s\-–—_.·]{0,2}(\d{4})[\s\-–—_.·]{0,2}(\d{4})(?!\d)/g;

/** The mobile numbers in a text. An extension or a name beside one is left out, so it is to be looked at. */
export function mobilesIn(typed: string): readonly Reading<string>[] {
  const text = legible(typed);
  const found = [...text.matchAll(mobile)];
  const rest = text
    .replace(mobile, '')
    .replace(label, '')
    .replace(separators, '')
    .replace(/[/、;；]/g, '');
  if (found.length > 0) return settled(found.map(([, one, two, three]) => reading(`${one}${two}${three}`, rest !== '')));
  const compact = compacted(typed)
    .replace(label, '')
    .replace(/^(?:00)?86(?=.{11}$)/, '');
  const digits = /^\d[\dOIL]{10}$/.test(compact) ? [...compact].map(digitLike).join('') : compact;
  return /^1[3-9]\d{9}$/.test(digits) ? [{ value: digits }] : [];
}
