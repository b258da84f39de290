import type { AlikeMinutes, MinutesOfYear, MinutesRow } from '../rule.ts';
import { alikeIndex } from './alike-index.ts';
import { likeness, sketchOf } from './minutes-likeness.ts';
import { earlier, isOneEvent } from './minutes-order.ts';
import { minutesToSearch } from './minutes-to-search.ts';

/**
 * The minutes of a unit's year where all of them are asked about: what each repeats is worked out for all at once when first asked for,
 * and only that is kept. `rows` are all meetings of one unit and year.
 */
export function minutesAtHand(rows: readonly MinutesRow[]): MinutesOfYear {
  const known = new Map<number, ReadonlyMap<string, AlikeMinutes>>();
  let search: ReturnType<typeof minutesToSearch> | undefined;
  return {
    earliestAlike(meeting, atLeast) {
      const found = known.get(atLeast) ?? allEarliestAlike(rows, atLeast);
      known.set(atLeast, found);
      return found.get(meeting.id);
    },
    laterAlike(meeting, atLeast) {
      search ??= minutesToSearch(rows);
      return search.laterAlike(meeting, atLeast);
    },
    ids: () => rows.map(({ id }) => id),
  };
}

/** By id, the earliest meeting that each repeats. */
function allEarliestAlike(rows: readonly MinutesRow[], atLeast: number): ReadonlyMap<string, AlikeMinutes> {
  const minutes = rows
    .map((row) => ({ row, sketch: sketchOf(row.summary) }))
    .filter(({ sketch }) => sketch.pairs.length > 0)
    .sort((a, b) => earlier(a.row, b.row));
  const found = new Map<string, AlikeMinutes>();
  if (atLeast > 1) return found;
  const firstBefore = alikeIndex(
    minutes.map(({ sketch }) => sketch.pairs),
    atLeast,
  );
  for (const [place, { row, sketch }] of minutes.entries()) {
    let best: AlikeMinutes | undefined;
    firstBefore(place, (before) => {
      const other = minutes[before];
      if (!other || isOneEvent(row, other.row)) return false;
      const like = likeness(sketch, other.sketch, atLeast);
      if (like < atLeast) return false;
      best = { id: other.row.id, like };
      return true;
    });
    if (best) found.set(row.id, best);
  }
  return found;
}
