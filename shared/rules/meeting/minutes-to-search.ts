import type { AlikeMinutes, MinutesOfYear, MinutesRow } from '../rule.ts';
import { likeness, type Sketch, sketchOf } from './minutes-likeness.ts';
import { earlier, isOneEvent } from './minutes-order.ts';

/** The minutes of a unit's year that are kept while rows are edited. */
export interface MinutesToSearch extends MinutesOfYear {
  /** Puts a row in, in place of what it was before. */
  put(row: MinutesRow): void;
  drop(id: string): void;
}

interface Minutes {
  readonly row: MinutesRow;
  readonly sketch: Sketch;
}

/**
 * The minutes of a unit's year where a few are asked about: each question is a look at all of them, most of which their sizes and bits answer.
 * `rows` are all meetings of one unit and year; their texts are not kept.
 */
export function minutesToSearch(rows: readonly MinutesRow[]): MinutesToSearch {
  /** The earliest first; only those that can be like another. */
  const all = rows
    .map(minutesOf)
    .filter(isComparable)
    .sort((a, b) => earlier(a.row, b.row));
  const byId = new Map<string, Minutes>(all.map((minutes) => [minutes.row.id, minutes]));

  /** The place of the first that is not before the row. */
  function placeOf(row: MinutesRow): number {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = all[middle];
      if (there && earlier(there.row, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function drop(id: string): void {
    const had = byId.get(id);
    if (!had) return;
    byId.delete(id);
    all.splice(placeOf(had.row), 1);
  }

  return {
    put(row) {
      drop(row.id);
      const minutes = minutesOf(row);
      if (!isComparable(minutes)) return;
      byId.set(row.id, minutes);
      all.splice(placeOf(row), 0, minutes);
    },
    drop,
    earliestAlike(meeting, atLeast): AlikeMinutes | undefined {
      const sketch = sketchOf(meeting.summary);
      for (let place = 0, end = placeOf(meeting); place < end; place++) {
        const other = all[place];
        if (!other || isOneEvent(meeting, other.row)) continue;
        const like = likeness(sketch, other.sketch, atLeast);
        if (like >= atLeast) return { id: other.row.id, like };
      }
      return undefined;
    },
    laterAlike(meeting, atLeast) {
      const sketch = sketchOf(meeting.summary);
      const alike: string[] = [];
      for (let place = placeOf(meeting); place < all.length; place++) {
        const other = all[place];
        if (other && other.row.id !== meeting.id && likeness(sketch, other.sketch, atLeast) >= atLeast) alike.push(other.row.id);
      }
      return alike;
    },
  };
}

const minutesOf = ({ id, unit, start, branch, summary }: MinutesRow): Minutes => ({
  row: { id, unit, start, branch, summary: null },
  sketch: sketchOf(summary),
});
const isComparable = ({ row, sketch }: Minutes) => row.start !== null && sketch.pairs.length > 0;
