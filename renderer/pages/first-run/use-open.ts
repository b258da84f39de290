import { useQueryClient } from '@tanstack/react-query';
import type { InputOf } from '#shared/contract/calls.ts';
import { askKey } from '../../app/host-context.tsx';
import { type Task, useTask } from '../../app/task.tsx';

type Opening = 'desk.create' | 'desk.open' | 'desk.openSample' | 'desk.restore';

/** Runs one of the calls that open a ledger; the page then turns to it. */
export function useOpen(): { task: Task; open<N extends Opening>(name: N, input: InputOf<N>): Promise<void> } {
  const client = useQueryClient();
  const task = useTask();
  const open = async <N extends Opening>(name: N, input: InputOf<N>) => {
    const desk = await task.run(name, input);
    if (desk) client.setQueryData(askKey('desk.state', {}), desk);
    // a passphrase that was kept may be forgotten since: the form then asks for it
    else await client.invalidateQueries({ queryKey: askKey('desk.state', {}) });
  };
  return { task, open };
}
