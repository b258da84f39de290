import { expect, test } from 'vitest';
import type { HistoryEntry, RowChange } from '#shared/contract/bookkeeping.ts';
import { authorOf, byDay, clockOf, fieldChanges, rowName } from '../../../renderer/app/history-words.ts';

const entry = (batch: number, at: string, by: HistoryEntry['by'] = null): HistoryEntry => ({
  batch,
  at,
  by,
  origin: 'keyboard',
  label: '修改',
  rows: 1,
  undone: false,
  undoable: true,
  reason: null,
});
const labelOf = (table: string, id: string) => (table === 'party_organization' && id === 'p1' ? '联合党支部' : undefined);

test('按中国的日子分：傍晚的世界时已是第二天', () => {
  const entries = [entry(3, '2026-11-24T16:30:00Z'), entry(2, '2026-11-24T15:30:00Z'), entry(1, '2026-01-02T04:00:00Z')];
  const days = byDay(entries, new Date('2026-11-25T02:00:00Z'));
  expect(days.map(({ title, entries: own }) => [title, own.map(({ batch }) => batch)])).toEqual([
    ['今天 2026年11月25日星期三', [3]],
    ['昨天 2026年11月24日星期二', [2]],
    ['2026年1月2日星期五', [1]],
  ]);
  expect(clockOf('2026-11-24T16:30:00Z')).toBe('00:30');
});

test('是谁做的：本单位带账户，报送单位只有名称，早先的没有记录', () => {
  expect(authorOf(entry(1, '', { unit: '示例乡', account: 'wang' }))).toBe('示例乡 wang');
  expect(authorOf(entry(1, '', { unit: '示例街道', account: null }))).toBe('示例街道');
  expect(authorOf(entry(1, ''))).toBe('当时没有记录操作人');
});

test('字段按人读的样子写，个人信息遮住，没动的不写', () => {
  const change: RowChange = {
    table: 'organization',
    id: 'o1',
    op: 'update',
    before: { owner_phone: '13957000000', party_organization: null, registered_on: { unread: '去年' }, park: '老园区' },
    after: { owner_phone: null, party_organization: 'p1', registered_on: '2020-03-05', park: null },
  };
  const told = fieldChanges(change, labelOf).map(({ title, before, after }) => [title, before, after]);
  expect(told).toContainEqual(['登记日期', '去年', '2020-03-05']);
  expect(told).toContainEqual(['党组织', '', '联合党支部']);
  expect(told.find(([, before]) => before?.startsWith('139'))?.[1]).toBe('139****0000');
  expect(told).toHaveLength(4);
  expect(fieldChanges(change, labelOf, 'name')).toMatchObject([{ field: 'name', before: '', after: '' }]);
});

test('行的名称：现在叫什么，删掉的按当时的名称', () => {
  const gone: RowChange = { table: 'organization', id: 'o9', op: 'delete', before: { name: '旧公司' }, after: null };
  expect(rowName(gone, labelOf)).toBe('旧公司');
  expect(rowName({ ...gone, table: 'party_organization', id: 'p1', before: {} }, labelOf)).toBe('联合党支部');
  expect(rowName({ ...gone, before: {} }, labelOf)).toBe('（未填名称）');
});
