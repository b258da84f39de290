import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import type { Bridge } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import { Journal } from '../../../renderer/app/journal.ts';
import type { Batch } from '../../../renderer/grid/writing/outbox.ts';

const reply: BatchReply = {
  seq: 1,
  batch: 1,
  label: '修改',
  rows: [],
  removed: [],
  problems: { appeared: [], gone: [] },
  undo: '修改',
  redo: null,
};
const batch: Batch = {
  origin: 'keyboard',
  label: '修改',
  seq: 1,
  changes: [{ op: 'update', table: 'meeting', id: 'm', before: {}, after: {} }],
};

/** A journal on a host that answers so. */
function journalOn(answer: () => Promise<unknown>) {
  const bridge = { call: answer, listen: () => () => undefined, cancel: () => undefined } as unknown as Bridge;
  return new Journal(bridge, new QueryClient());
}

test('什么都没变就不告诉看的人，状态还是原来的对象', async () => {
  const journal = journalOn(async () => ({ undo: '修改', redo: null }));
  await journal.begin();
  const before = journal.state();
  let told = 0;
  journal.watch(() => {
    told += 1;
  });
  await journal.begin();
  expect(journal.state()).toBe(before);
  expect(told).toBe(0);
});

test('没有保存的那几项在其他操作进行时还是原来的数组，处理完就没有了', async () => {
  const journal = journalOn(async () => reply);
  journal.keepFailure({ error: new LedgerError('DISK-FULL'), discard: () => undefined });
  const { failures } = journal.state();
  const done = journal.apply(batch);
  expect(journal.state().pending).toBe(1);
  expect(journal.state().failures).toBe(failures);
  await done;
  expect(journal.state()).toMatchObject({ pending: 0, failures: [], undo: '修改' });
});

test('回复说明是哪张表的输入，让别的表也能收下；表自己不再收一次', async () => {
  const journal = journalOn(async () => reply);
  const heard: (string | undefined)[] = [];
  journal.onReply((_, from) => heard.push(from));
  const outbox = journal.outboxOf('meeting');
  outbox.attach({
    changesOf: () => batch.changes,
    adopt: () => undefined,
    replied: () => undefined,
    refused: () => undefined,
    reopened: () => undefined,
    discarded: () => undefined,
    changed: () => undefined,
  });
  outbox.push({ seq: 1, label: '修改', origin: 'keyboard' });
  await outbox.settled();
  await journal.undo();
  expect(heard).toEqual(['meeting', undefined]);
});
