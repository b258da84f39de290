import { cleared, copied, filledWith, type Outcome } from '../commands.ts';
import { fillDown, fillRight } from '../fill.ts';
import type { Range } from '../selection.ts';
import type { SheetWorld } from '../world.ts';
import type { Deeds } from './deed.ts';

/** Acts that write over the selection, each one batch. */
export function filling(world: SheetWorld) {
  const { editing, capture, cells, ground, selecting, writing } = world;
  const act = (make: (ranges: readonly Range[]) => Outcome, label: (count: number) => string, origin: 'keyboard' | 'fill'): boolean => {
    const outcome = make(selecting.ranges);
    writing.write(outcome, label(outcome.edits.length), origin);
    return true;
  };
  return {
    clear: () =>
      act(
        (ranges) => cleared(ground, ranges),
        (count) => `清除 ${count} 格`,
        'keyboard',
      ),
    fillDown: () =>
      act(
        (ranges) => copied(ground, ranges.flatMap(fillDown)),
        (count) => `向下填充 ${count} 格`,
        'fill',
      ),
    fillRight: () =>
      act(
        (ranges) => copied(ground, ranges.flatMap(fillRight)),
        (count) => `向右填充 ${count} 格`,
        'fill',
      ),
    today: () =>
      act(
        (ranges) => filledWith(ground, ranges, cells.today()),
        (count) => `填入今天 ${count} 格`,
        'keyboard',
      ),
    fillSelection: () => {
      if (editing.mode === 'idle') return false;
      const text = capture.text;
      editing.cancel();
      return act(
        (ranges) => filledWith(ground, ranges, text),
        (count) => `填入 ${count} 格`,
        'fill',
      );
    },
  } satisfies Partial<Deeds>;
}
