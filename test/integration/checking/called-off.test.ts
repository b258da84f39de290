import { expect, onTestFinished, test } from 'vitest';
import { LedgerError } from '#shared/errors.ts';
import { openThread } from '../../../electron/host/client.ts';
import { builtProgram } from '../../support/built-program.ts';
import { makeLedger, temporaryFolder } from '../../support/ledger.ts';
import { refusalOf } from '../../support/refusal.ts';

const organizations = (howMany: number) =>
  Array.from({ length: howMany }, (_, index) => ({
    op: 'insert' as const,
    table: 'organization' as const,
    id: `o${index}`,
    after: { name: `示例第${index}号有限公司`, registered_on: index % 2 ? '2030-01-01' : '2020-01-01' },
  }));

test('a check that is called off leaves the month that was worked on and its problems as they were', () => {
  const { books, apply } = makeLedger({ today: '2026-10-31' });
  books.check('2026-09');
  apply(organizations(600));
  const before = books.problems();
  expect(before.problems.length).toBeGreaterThan(300);

  const told: number[] = [];
  const watch = {
    progress: ({ done }: { done: number }) => told.push(done),
    throwIfCancelled: () => {
      if (told.length === 2) throw new LedgerError('CALL-CANCELLED');
    },
  };
  expect(() => books.check('2026-10', watch)).toThrow(expect.objectContaining({ code: 'CALL-CANCELLED' }));
  expect(told).toEqual([1000, 2000]);
  expect(books.problems()).toEqual(before);
  expect(books.problems().period).toBe('2026-09');
});

test('a check on the ledger’s thread tells how far it is and is called off by the name of its call', async () => {
  const thread = await openThread({
    threadUrl: builtProgram('worker'),
    request: {
      act: 'create',
      folder: temporaryFolder(),
      unit: '330802005',
      level: 'township',
      name: '示例街道',
      passphrase: '衢州两新2026台账',
    },
    readCells: () => Promise.reject(new Error('no file is read here')),
  });
  onTestFinished(() => thread.close());
  await thread.call('bookkeeping.apply', { origin: 'import', label: '装入', changes: organizations(6000) });
  const { period } = await thread.call('checking.problems', {});
  const onProgress = () => thread.cancel('check');
  expect((await refusalOf(thread.call('checking.check', { period: '2020-01' }, { id: 'check', onProgress }))).code).toBe('CALL-CANCELLED');
  expect((await thread.call('checking.problems', {})).period).toBe(period);
});
