import type { DataValidation } from 'hucre/xlsx';
import type { Field, Kind } from '#shared/model/field.ts';
import type { TemplateLists } from './template-lists.ts';

type Rule = Omit<DataValidation, 'range'>;
const refused = { allowBlank: true, showErrorMessage: true, errorTitle: '填写有误' } as const;
/** Lets a person insist: what reading understands need not be what a spreadsheet does. */
const warned = { ...refused, errorStyle: 'warning' } as const;

const list = (field: Field, lists: TemplateLists): Rule | undefined => {
  const formula1 = lists.rangeOf(field);
  return formula1 === undefined ? undefined : { type: 'list', formula1, ...refused, errorMessage: '请从下拉列表中选一项。' };
};
const day: Rule = {
  type: 'date',
  operator: 'greaterThanOrEqual',
  formula1: '1',
  ...warned,
  errorMessage: '请写成日期，如 2026-03-05。',
};
const lengths: Partial<Record<NonNullable<Field['format']>, readonly [number, number]>> = { creditCode: [18, 18], idNumber: [15, 18] };

function length(field: Field): Rule | undefined {
  const limits = field.format && lengths[field.format];
  if (!limits) return undefined;
  const [least, most] = limits;
  const rule = { type: 'textLength', operator: 'between', formula1: String(least), formula2: String(most) } as const;
  return { ...rule, ...warned, errorMessage: `${field.title}应为 ${most} 位。` };
}

const ruleOf = {
  text: length,
  note: () => undefined,
  count: (field) => ({
    type: 'whole',
    operator: 'greaterThanOrEqual',
    formula1: '0',
    ...warned,
    errorMessage: `${field.title}应为不小于 0 的整数。`,
  }),
  amount: (field) => ({
    type: 'decimal',
    operator: 'between',
    formula1: '-1000000000000',
    formula2: '1000000000000',
    ...warned,
    errorMessage: `${field.title}应为数字。`,
  }),
  date: () => day,
  month: () => ({ ...day, errorMessage: '请写成月份，如 2026-03。' }),
  time: () => ({ ...day, errorMessage: '请写成日期和时间，如 2026-03-05 14:30。' }),
  yesNo: list,
  code: list,
  // several at once are typed: the list helps with the first
  codes: (field, lists) => {
    const rule = list(field, lists);
    return rule && { type: rule.type, formula1: rule.formula1 ?? '', allowBlank: true };
  },
  link: () => undefined,
  links: () => undefined,
  records: () => undefined,
} satisfies Record<Kind, (field: Field, lists: TemplateLists) => Rule | undefined>;

/** What a spreadsheet should accept in a field's cells; undefined for anything. */
export const validationOf = (field: Field, range: string, lists: TemplateLists): DataValidation | undefined => {
  const rule = (ruleOf[field.kind] as (field: Field, lists: TemplateLists) => Rule | undefined)(field, lists);
  return rule && { ...rule, range };
};
