import { type LocalEntries, localCode, openLists } from '../codes/local-codes.ts';
import type { Field } from '../model/field.ts';
import type { Table } from '../model/table.ts';

/**
 * A table whose open lists hold what was ever added to them, and the added codes that its rows' text shows: a county's rows may hold entries that only
 * one of its townships, or nobody any more, can choose.
 */
export function withLocalCodes(table: Table, added: LocalEntries | undefined, text: string): Table {
  const met = [...new Set([...text.matchAll(/local:[\p{L}\p{N}（）·]{2,20}/gu)].map(([code]) => code))];
  const extended = ([key, field]: [string, Field]): [string, Field] => {
    const { list } = field;
    if (!list || !openLists.includes(list)) return [key, field];
    const codes = new Set([...(added?.[list.name] ?? []).map(({ title }) => localCode(title)), ...met]);
    return [
      key,
      {
        ...field,
        list: { ...list, entries: { ...list.entries, ...Object.fromEntries([...codes].map((code) => [code, { title: code }])) } },
      },
    ];
  };
  return { ...table, fields: Object.fromEntries(Object.entries(table.fields).map(extended)) };
}
