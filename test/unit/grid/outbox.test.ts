import { expect, test } from 'vitest';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import { type ErrorCode, LedgerError } from '#shared/errors.ts';
import { type Act, Outbox, type OutboxSheet } from '../../../renderer/grid/writing/outbox.ts';

const act = (seq: number, more: Partial<Act> = {}): Act => ({
  seq,
  label: `第 ${seq} 件`,
  origin: 'keyboard',
  edits: [{ id: `m${seq}`, field: 'name', value: '甲' }],
  ...more,
});
const reply = (seq: number): BatchReply => ({
  seq,
  batch: seq,
  label: '',
  rows: [],
  removed: [],
  problems: { appeared: [], gone: [] },
  undo: null,
  redo: null,
});

/** A sheet that writes down what it is told. */
const sheetOf = (story: string[], name = ''): OutboxSheet => ({
  changesOf: ({ edits = [], deletes = [] }) => {
    story.push(`${name}列 ${edits.length + deletes.length} 处`);
    return [...edits, ...deletes.map((id) => ({ id }))].map(({ id }) => ({ op: 'delete', table: 'member', id }));
  },
  adopt: ({ seq }, failed) => story.push(`${name}接 ${seq}${failed ? '（未写入）' : ''}`),
  replied: ({ seq }) => story.push(`${name}答 ${seq}`),
  refused: ({ seq }, _, kept) => story.push(`${name}退 ${seq}${kept ? '' : '，不留'}`),
  reopened: (again) => again,
  discarded: ({ seq }) => story.push(`${name}弃 ${seq}`),
  changed: () => undefined,
});

/** An outbox whose ledger refuses acts as listed: for each seq the faults in their order. */
function opened(faults: Record<number, ErrorCode[]> = {}) {
  const story: string[] = [];
  const outbox = new Outbox(
    async ({ seq = 0 }) => {
      story.push(`送 ${seq}`);
      await Promise.resolve();
      const fault = faults[seq]?.shift();
      if (fault) throw new LedgerError(fault);
      return reply(seq);
    },
    async () => story.push('等'),
  );
  outbox.attach(sheetOf(story));
  return { outbox, story };
}

test('acts go one after the other; the changes of each are made when its turn comes', async () => {
  const { outbox, story } = opened();
  outbox.push(act(1));
  outbox.push(act(2));
  expect(outbox.waiting).toBe(2);
  await outbox.settled();
  expect(story).toEqual(['列 1 处', '送 1', '答 1', '列 1 处', '送 2', '答 2']);
  expect(outbox.waiting).toBe(0);
});

test('a refused act holds up no other and is kept, to be tried again or given up', async () => {
  const { outbox, story } = opened({ 1: ['EDIT-CONFLICT'] });
  outbox.push(act(1));
  outbox.push(act(2));
  await outbox.settled();
  expect(story).toEqual(['列 1 处', '送 1', '退 1', '列 1 处', '送 2', '答 2']);
  expect(outbox.failed.map((failed) => failed.act.label)).toEqual(['第 1 件']);
  outbox.retry(1);
  await outbox.settled();
  expect(story.slice(6)).toEqual(['列 1 处', '送 1', '答 1']);
  expect(outbox.failed).toEqual([]);
});

test('an act with nothing left to change is not sent', async () => {
  const { outbox, story } = opened();
  outbox.push(act(1, { edits: [] }));
  await outbox.settled();
  expect(story).toEqual(['列 0 处']);
});

test('a fault that passes by itself is tried a second time before anybody is told', async () => {
  const { outbox, story } = opened({ 1: ['LEDGER-LOCKED'], 2: ['DISK-ERROR', 'DISK-ERROR'] });
  outbox.push(act(1));
  outbox.push(act(2));
  await outbox.settled();
  expect(story).toEqual(['列 1 处', '送 1', '等', '送 1', '答 1', '列 1 处', '送 2', '等', '送 2', '退 2']);
});

test('what a full disk kept from being written goes along once another act gets through', async () => {
  const { outbox, story } = opened({ 1: ['DISK-FULL', 'DISK-FULL'], 2: ['EDIT-CONFLICT'] });
  for (const seq of [1, 2, 3]) outbox.push(act(seq));
  await outbox.settled();
  await outbox.settled();
  expect(story.filter((line) => line.startsWith('送'))).toEqual(['送 1', '送 2', '送 3', '送 1']);
  outbox.push(act(4));
  await outbox.settled();
  await outbox.settled();
  expect(story.filter((line) => line.startsWith('送')).slice(4)).toEqual(['送 4', '送 1']);
  expect(outbox.failed.map((failed) => failed.act.seq)).toEqual([2]);
});

test('the next sheet of the table takes over what waits and what failed, in the order it was done', async () => {
  const { outbox, story } = opened({ 1: ['EDIT-CONFLICT'] });
  outbox.push(act(1));
  await outbox.settled();
  outbox.push(act(2));
  outbox.attach(sheetOf(story, '新表'));
  await outbox.settled();
  expect(story.slice(3)).toEqual(['新表接 1（未写入）', '新表接 2', '新表列 1 处', '送 2', '新表答 2']);
  outbox.discard(1);
  expect(story.at(-1)).toBe('新表弃 1');
});

test('rows taken off the sheet take their failed edits with them', async () => {
  const { outbox } = opened({ 1: ['EDIT-CONFLICT'], 2: ['EDIT-CONFLICT'] });
  const both = ['m1', 'n'].map((id) => ({ id, field: 'name', value: '甲' }));
  outbox.push(act(1, { edits: both }));
  outbox.push(act(2));
  await outbox.settled();
  outbox.forget(new Set(['m1', 'm2']));
  expect(outbox.failed.map((failed) => failed.act.edits)).toEqual([[{ id: 'n', field: 'name', value: '甲' }]]);
});

test('what was called off, and a deletion the ledger refuses, leave nothing to decide', async () => {
  const { outbox, story } = opened({ 1: ['CALL-CANCELLED'], 2: ['EDIT-REFERENCED'] });
  outbox.push(act(1));
  const { edits: _, ...deletion } = act(2, { deletes: ['m2'] });
  outbox.push(deletion);
  await outbox.settled();
  expect(story).toEqual(['列 1 处', '送 1', '退 1，不留', '弃 1', '列 1 处', '送 2', '退 2，不留', '弃 2']);
  expect(outbox.failed).toEqual([]);
});
