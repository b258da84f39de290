import { titleOf } from '../codes/code-list.ts';
import { type Field, isUnread, type Kind } from './field.ts';

/** The label of a linked row, for people. */
export type LabelOf = (table: string, id: string) => string | undefined;

type Show = (value: never, field: Field, labelOf: LabelOf) => string;
const named = (field: Field, id: string, labelOf: LabelOf) => labelOf(field.to ?? '', id) ?? '（已不在台账）';

const showOf = {
  text: (value: string) => value,
  note: (value: string) => value,
  count: (value: number) => String(value),
  amount: (value: number) => String(value),
  date: (value: string) => value,
  month: (value: string) => value,
  time: (value: string) => value.replace('T', ' '),
  yesNo: (value: boolean) => (value ? '是' : '否'),
  code: (value: string, field: Field) => (field.list ? titleOf(field.list, value) : value),
  codes: (value: readonly string[], field: Field) => value.map((item) => (field.list ? titleOf(field.list, item) : item)).join('、'),
  link: (value: string, field: Field, labelOf: LabelOf) => named(field, value, labelOf),
  links: (value: readonly string[], field: Field, labelOf: LabelOf) => value.map((id) => named(field, id, labelOf)).join('、'),
  records: (value: readonly Record<string, unknown>[], field: Field) =>
    field.attachments ? `${value.length} 个附件` : recordsText(value, field),
} satisfies Record<Kind, Show>;

const recordsText = (value: readonly Record<string, unknown>[], field: Field) =>
  value
    .map((record) =>
      (field.columns ?? [])
        .map((column) => record[column.key] ?? '')
        .join('|')
        .replace(/\|+$/, ''),
    )
    .join('；');

/** A value as people read it on the sheet; what could not be read shows as it was typed. `coerce` reads it back. */
export function display(field: Field, value: unknown, labelOf: LabelOf): string {
  if (value === null || value === undefined) return '';
  if (isUnread(value)) return value.unread;
  return (showOf[field.kind] as (value: unknown, field: Field, labelOf: LabelOf) => string)(value, field, labelOf);
}
