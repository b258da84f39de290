import { isUnread } from './field.ts';
import { type TableName, tableOf } from './tables.ts';

const most = 40;

/** What a row is called in a sentence: its label, cut where it is long; works on any state of a row, also one from the change log. */
export function rowName(table: TableName, row: Readonly<Record<string, unknown>> | null | undefined): string {
  const value = row?.[tableOf(table).label];
  const text = isUnread(value) ? value.unread : value;
  if (typeof text !== 'string' || text === '') return '（未填名称）';
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`;
}
