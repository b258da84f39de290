import { expect, test } from 'vitest';
import type { BatchReply } from '#shared/contract/bookkeeping.ts';
import { type Act, Outbox } from '../../../renderer/grid/outbox.ts';

const act = (seq: number, changes: Act['changes'] = () => [{ op: 'delete', table: 'member', id: `m${seq}` }]): Act => ({
  seq,
  label: `第 ${seq} 件`,
  origin: 'keyboard',
  changes,
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

/** An outbox whose ledger refuses the given seqs, and the story of what happened. */
function opened(refused: readonly number[] = []) {
  const story: string[] = [];
  const outbox = new Outbox(
    async ({ seq = 0 }) => {
      story.push(`送 ${seq}`);
      await Promise.resolve();
      if (refused.includes(seq)) throw new Error('不收');
      return reply(seq);
    },
    {
      reply: (answered) => story.push(`答 ${answered.seq}`),
      fail: (failed) => story.push(`退 ${failed.seq}`),
      waiting: (count) => story.push(`候 ${count}`),
    },
  );
  return { outbox, story };
}

test('acts go one after the other; the changes of each are made when its turn comes', async () => {
  const { outbox, story } = opened();
  const made: string[] = [];
  for (const seq of [1, 2])
    outbox.push(
      act(seq, () => {
        made.push(`${seq}，在“${story.at(-1)}”之后`);
        return [{ op: 'delete', table: 'member', id: `m${seq}` }];
      }),
    );
  expect(made).toEqual([]);
  await outbox.settled();
  expect(made).toEqual(['1，在“候 2”之后', '2，在“候 1”之后']);
  expect(story).toEqual(['候 1', '候 2', '送 1', '答 1', '候 1', '送 2', '答 2', '候 0']);
});

test('a refused act holds up no other', async () => {
  const { outbox, story } = opened([1]);
  outbox.push(act(1));
  outbox.push(act(2));
  await outbox.settled();
  expect(story).toEqual(['候 1', '候 2', '送 1', '退 1', '候 1', '送 2', '答 2', '候 0']);
});

test('an act with nothing left to change is not sent', async () => {
  const { outbox, story } = opened();
  outbox.push(act(1, () => []));
  await outbox.settled();
  expect(story).toEqual(['候 1', '候 0']);
});
