import type { SheetWorld } from '../world.ts';
import type { Deeds } from './deed.ts';

/** From problem to problem, in the order the sheet is shown in. */
export function problems(world: SheetWorld) {
  return {
    problem: ({ step }) => {
      world.editing.commit();
      if (!world.walk.step(world, step)) world.refuse('没有找到错误或提醒。');
      return true;
    },
  } satisfies Partial<Deeds>;
}
