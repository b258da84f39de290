import type { AnyRow } from '#shared/model/table.ts';
import type { BenchPage, Place } from './page.ts';
import { FrameTimes, frameEnd, timeFrom, untilPainted } from './painted.ts';
import { benchRows } from './rows.ts';

/** A grid as the bench handles it: each side's page gives one. */
export interface GridUnderTest {
  /** Makes what the grid takes of the rows; before the clock runs. */
  take(rows: readonly AnyRow[]): void;
  mount(place: HTMLElement): void;
  /** Whether the first rows stand on the screen, with their text. */
  drawn(): boolean;
  scroller(): Element;
  /** The first row's cell in the column that is typed in. */
  cell(): DOMRect;
  /** The first row's cell in the first column. */
  start(): DOMRect;
  /** What is being typed in a cell, as it shows; empty where nothing is. */
  typed(): string;
  /** The name in the first row. */
  firstName(): string;
  /** What sorts by name when it is clicked. */
  sorter?(): Element | null;
  /** Whether a row's text shows at a point; for grids that draw with elements. */
  textAt?(point: Place): boolean;
}

const middle = (box: DOMRect): Place => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });

// so long nobody waits for rows to appear
const patience = 5000;

/** Puts a grid under test on the page. */
export function stand(grid: GridUnderTest): void {
  const place = document.getElementById('root');
  if (!place) throw new Error('no #root');
  const frames = new FrameTimes();
  let keys: Promise<number>[] = [];
  let watched: Promise<number> | undefined;

  const watchKeys = () => {
    keys = [];
    addEventListener(
      'keydown',
      (event) => {
        if (event.key.length !== 1) return;
        const wanted = event.key;
        keys.push(untilPainted(() => grid.typed().endsWith(wanted)).then((end) => end - event.timeStamp));
      },
      { capture: true },
    );
  };
  // moved between frames, as a hand on the scroll bar does it: the grid hears of it at the beginning of the next
  const drag = async (step: number, count: number, look?: () => void) => {
    const scroller = grid.scroller();
    frames.start();
    for (let frame = 0; frame < count; frame++) {
      await frameEnd();
      if (frame > 0) look?.();
      scroller.scrollTop += step;
    }
    await frameEnd();
    look?.();
    return frames.stop();
  };
  const bench: BenchPage = {
    prepare: (rows) => grid.take(benchRows(rows)),
    mount() {
      const began = performance.now();
      const end = untilPainted(() => grid.drawn());
      grid.mount(place);
      return end.then((now) => now - began);
    },
    places: () => ({
      cell: middle(grid.cell()),
      start: middle(grid.start()),
      rows: middle(place.getBoundingClientRect()),
      sort: sorterOf(grid),
    }),
    drag: (step, count) => drag(step, count),
    async bare(step, count) {
      const { textAt } = grid;
      if (!textAt) return undefined;
      let bare = 0;
      const { left, width, top, height } = place.getBoundingClientRect();
      const points = [0.15, 0.5, 0.85].map((share) => ({ x: left + width / 2, y: top + height * share }));
      await drag(step, count, () => {
        if (points.some((point) => !textAt(point))) bare++;
      });
      return bare / count;
    },
    async toTop() {
      const scroller = grid.scroller();
      const began = performance.now();
      let nudged = false;
      await untilPainted(() => {
        // the last ticks of a wheel may still be gliding
        const there = scroller.scrollTop === 0 && grid.drawn();
        if (!there) scroller.scrollTop = 0;
        if (!there && !nudged && performance.now() - began > patience) {
          nudged = true;
          scroller.scrollTop = 40;
        }
        return there;
      });
      return nudged;
    },
    watchFrames: () => frames.start(),
    frames: () => frames.stop(),
    watchKeys,
    keyTimes: () => Promise.all(keys),
    watchSort() {
      const before = grid.firstName();
      watched = timeFrom('click', () => grid.firstName() !== before);
    },
    watchPaste(first) {
      watched = timeFrom('paste', () => grid.firstName() === first);
    },
    time: () => watched ?? Promise.reject(new Error('nothing is watched')),
  };
  window.bench = bench;
}

function sorterOf(grid: GridUnderTest): Place | undefined {
  const sorter = grid.sorter?.();
  return sorter ? middle(sorter.getBoundingClientRect()) : undefined;
}
