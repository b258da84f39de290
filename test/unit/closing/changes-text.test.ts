import { expect, test } from 'vitest';
import { changesText } from '#shared/closing/changes-text.ts';
import type { TableChanges } from '#shared/contract/closing.ts';

const rows = (count: number) => ({ count, rows: [] });
const changes = (table: TableChanges['table'], added: number, left: number, changed: number, removed: number): TableChanges => ({
  table,
  added: rows(added),
  left: rows(left),
  changed: rows(changed),
  removed: rows(removed),
});

test('tables on one line, what was asked and said below, each in the words of its table', () => {
  const asked = { table: 'member', id: '1', name: '王某', kind: 'left', what: '离开', field: 'left_reason', here: false } as const;
  expect(
    changesText(
      [changes('organization', 2, 1, 0, 0), changes('member', 0, 1, 3, 1)],
      [
        { ...asked, reason: '转出' },
        { ...asked, name: '李某', reason: null },
      ],
    ),
  ).toBe('两新组织：新增 2 行，注销或迁出 1 行；党员：离开 1 行，修改 3 行，删除 1 行\n党员“王某”离开：转出\n党员“李某”离开：未说明');
});

test('nothing changed', () => expect(changesText([], [])).toBe('本月无变化'));
