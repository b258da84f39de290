import type { Field } from './field.ts';

const kept: Partial<Record<NonNullable<Field['format']>, readonly [number, number]>> = { phone: [3, 4], idNumber: [6, 4] };

/** Personal data as it shows to a passer-by: 138****1234, 330802********123X; other texts keep a third, at most six characters. */
export function masked(field: Field, text: string): string {
  const characters = [...text];
  const [head, tail] = (field.format && kept[field.format]) ?? [Math.min(6, Math.floor(characters.length / 3)), 0];
  const hidden = characters.length - head - tail;
  if (hidden <= 0) return '*'.repeat(characters.length);
  return characters.slice(0, head).join('') + '*'.repeat(hidden) + characters.slice(characters.length - tail).join('');
}

/** Whether a text is personal data that was masked: it tells nothing, and must not replace what is known. */
export const isMasked = ({ personal }: Field, text: string): boolean => personal === true && /\*{2}|^\*$/.test(text);
