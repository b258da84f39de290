import { provenBy } from '../mending/proven.ts';
import { asMends } from '../mending/wording.ts';
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
  mend({ row, field: key }, table) {
    const field = table.fields[key];
    const proof = provenBy(table.name, row, key);
    if (!field || !proof) return [];
    const { by, ...found } = proof;
    return asMends(field, [found]).map((mend) => ({ ...mend, title: `按${by}${mend.title.replace('改为', '填')}` }));
  },
});
