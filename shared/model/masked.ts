import type { Field } from './field.ts';
import { plainText } from './plain-text.ts';

const kept: Partial<Record<NonNullable<Field['format']>, readonly [number, number]>> = { phone: [3, 4], idNumber: [6, 4] };
/** One character hidden is soon guessed. */
const fewestHidden = 2;

/** Personal data as it shows to a passer-by: 138****1234, 330802********123X; other texts keep a third, at most six characters. */
export function masked(field: Field, text: string): string {
  const characters = [...text];
  const { length } = characters;
  const [front, tail] = (field.format && kept[field.format]) ?? [Math.min(6, Math.floor(length / 3)), 0];
  if (front + tail >= length) return '*'.repeat(length);
  const head = Math.max(0, Math.min(front, length - tail - fewestHidden));
  return characters.slice(0, head).join('') + '*'.repeat(length - head - tail) + characters.slice(length - tail).join('');
}

/** Whether a text is personal data that was masked: it tells nothing, and must not replace what is known. */
export const isMasked = ({ personal }: Field, text: string): boolean => personal === true && /[*＊]/.test(text);

/** What a masked text still shows: 330802*123X. */
export const visibleEnds = (text: string): string => plainText(text).replace(/\*+/g, '*');
