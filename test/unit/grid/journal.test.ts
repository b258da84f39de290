import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { Bridge, HostEvent } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import { Journal } from '../../../renderer/app/journal.ts';
import type { Act, Batch } from '../../../renderer/grid/writing/outbox.ts';

const reply = (more: Partial<BatchReply> = {}): BatchReply => ({
  seq: 1,
  batch: 1,
  label: '',
  rows: [],
  removed: [],
  problems: { appeared: [], gone: [] },
  undo: '修改“名称”',
  redo: null,
  ...more,
});
const batch: Batch = { origin: 'keyboard', label: '清除 9 格', seq: 1, changes: [{ op: 'delete', table: 'member', id: 'm' }] };
const act = (seq: number): Act => ({ seq, label: `第 ${seq} 件`, origin: 'keyboard', edits: [{ id: 'a', field: 'name', value: '甲' }] });

/** A journal over a host that answers each call by `answer`, with what is needed to speak as the host. */
function opened(answer: (name: string, input: unknown, id?: string) => Promise<unknown>) {
  const listeners = new Set<(event: HostEvent) => void>();
  const cancelled: string[] = [];
  const client = new QueryClient();
  const bridge = {
    call: answer,
    cancel: (id: string) => cancelled.push(id),
    listen: (listener: (event: HostEvent) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Bridge;
  const tell = (event: HostEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { journal: new Journal(bridge, client), client, tell, cancelled };
}
/** A sheet that has nothing to draw. */
const sheet = {
  changesOf: () => batch.changes,
  adopt: () => undefined,
  replied: () => undefined,
  refused: () => undefined,
  reopened: (again: Act) => again,
  discarded: () => undefined,
  changed: () => undefined,
};

test('a long write is told with its label and how far it is, and can be called off', async () => {
  let end: (value: BatchReply) => void = () => undefined;
  let call = '';
  const { journal, tell, cancelled } = opened((_, __, id = '') => {
    call = id;
    return new Promise((resolve) => {
      end = resolve;
    });
  });
  const written = journal.apply(batch);
  await vi.waitFor(() => expect(call).not.toBe(''));
  tell({ type: 'progress', call, progress: { done: 3, total: 9, label: '写入' } });
  tell({ type: 'progress', call: 'another', progress: { done: 8, total: 9, label: '写入' } });
  expect(journal.state()).toMatchObject({ pending: 1, work: { label: '清除 9 格', done: 3, total: 9 } });
  journal.state().work?.cancel?.();
  expect(cancelled).toEqual([call]);
  end(reply());
  await written;
  expect(journal.state()).toMatchObject({ pending: 0, work: undefined, undo: '修改“名称”' });
});

test('failed acts of all tables are counted, though another table is written to', async () => {
  const faults = new Set(['第 1 件', '第 2 件']);
  const { journal } = opened(async (_, input) => {
    if (faults.has((input as typeof batch).label)) throw new LedgerError('EDIT-CONFLICT');
    return reply();
  });
  for (const [table, seq] of [
    ['member', 1],
    ['organization', 2],
    ['meeting', 3],
  ] as const) {
    journal.outboxOf(table).attach(sheet);
    journal.outboxOf(table).push(act(seq));
    await journal.outboxOf(table).settled();
  }
  expect(journal.state().failures.map(({ table, label }) => `${table} ${label}`)).toEqual(['member 第 1 件', 'organization 第 2 件']);
  faults.clear();
  journal.state().failures[0]?.retry?.();
  await journal.outboxOf('member').settled();
  journal.state().failures[0]?.discard?.();
  expect(journal.state().failures).toEqual([]);
});

test('after very many changes the tables are read anew, and the next batch waits for it', async () => {
  const story: string[] = [];
  const { journal, client } = opened(async (_, input) => {
    story.push((input as typeof batch).label);
    return story.length === 1 ? reply({ reread: ['member'], rereadProblems: true }) : reply();
  });
  const read = (key: string) => async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    story.push(`读 ${key}`);
    return null;
  };
  const watching = [['rows', 'member'], ['rows', 'meeting'], ['problems']].map((queryKey) =>
    new QueryObserver(client, {
      queryKey,
      queryFn: read(queryKey.join(' ')),
      initialData: null,
      staleTime: Number.POSITIVE_INFINITY,
    }).subscribe(() => undefined),
  );
  await Promise.all([journal.apply({ ...batch, label: '一' }), journal.apply({ ...batch, label: '二' })]);
  expect(story).toEqual(['一', '读 rows member', '读 problems', '二']);
  for (const end of watching) end();
});
