import { month, note, text } from './field.ts';
import { table } from './table.ts';

/** The written 说明 for a warning. It holds for one finding: when the message changes, the warning stands again. */
export const waiver = table(
  'waiver',
  '说明',
  {
    rule: text('规则', { required: true, width: 90 }),
    subject_table: text('对象表', { required: true, width: 120 }),
    subject: text('对象行', { required: true, width: 260 }),
    field: text('字段', { width: 120 }),
    message: note('提醒内容', { width: 320 }),
    period: month('月份', { width: 90 }),
    text: note('说明', { required: true, width: 320 }),
  },
  { label: 'text', match: [], own: true },
);
