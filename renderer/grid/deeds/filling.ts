import { fillDown, fillRight } from '../filling/fill.ts';
import type { Range } from '../selecting/selection.ts';
import type { SheetWorld } from '../world.ts';
import { cleared, copied, countOf, filledWith, type Ground, leave, type Outcome } from '../writing/commands.ts';
import type { Deeds } from './deed.ts';

/** Kinds that can hold a day; texts hold it as people write it. */
const daily = new Set(['date', 'month', 'time', 'text', 'note']);
const two = (value: number) => String(value).padStart(2, '0');

/** Acts that write over the selection, each one batch. */
export function filling(world: SheetWorld) {
  const { editing, capture, cells, ground, selecting, writing, refuse } = world;
  const act = (make: (ranges: readonly Range[]) => Outcome, label: (count: number) => string, origin: 'keyboard' | 'fill'): boolean => {
    const outcome = make(selecting.ranges);
    writing.write(outcome, label(countOf(outcome)), origin);
    return true;
  };
  const isDaily = (field: string) => daily.has(cells.field(field).kind) && cells.field(field).format === undefined;
  /** Puts a day into what is being typed, or into the selection; columns that hold no day are left alone. */
  const stamp = (text: (field: string) => string, name: string) => {
    if (editing.mode !== 'idle') {
      if (editing.field) capture.insert(text(editing.field));
      return true;
    }
    const columns = new Set(selecting.ranges.flatMap(({ left, right }) => world.view.columnsBetween(left, right)));
    if ([...columns].every((field) => !isDaily(field))) {
      refuse(`这里不是日期或文字，没有填入${name}。`);
      return true;
    }
    const own: Ground = { ...ground, coerce: (field) => (isDaily(field) ? ground.coerce(field, text(field)) : leave) };
    return act(
      (ranges) => filledWith(own, ranges, name),
      (count) => `填入${name} ${count} 格`,
      'keyboard',
    );
  };
  const now = () => {
    const time = new Date();
    return `${two(time.getHours())}:${two(time.getMinutes())}`;
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
    today: () => stamp(() => cells.today(), '今天'),
    now: () =>
      stamp((field) => (['date', 'month'].includes(cells.field(field).kind) ? cells.today() : `${cells.today()} ${now()}`), '现在'),
    fillSelection: () => {
      if (editing.mode === 'idle') return false;
      const taken = editing.take();
      if (!taken) return true;
      // the column of the edit gets what was chosen, others what it is called
      const own: Ground = {
        ...ground,
        coerce: (field, input) => (field === taken.cell.column ? taken.value : ground.coerce(field, input)),
      };
      return act(
        (ranges) => filledWith(own, ranges, taken.text),
        (count) => `填入 ${count} 格`,
        'fill',
      );
    },
  } satisfies Partial<Deeds>;
}
