import { App } from 'antd';
import { useCallback, useState } from 'react';
import type { LedgerError } from '#shared/errors.ts';
import { useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { type Task, useTask } from '../../app/task.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';

/** Why rows were not put back: told beside the row it speaks of. */
export interface Refusal {
  readonly error: LedgerError;
  /** What was to be restored. */
  readonly ids: readonly string[];
  /** The row that stands in the way. */
  readonly row: string | undefined;
  /** A row of the bin that would have to come back with it. */
  readonly missing: string | undefined;
}

/** Puts rows back; where the ledger refuses, says why. */
export function useRestoring(): { task: Task; refusal: Refusal | undefined; restore(ids: readonly string[]): Promise<boolean> } {
  const bridge = useBridge();
  const journal = useJournal();
  const { message } = App.useApp();
  const task = useTask();
  const [refusal, setRefusal] = useState<Refusal>();
  const restore = useCallback(
    async (ids: readonly string[]) => {
      setRefusal(undefined);
      const done = await task.attempt((id) =>
        journal
          .act(() => bridge.call('recycle.restore', { ids: [...ids] }, id), '恢复')
          .then((reply) => {
            message.success(`已${reply.label}（撤销：Ctrl+Z）`);
            return true;
          })
          .catch((failure: unknown) => {
            const error = ledgerErrorOf(failure);
            setRefusal({ error, ids, ...placeIn(error.payload) });
            return false;
          }),
      );
      return done === true;
    },
    [bridge, journal, message, task],
  );
  return { task, refusal, restore };
}

function placeIn(payload: unknown): Pick<Refusal, 'row' | 'missing'> {
  const { row, missing } = (payload ?? {}) as { row?: unknown; missing?: unknown };
  return { row: typeof row === 'string' ? row : undefined, missing: typeof missing === 'string' ? missing : undefined };
}
