import { useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { jumpTo } from '../../app/jump.ts';
import { newId } from '../../app/new-id.ts';
import { type Task, useTask } from '../../app/task.tsx';

/** 落实责任: a new row of 两包三定 for an organization, gone on with on its sheet; one edit batch that undo takes back. */
export function useBeginAssignment(): { readonly task: Task; begin(organization: string): Promise<void> } {
  const bridge = useBridge();
  const journal = useJournal();
  const task = useTask();
  return {
    task,
    async begin(organization) {
      const id = newId();
      const label = '落实两包三定';
      const after = { organization, progress: 'waiting' };
      const changes = [{ op: 'insert' as const, table: 'assignment' as const, id, after }];
      const done = await task.attempt(() =>
        journal.act((call) => bridge.call('bookkeeping.apply', { origin: 'command', label, changes }, call), label),
      );
      if (done) jumpTo('assignment', id, 'area_leader');
    },
  };
}
