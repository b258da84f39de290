import { nextProblem } from '../problems.ts';
import type { SheetWorld } from '../world.ts';
import type { Deeds } from './deed.ts';

/** From problem to problem. */
export function problems({ view, selecting, cells, editing, refuse }: SheetWorld) {
  return {
    problem: ({ step }) => {
      editing.commit();
      const bounds = view.bounds();
      const columns = view.columnsBetween(0, bounds.cols - 1);
      const marked = (row: number) => {
        const id = view.rowAt(row)?.id;
        if (id === undefined) return [];
        return columns.flatMap((column, col) => (['error', 'warning'].includes(cells.mark(id, column) ?? '') ? [col] : []));
      };
      const next = nextProblem(selecting.active ?? { row: 0, col: -1 }, step, bounds, marked);
      if (next) selecting.select(next);
      else refuse('没有找到错误或提醒。');
      return true;
    },
  } satisfies Partial<Deeds>;
}
