import { afterEach, expect, test, vi } from 'vitest';
import type { Progress } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import { check } from '../../../electron/commands/check.ts';
import type { CommandContext } from '../../../electron/commands/command.ts';
import type { CallOptions } from '../../../electron/host/host.ts';

afterEach(() => void vi.useRealTimers());

/** The command over a ledger whose check does as told, and what its bar shows. */
function checking(act: (options: CallOptions, cancelled: Promise<string>) => Promise<void>) {
  const { promise: cancelled, resolve: cancel } = Promise.withResolvers<string>();
  const shown: Progress[] = [];
  const ledger = {
    cancel,
    async call(_name: string, _input: unknown, options: CallOptions) {
      await act(options, cancelled);
      return { period: '2026-10', errors: 0, warnings: 0, waived: 0, problems: [] };
    },
  };
  const context = { ledger: () => Promise.resolve(ledger), onProgress: (progress: Progress) => shown.push(progress) };
  return { shown, outcome: Promise.resolve(check.run({ period: '2026-10' }, context as unknown as CommandContext)) };
}

test('a bar is shown from the second second on', async () => {
  vi.useFakeTimers();
  const { shown, outcome } = checking(async ({ onProgress }) => {
    for (const done of [1000, 2000, 3000]) {
      onProgress?.({ done, total: 4000, label: '检查' });
      vi.advanceTimersByTime(600);
    }
  });
  expect((await outcome).status).toBe(0);
  expect(shown.map(({ done }) => done)).toEqual([3000]);
});

test('Ctrl+C calls the check off and the command says so; afterwards it is the system’s again', async () => {
  const listening = process.listenerCount('SIGINT');
  const { outcome } = checking(async ({ id }, cancelled) => {
    process.emit('SIGINT');
    expect(await cancelled).toBe(id);
    throw new LedgerError('CALL-CANCELLED');
  });
  await expect(outcome).rejects.toMatchObject({ code: 'CALL-CANCELLED' });
  expect(process.listenerCount('SIGINT')).toBe(listening);
});
