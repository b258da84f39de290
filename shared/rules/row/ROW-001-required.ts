import type { Field } from '../../model/field.ts';
import type { Table } from '../../model/table.ts';
import { provenBy } from '../mending/proven.ts';
import { asMends } from '../mending/wording.ts';
import { recordRule } from './record-rule.ts';

const requiredFields = new WeakMap<Table, readonly (readonly [string, Field])[]>();
/** Worked out once a table: it is asked of every row. */
function requiredOf(table: Table): readonly (readonly [string, Field])[] {
  const known = requiredFields.get(table) ?? Object.entries(table.fields).filter(([, { required }]) => required);
  requiredFields.set(table, known);
  return known;
}

export default recordRule({
  id: 'ROW-001',
  title: '必填内容已经填写',
  severity: 'error',
  source: '台账字段说明',
  check: (row, table) =>
    requiredOf(table)
      .filter(([key]) => row[key] === null || row[key] === undefined)
      .map(([key, field]) => ({ field: key, message: `没有填写“${field.title}”；这一项必填，请补上。` })),
  mend({ row, field: key }, table) {
    const field = table.fields[key];
    const proof = provenBy(table.name, row, key);
    if (!field || !proof) return [];
    const { by, ...found } = proof;
    return asMends(field, [found]).map((mend) => ({ ...mend, title: `按${by}${mend.title.replace('改为', '填')}` }));
  },
});
