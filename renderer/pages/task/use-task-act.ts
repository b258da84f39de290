import { useQueryClient } from '@tanstack/react-query';
import { type Task, useTask } from '../../app/task.tsx';

/** What another ruleset can change: months' due dates, what checking finds, and what pages say they rest on. */
const resting = ['bookkeeping.periods', 'exchange.ruleset', 'exchange.tasks', 'problems'];

/** A task after which everything that rests on the ruleset in force is asked again. */
export function useTaskAct(): { task: Task; act<T>(run: (id: string) => Promise<T>): Promise<T | undefined> } {
  const client = useQueryClient();
  const task = useTask();
  const act = async <T>(run: (id: string) => Promise<T>) => {
    const answer = await task.attempt(run);
    await Promise.all(resting.map((key) => client.invalidateQueries({ queryKey: [key] })));
    return answer;
  };
  return { task, act };
}
