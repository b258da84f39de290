import type { Field } from '../../model/field.ts';
import { legible, numeralOf, withoutLetterDigits } from './plain-digits.ts';
import { type Reading, reading, settled } from './reading.ts';

const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8 };
const number = '(\\d+(?:\\.\\d+)?|[〇零一二三四五六七八九十百千两廿卅]+)';
const scale = '(十万|百万|千万|[十百千万亿])?';
const unit = '(?:个人|人次|[名人位家户个岁次张票份场届年]|平方米|平米|平方|m2|学时|课时|小时|分钟|元(?:人民币)?|人民币)?';
const rough = '(?:约|大约|大概)?';
const more = '[多余来]?';
const single = new RegExp(
  `^(?:共|共计|合计|总计|计)?(约|大约|大概)?${number}([多余来])?${scale}([多余来])?(${unit})(左右)?(\\(.*\\))?[.。]?$`,
);
const span = new RegExp(`^${rough}${number}${unit}${more}(?:-|~|—|–|至|到)${number}${unit}$`);

const numberOf = (text: string) => (/^\d/.test(text) ? Number(text) : numeralOf(text));
/** Multiplies decimals without a binary tail: 1.1亿 in 万元 is 11000. */
const exact = (value: number) => Number(value.toPrecision(12));

/** How many of the field's own units one of the text's unit is; undefined where it is no such unit. */
function factorOf(field: Field, measure: string): number | undefined {
  const inTenThousands = field.title.includes('万元');
  if (inTenThousands) return measure === '' || /元|人民币/.test(measure) ? 1e-4 : undefined;
  if (field.title.includes('分钟')) return measure === '小时' ? 60 : 1;
  return 1;
}

/** 1小时30分钟, 一个半小时, 半小时, in minutes. */
function minutesOf(text: string): number | undefined {
  const found = /^(?:约|大约)?(?:(\d+(?:\.\d+)?|[一二三四五六七八九十两]+)个?(半)?(?:小时|钟头))?(?:(\d+)(?:分钟|分))?(左右)?$/.exec(
    text.replace(/^半(个)?小时/, '30分钟'),
  );
  if (!found || (found[1] === undefined && found[3] === undefined)) return undefined;
  const hours = found[1] === undefined ? 0 : numberOf(found[1]);
  return hours === undefined ? undefined : hours * 60 + (found[2] ? 30 : 0) + Number(found[3] ?? 0);
}

function singleOf(text: string, field: Field): Reading<number> | undefined {
  const found = single.exec(text);
  if (!found) return undefined;
  const [, about, digits = '', some, scaled = '', someMore, measure = '', nearly, note] = found;
  const value = numberOf(digits);
  const money = field.title.includes('万元');
  // 5000 alone stands in the column's own unit; 5000元 and 1.2亿 do not
  const factor = money && scaled === '' && measure === '' ? 1 : factorOf(field, measure);
  if (value === undefined || factor === undefined) return undefined;
  const toCheck = Boolean(about || some || someMore || nearly || note);
  return reading(exact(value * (scales[scaled] ?? 1) * factor), toCheck);
}

/**
 * The numbers that a text may mean, where `coerce` reads none: 约50人, 50余家, 一百二十人, 1.2亿元 in 万元, 50-60 (either end).
 * A number that is not exactly meant is to be looked at.
 */
export function plainNumbers(text: string, field: Field): readonly Reading<number>[] {
  const clean = withoutLetterDigits(legible(text)).replace(/[,\s]/g, '');
  if (field.title.includes('分钟')) {
    const minutes = minutesOf(clean);
    if (minutes !== undefined) return [reading(minutes, /约|左右/.test(clean))];
  }
  const one = singleOf(clean, field);
  if (one) return [one];
  const ends = span.exec(clean);
  const [low, high] = [ends?.[1], ends?.[2]].map((end) => (end === undefined ? undefined : numberOf(end)));
  return low !== undefined && high !== undefined && low < high ? settled([reading(low, true), reading(high, true)]) : [];
}
