import { type LocalEntries, localChoices } from '#shared/codes/local-codes.ts';
import type { Field, Kind, TextFormat } from '#shared/model/field.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';

const formatHints = {
  creditCode: '18 位代码，按文本填写。',
  idNumber: '18 位号码，按文本填写，末位 X 大写。',
  phone: '手机或座机号码，按文本填写。',
  division: '行政区划代码，按文本填写。',
} satisfies Record<TextFormat, string>;

const titled = (field: Field) => (field.to !== undefined && isTableName(field.to) ? tableOf(field.to).title : '');

const hintOf = {
  text: (field) => (field.format ? formatHints[field.format] : '文字。'),
  note: () => '文字，可以换行。',
  count: () => '整数，不小于 0。',
  amount: () => '数字，可以有小数。',
  date: () => '日期，如 2026-03-05。',
  month: () => '月份，如 2026-03。',
  time: () => '日期和时间，如 2026-03-05 14:30。',
  yesNo: () => '是、否，从下拉列表选。',
  code: () => '从下拉列表选。',
  codes: () => '可填几项，用顿号分开；可选的值见“填写说明”。',
  link: (field) => `写“${titled(field)}”里的名称，须与台账一致。`,
  links: (field) => `写“${titled(field)}”里的名称，多个用顿号分开。`,
  records: (field) => `${(field.columns ?? []).map(({ title }) => title).join('|')}，多项用分号分开。`,
} satisfies Record<Kind, (field: Field) => string>;

/** How a field is filled in. */
export const fillingHint = (field: Field): string => (hintOf[field.kind] as (field: Field) => string)(field);

/** The note at a column's head: whether it must be filled in, how, and the model's own help. */
export const headNote = (field: Field): string =>
  [field.required ? '必填。' : '', isPlain(field) ? '' : fillingHint(field), field.help ?? ''].filter(Boolean).join('\n');
const isPlain = ({ kind, format }: Field) => kind === 'text' && format === undefined;

/** The titles that a list offers, those `added` by a task file last; undefined for fields that have none. */
export function choicesOf(field: Field, added?: LocalEntries): readonly string[] | undefined {
  if (field.kind === 'yesNo') return ['是', '否'];
  if (field.kind !== 'code' && field.kind !== 'codes') return undefined;
  const entries = Object.entries(field.list?.entries ?? {});
  // JavaScript puts 10 before 01: codes in figures go by their code
  if (entries.every(([code]) => /^\d+$/.test(code))) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  const local = field.list ? localChoices(added, field.list) : [];
  return [...entries.map(([, { title }]) => title), ...local.map(({ label }) => label)];
}
