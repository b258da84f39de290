// What a page of the bench gives to its driver. No DOM types: the driver reads it too.

/** One of the sides compared. */
export const sides = ['ours', 'floor', 'glide', 'revo'] as const;
export type Side = (typeof sides)[number];

/** What is known of a side's page from outside: where to point and press. */
export interface Places {
  /** The middle of the first row's cell in the column that is typed in, in pixels of the page. */
  readonly cell: Place;
  /** The middle of the first row's cell in the first column: where a block is pasted. */
  readonly start: Place;
  /** The middle of the sheet. */
  readonly rows: Place;
  /** What sorts by name when it is clicked; absent where the grid cannot sort. */
  readonly sort: Place | undefined;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Held by every page as `window.bench`. Times in ms; every time runs until what was asked for has been painted. */
export interface BenchPage {
  /** Makes the rows; before the clock runs. */
  prepare(rows: number): void;
  /** From the call that mounts the grid until its first rows are painted. */
  mount(): Promise<number>;
  places(): Places;
  /** Moves the scroller by so many pixels at every frame; gives the times between frames. */
  drag(step: number, frames: number): Promise<number[]>;
  /** How many of the frames of such a drag show rows missing, of 1; undefined where it cannot be seen from outside. */
  bare(step: number, frames: number): Promise<number | undefined>;
  /** Scrolls to the first row and waits until it is drawn. True where that came only after another push: the grid had stopped drawing. */
  toTop(): Promise<boolean>;
  watchFrames(): void;
  frames(): number[];
  /** From each key press on until its character is drawn in the cell. */
  watchKeys(): void;
  keyTimes(): Promise<number[]>;
  /** From the click that sorts until the first row has changed. */
  watchSort(): void;
  /** From the paste until the first cell shows the given text. */
  watchPaste(first: string): void;
  /** The time of the sort or paste that is watched. */
  time(): Promise<number>;
}

declare global {
  var bench: BenchPage;
}
