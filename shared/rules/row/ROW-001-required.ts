import { recordRule } from './record-rule.ts';

export default recordRule({
  id: 'ROW-001',
  title: '必填内容已经填写',
  severity: 'error',
  source: '台账字段说明',
  check: (row, table) =>
    Object.entries(table.fields)
      .filter(([key, field]) => field.required && (row[key] === null || row[key] === undefined))
      .map(([key, field]) => ({ field: key, message: `没有填写“${field.title}”；这一项必填，请补上。` })),
});
