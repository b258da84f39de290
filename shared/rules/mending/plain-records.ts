import { coerce } from '../../model/coerce.ts';
import { type Field, isUnread } from '../../model/field.ts';
import { legible } from './plain-digits.ts';
import type { Reading } from './reading.ts';

const nobody = { today: '2000-01-01', resolve: () => undefined };

/** Records whose counts have words around them: 选举书记|赞成10票|反对0票. */
export function plainRecords(typed: string, field: Field): readonly Reading[] {
  const columns = field.columns ?? [];
  const titles = columns.map(({ title }) => title).join('|');
  const records = legible(typed)
    .split(/[;；\n]/)
    .filter((record) => record.trim() !== '')
    .map((record) => {
      const cells = record.split('|').map((cell) => cell.trim());
      const clean = cells.map((cell, at) =>
        columns[at]?.kind === 'count' ? cell.replace(new RegExp(`^(?:${titles})[:：]?|[票人]$`, 'g'), '') : cell,
      );
      return clean.join('|');
    });
  const value = coerce(field, records.join('；'), nobody);
  return isUnread(value) || value === null ? [] : [{ value }];
}
