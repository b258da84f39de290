import { pinyin } from 'pinyin-pro';
import type { SearchHit } from '#shared/contract/ledger.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import type { ReadableLedger } from './ledger.ts';
import { searchSql } from './search.sql.ts';

export interface SearchEntry {
  readonly label: string;
  readonly detail: string;
  readonly body: string;
}

const textIn = (row: AnyRow, key: string): string => {
  const value = row[key];
  return typeof value === 'string' ? value : '';
};

/** Full pinyin without tones and the initials of a text: 花园街道 -> `huayuanjiedao hyjd`. */
export function pinyinOf(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return '';
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return `${syllables.join('').replace(/\s/g, '')} ${syllables.map((syllable) => syllable[0] ?? '').join('')}`.toLowerCase();
}

/** What a row is found by; undefined for tables that are not searched. Personal data is found by but never shown. */
export function searchEntry(table: Table, row: AnyRow): SearchEntry | undefined {
  if (table.own) return undefined;
  const label = textIn(row, table.label);
  const fields = (table.search ?? []).filter((key) => textIn(row, key) !== '');
  const shown = fields.find((key) => !table.fields[key]?.personal);
  const words = [label, ...fields.map((key) => textIn(row, key))];
  return {
    label: label || '（未命名）',
    detail: shown ? textIn(row, shown).slice(0, 60) : '',
    body: [...words, pinyinOf(label)].join('\n').toLowerCase(),
  };
}

/** Rows of any table whose label or searched fields hold the text, or whose label's pinyin or initials do. */
export function search(ledger: ReadableLedger, text: string, limit: number): SearchHit[] {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  if (wanted === '') return [];
  const found = ledger.all(searchSql.holding, `%${wanted.replace(/[\\%_]/g, '\\$&')}%`, wanted, limit);
  return found.map((hit) => ({
    table: hit.tbl as SearchHit['table'],
    id: hit.row as string,
    label: hit.label as string,
    detail: hit.detail as string,
  }));
}
