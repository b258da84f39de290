import { type Field, isUnread, type Kind } from './field.ts';

/** The text of a value in a package: exact, without titles or labels. `coerce` is not its inverse; `fromCanonical` is. */
export function canonical(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (isUnread(value)) return value.unread;
  return canonicalOf[field.kind](value as never);
}

const asIs = (value: string) => value;
const json = (value: unknown) => JSON.stringify(value);
const canonicalOf = {
  text: asIs,
  note: asIs,
  count: String,
  amount: String,
  date: asIs,
  month: asIs,
  time: asIs,
  yesNo: (value: boolean) => (value ? 'true' : 'false'),
  code: asIs,
  codes: json,
  link: asIs,
  links: json,
  records: json,
} satisfies Record<Kind, (value: never) => string>;

/** Reads a package's text back; undefined where it is not the canonical text of this kind (DOC-ROWS). Shape only: codes and links are judged by the schema. */
export function fromCanonical(field: Field, text: string): unknown {
  if (text === '') return null;
  const value = readOf[field.kind](text);
  return value !== undefined && canonical(field, value) === text ? value : undefined;
}

const number = (text: string) => (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : undefined);
const array = (text: string) => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined);
const readOf = {
  text: asIs,
  note: asIs,
  count: number,
  amount: number,
  date: matching(/^\d{4}-\d{2}-\d{2}$/),
  month: matching(/^\d{4}-\d{2}$/),
  time: matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  yesNo: (text: string) => (text === 'true' ? true : text === 'false' ? false : undefined),
  code: asIs,
  codes: array,
  link: asIs,
  links: array,
  records: array,
} satisfies Record<Kind, (text: string) => unknown>;
