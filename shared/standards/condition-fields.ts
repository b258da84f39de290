import type { Field, Kind } from '../model/field.ts';
import { organization } from '../model/organization.ts';

export type Operator = 'atLeast' | 'oneOf' | 'filled';

const operatorsOfKind = {
  text: ['filled'],
  note: ['filled'],
  count: ['atLeast', 'filled'],
  amount: ['atLeast', 'filled'],
  date: ['filled'],
  month: ['filled'],
  time: ['filled'],
  yesNo: ['oneOf'],
  code: ['oneOf', 'filled'],
  codes: ['filled'],
  link: ['filled'],
  links: ['filled'],
  records: ['filled'],
} as const satisfies Record<Kind, readonly Operator[]>;

const fields: Readonly<Record<string, Field>> = organization.fields;

/** A field of 两新组织 that a criterion may speak of; personal data is none of its business. */
export function conditionField(key: string): Field | undefined {
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return field?.personal ? undefined : field;
}
export const conditionFields: readonly string[] = Object.keys(fields).filter((key) => conditionField(key) !== undefined);

/** What may be said of a field. */
export const operatorsOf = (field: Field): readonly Operator[] => operatorsOfKind[field.kind];

/** The values that a field can be held against, with their titles. */
export const choicesOf = ({ kind, list }: Field): readonly { readonly value: string; readonly title: string }[] =>
  kind === 'yesNo'
    ? [
        { value: 'true', title: '是' },
        { value: 'false', title: '否' },
      ]
    : Object.entries(list?.entries ?? {}).map(([value, { title }]) => ({ value, title }));
