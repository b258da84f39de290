import type { FactsOf } from '../../model/tables.ts';
import { byText } from '../people.ts';
import { putMinHashes } from './min-hash.ts';
import { hashesPerBand, hashesPerText, minutesBandNames, minutesPlace, type Sketch, sketchOf } from './minutes-likeness.ts';

type Meeting = FactsOf<'meeting'>;

export const earlier = (one: Meeting, other: Meeting) => byText(one.start ?? '', other.start ?? '') || byText(one.id, other.id);

/** A meeting whose minutes may be alike. */
export interface Candidate {
  readonly meeting: Meeting;
  readonly sketch: Sketch;
}

/** Shows every earlier meeting that shares a band with the given one, once a band. */
export type MinutesBefore = (meeting: Meeting, show: (candidate: Candidate) => void) => void;

const known = new WeakMap<readonly Meeting[], MinutesBefore>();

/**
 * The same candidates that the bands kept beside each row lead to, for all meetings at once: hashes are compared as numbers,
 * where making, keeping and looking up twelve texts a meeting takes most of a whole check. Worked out once a list.
 */
export function minutesBefore(meetings: readonly Meeting[]): MinutesBefore {
  const had = known.get(meetings);
  if (had) return had;
  const places = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const place = minutesPlace(meeting);
    const there = place === undefined ? undefined : places.get(place);
    if (there) there.push(meeting);
    else if (place !== undefined) places.set(place, [meeting]);
  }
  // a unit's year is worked out when its first meeting is asked for: a county's check stops within one
  const shows = new Map<string, MinutesBefore>();
  const before: MinutesBefore = (meeting, show) => {
    const place = minutesPlace(meeting);
    if (place === undefined) return;
    const had = shows.get(place) ?? showing(candidatesIn(places.get(place) ?? []));
    shows.set(place, had);
    had(meeting, show);
  };
  known.set(meetings, before);
  return before;
}

/** The meetings that have minutes to compare, the earliest first. */
const candidatesIn = (meetings: readonly Meeting[]): Candidate[] =>
  meetings
    .map((meeting) => ({ meeting, sketch: sketchOf(meeting) }))
    .filter(({ sketch }) => sketch.pairs.length > 0)
    .sort((a, b) => earlier(a.meeting, b.meeting));

/** `candidates` are those of one unit and year, the earliest first. */
function showing(candidates: readonly Candidate[]): MinutesBefore {
  // one long list of numbers, for thousands of short ones take longer to make than to fill
  const hashes = new Uint32Array(candidates.length * hashesPerText);
  for (const [place, { sketch }] of candidates.entries()) putMinHashes(sketch.pairs, hashesPerText, hashes, place * hashesPerText);
  const previous = minutesBandNames.map((_, band) => previousOfBand(hashes, candidates.length, band * hashesPerBand));
  const places = new Map(candidates.map(({ meeting }, place) => [meeting.id, place]));
  return (meeting, show) => {
    const own = places.get(meeting.id) ?? -1;
    for (const links of previous)
      for (let at = links[own] ?? -1; at >= 0; at = links[at] ?? -1) {
        const candidate = candidates[at];
        if (candidate) show(candidate);
      }
  };
}

/** For each text, the place of the last one before it with the same hashes in the band that begins there; -1 where there is none. */
function previousOfBand(hashes: Uint32Array, texts: number, from: number): Int32Array {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * texts + 2))).fill(-1);
  const mask = slots.length - 1;
  const previous = new Int32Array(texts);
  for (let place = 0; place < texts; place++) {
    const own = place * hashesPerText + from;
    let slot = mixed(hashes, own) & mask;
    let there = slots[slot] ?? -1;
    while (there >= 0 && !isSameBand(hashes, there * hashesPerText + from, own)) {
      slot = (slot + 1) & mask;
      there = slots[slot] ?? -1;
    }
    previous[place] = there;
    slots[slot] = place;
  }
  return previous;
}

function mixed(hashes: Uint32Array, from: number): number {
  let all = 0;
  for (let at = from; at < from + hashesPerBand; at++) all = Math.imul(all ^ (hashes[at] ?? 0), 0x01000193);
  return all ^ (all >>> 16);
}

function isSameBand(hashes: Uint32Array, one: number, other: number): boolean {
  for (let at = 0; at < hashesPerBand; at++) if (hashes[one + at] !== hashes[other + at]) return false;
  return true;
}
