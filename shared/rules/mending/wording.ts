import { display } from '../../model/display.ts';
import type { Field } from '../../model/field.ts';
import type { Mend, NamedRow } from '../rule.ts';
import type { Reading } from './reading.ts';

const short = (text: string) => ([...text].length > 30 ? `${[...text].slice(0, 30).join('')}…` : text);

/** Readings as mends with their buttons' words. Personal data is not repeated: of two numbers one is the first. */
export function asMends(field: Field, readings: readonly Reading[], named: (table: never) => readonly NamedRow[] = () => []): Mend[] {
  const labelOf = (table: string, id: string) => named(table as never).find((row) => row.id === id)?.label;
  return readings.map(({ value, replaced, ...notes }, at) => {
    const discreet = readings.length > 1 ? `取第 ${at + 1} 个${field.title}` : '改为规范写法';
    // of a long list only what is put in it is said
    const change = replaced?.map(({ name, id }) => `“${short(name)}”改为“${short(labelOf(field.to ?? '', id) ?? '')}”`);
    const open = change ? `把${change.join('、')}` : `改为“${short(display(field, value, labelOf))}”`;
    return { title: field.personal ? discreet : open, value, ...notes };
  });
}

export const clearing: Mend = { title: '清空这一格', value: null };
