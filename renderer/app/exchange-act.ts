import { useQueryClient } from '@tanstack/react-query';
import { type Task, useTask } from './task.tsx';

/** A task after which the state of months, exchange and problems is asked again. */
export function useExchangeAct(): { task: Task; act<T>(run: (id: string) => Promise<T>): Promise<T | undefined> } {
  const client = useQueryClient();
  const task = useTask();
  const act = async <T>(run: (id: string) => Promise<T>) => {
    const answer = await task.attempt(run);
    await Promise.all(
      [['bookkeeping.periods'], ['exchange.state'], ['exchange.grants'], ['enrolment.board'], ['problems']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
    return answer;
  };
  return { task, act };
}
