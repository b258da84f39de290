import { describe, expect, it } from 'vitest';
import type { MatchedBy, StagedColumn, StagedPart, Target } from '#shared/contract/intake.ts';
import type { TableName } from '#shared/model/tables.ts';
import {
  allToNote,
  chosen,
  fedBy,
  isUnmatched,
  isUnsure,
  missingFields,
  noteOf,
  targetGroups,
} from '../../../renderer/pages/import/column-targets.ts';
import { firstPlaces } from '../../../renderer/pages/import/staged-columns.ts';
import { accepted, mayBeTable, tableIn } from '../../../renderer/pages/import/table-files.ts';

const to = (field: string, table: TableName = 'organization'): Target => ({ table, field });
const column = (header: string, target: Target | null, by: MatchedBy | null = target ? 'alias' : null): StagedColumn => ({
  column: 0,
  header,
  hidden: false,
  samples: [],
  target,
  by,
  serial: header === '序号',
});
const part = (table: TableName): StagedPart => ({
  table,
  read: 1,
  inserted: 1,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  left: 0,
  problems: 0,
});
const columns = [column('序号', null), column('企业', to('name')), column('代码', to('credit_code'), 'content'), column('环保', null)];

describe('columns that ask for a person', () => {
  it('are guesses, and columns that nothing is known of', () => {
    expect(columns.filter(isUnsure).map(({ header }) => header)).toEqual(['代码']);
    expect(columns.filter(isUnmatched).map(({ header }) => header)).toEqual(['环保']);
    expect(isUnmatched(column('环保', null, 'choice'))).toBe(false);
  });
});

describe('a choice of a field', () => {
  it('frees the column that had it', () => {
    expect(chosen({}, columns, '环保', to('name'))).toEqual({ 企业: null, 环保: to('name') });
    expect(chosen({ 企业: null }, columns, '代码', null)).toEqual({ 企业: null, 代码: null });
  });
  it('lets several columns go into the note', () => {
    const noted = [...columns, column('说明', to('note'))];
    expect(chosen({}, noted, '环保', to('note'))).toEqual({ 环保: to('note') });
  });
  it('puts everything unmatched into the note, the running number not', () => {
    const note = noteOf('organization');
    expect(note && allToNote({}, columns, note)).toEqual({ 环保: to('note') });
    expect(noteOf('unit')).toBeUndefined();
  });
});

it('names the required fields that no column goes to, and what new rows begin with', () => {
  const { wanting, given } = missingFields({ columns: [column('代码', to('credit_code'))], parts: [part('organization')] });
  expect(wanting).toEqual(['名称']);
  expect(given.join()).toContain('类别 新经济组织');
  const two = missingFields({ columns, parts: [part('organization'), part('party_organization')] });
  expect(two.wanting).toEqual(['党组织的名称', '党组织的成立日期']);
});

it('offers the fields of the tables that a sheet can feed, its own first', () => {
  expect(fedBy('organization')).toEqual(['organization', 'party_organization']);
  expect(fedBy('member')[0]).toBe('member');
  expect(targetGroups(fedBy('organization')).map(({ title }) => title)).toEqual(['两新组织', '党组织']);
});

it('shows first what the file has, then what it wants, and hides the rest', () => {
  const faulty = { table: 'organization', id: 'a', field: 'phone', row: 1, column: '', value: '', rule: '', message: '' } as const;
  const places = firstPlaces(
    'organization',
    [column('职工', to('staff_full')), column('名', to('name'))],
    [{ ...faulty, field: 'owner_phone', severity: 'error', stops: false }],
  );
  const shown = places.filter(({ hidden }) => !hidden).map(({ key }) => key);
  expect(shown).toEqual(['name', 'staff_full', 'credit_code', 'category', 'status', 'owner_phone']);
  expect(places.find(({ key }) => key === 'note')?.hidden).toBe(true);
});

describe('what is given to the page', () => {
  const clipboard = (html: string, text: string) => ({ getData: (type: string) => (type === 'text/html' ? html : text) });
  const read = (html: string, text: string) => {
    const file = tableIn(clipboard(html, text));
    return file && new TextDecoder().decode(file.bytes);
  };
  it('is the table of a clipboard as HTML where it has one, else its text', () => {
    expect(read('<table><td>甲</td></table>', '甲')).toBe('<table><td>甲</td></table>');
    expect(read('<p>甲</p>', '甲\t乙')).toBe('甲\t乙');
    expect(read('', '  ')).toBeUndefined();
  });
  it('is any file but pictures and printed pages', () => {
    expect(mayBeTable({ type: 'image/png' })).toBe(false);
    expect(mayBeTable({ type: 'application/pdf' })).toBe(false);
    expect(mayBeTable({ type: '' })).toBe(true);
    expect(accepted.split(',')).toContain('.et');
  });
});
