import { expect, test } from 'vitest';
import type { TableName } from '#shared/model/tables.ts';
import { removeRows } from '../../../renderer/grid/deeds/removing.ts';
import type { SheetWorld } from '../../../renderer/grid/world.ts';

interface Done {
  readonly deleted: string[][];
  readonly asked: string[][];
  readonly opened: unknown[];
  readonly refused: string[];
}

/** Deletes rows on a sheet of which the ledger says which were reported; `drafts` are in no ledger yet. */
async function removed(table: TableName, ids: string[], reported: (ids: readonly string[]) => Promise<string[]>, drafts: string[] = []) {
  const did: Done = { deleted: [], asked: [], opened: [], refused: [] };
  const world = {
    props: () => ({
      table,
      reported: (asked: readonly string[]) => {
        did.asked.push([...asked]);
        return reported(asked);
      },
    }),
    store: { isSaved: (id: string) => !drafts.includes(id) },
    writing: { settled: async () => undefined, deleteRows: (rows: { id: string }[]) => did.deleted.push(rows.map(({ id }) => id)) },
    overlays: { open: (overlay: unknown) => did.opened.push(overlay) },
    refuse: (message: string) => did.refused.push(message),
  };
  await removeRows(
    world as unknown as SheetWorld,
    ids.map((id) => ({ id, unit: '330802005' })),
  );
  return did;
}

test('rows that were never reported go at once', async () => {
  expect(await removed('member', ['a', 'b'], async () => [])).toMatchObject({ deleted: [['a', 'b']], opened: [] });
});

test('one reported row among them opens the card and deletes nothing', async () => {
  expect(await removed('member', ['a', 'b'], async () => ['b'])).toMatchObject({
    deleted: [],
    opened: [{ kind: 'leaving', ids: ['a', 'b'], reported: ['b'] }],
  });
});

test('the ledger is not asked about drafts, nor about tables whose rows cannot leave', async () => {
  expect(await removed('member', ['a', 'new'], async () => [], ['new'])).toMatchObject({ asked: [['a']], deleted: [['a', 'new']] });
  expect(await removed('member', ['new'], async () => ['new'], ['new'])).toMatchObject({ asked: [], deleted: [['new']] });
  expect(await removed('meeting', ['a'], async () => ['a'])).toMatchObject({ asked: [], deleted: [['a']] });
});

test('where the ledger cannot say it, nothing is deleted', async () => {
  const fail = () => Promise.reject(new Error('磁盘空间不足'));
  expect(await removed('member', ['a'], fail)).toMatchObject({ deleted: [], refused: ['磁盘空间不足'] });
});
