import { attachmentsIn } from '#shared/model/attachment.ts';
import { display, type LabelOf } from '#shared/model/display.ts';
import { type Field, isUnread, type Kind } from '#shared/model/field.ts';
import { masked } from '#shared/model/masked.ts';
import { serialOf, serialOfMonth } from './serial-date.ts';

/** Number formats that make a spreadsheet keep what is typed: texts and codes as text, dates as days. */
export const formatOf = {
  text: '@',
  note: '@',
  count: '0',
  amount: 'General',
  date: 'yyyy-mm-dd',
  month: 'yyyy-mm',
  time: 'yyyy-mm-dd hh:mm',
  yesNo: '@',
  code: '@',
  codes: '@',
  link: '@',
  links: '@',
  records: '@',
} satisfies Record<Kind, string>;

/** From here on a number loses digits in a spreadsheet. */
const exactBelow = 1e15;
const exact = (value: unknown) => (typeof value === 'number' && Math.abs(value) < exactBelow ? value : undefined);

/** The kinds that a spreadsheet can reckon with; undefined where it cannot hold the value as such. */
const typed: Partial<Record<Kind, (value: unknown) => number | undefined>> = {
  count: exact,
  amount: exact,
  date: (value) => serialOf(String(value)),
  time: (value) => serialOf(String(value)),
  month: (value) => serialOfMonth(String(value)),
};

/** Of files, what they are called: only the ledger holds them. */
const namesOf = (value: unknown) =>
  attachmentsIn(value)
    .map(({ name }) => name)
    .join('、');

/** What people read in a cell: masked where asked for, unread values as they were typed. */
export function cellText(field: Field, value: unknown, labelOf: LabelOf, mask: boolean): string {
  const text = field.attachments ? namesOf(value) : display(field, value, labelOf);
  return mask && field.personal ? masked(field, text) : text;
}

/** The most characters that a spreadsheet's cell holds. */
const mostCharacters = 32_767;
const cutOff = '……（超出单元格的 32767 个字，未写完）';

/** A cell of a workbook: a number where a spreadsheet can reckon with it, else text; null for nothing. */
export function workbookCell(field: Field, value: unknown, labelOf: LabelOf, mask: boolean): string | number | null {
  if (value === null || value === undefined) return null;
  const number = isUnread(value) || (mask && field.personal) ? undefined : typed[field.kind]?.(value);
  if (number !== undefined) return number;
  return workbookText(cellText(field, value, labelOf, mask));
}

/** A text as a workbook's cell can hold it: `_x4E2D_` would be read as the character of that number. */
export function workbookText(text: string): string {
  const whole = text.length > mostCharacters ? text.slice(0, mostCharacters - cutOff.length) + cutOff : text;
  return whole.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A column's width in characters, from its width on the sheet in pixels; never narrower than its title. */
export const widthOf = ({ width, title }: Pick<Field, 'width' | 'title'>): number =>
  Math.max(Math.round((width ?? 100) / 7), [...title].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0) + 4);
