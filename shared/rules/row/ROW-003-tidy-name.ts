import { tidyName } from '../mending/tidy-name.ts';
import { asMends } from '../mending/wording.ts';
import { recordRule } from './record-rule.ts';

/** Two spellings of one name are two names to every search and comparison (ORG-004, MEM-004). */
export default recordRule({
  id: 'ROW-003',
  title: '名称书写规范',
  severity: 'warning',
  source: '惯例',
  check(row, table) {
    const field = table.fields[table.label];
    const name = row[table.label];
    if (field?.kind !== 'text' || typeof name !== 'string') return [];
    const tidy = tidyName(name);
    if (tidy.faults.length === 0) return [];
    return [{ field: table.label, message: `“${field.title}”${tidy.faults.join('、')}；请改为“${tidy.name}”。` }];
  },
  mend({ value, field: key }, table) {
    const field = table.fields[key];
    return field && typeof value === 'string' ? asMends(field, [{ value: tidyName(value).name }]) : [];
  },
});
