import { byText } from '../people.ts';
import type { MinutesRow } from '../rule.ts';

/** Of two meetings, which was first; of two at one time, the one with the lesser id. */
export const earlier = (one: MinutesRow, other: MinutesRow): number =>
  byText(one.start ?? '', other.start ?? '') || byText(one.id, other.id);

/** Rows of one branch that begin together are the kinds of one event. */
export const isOneEvent = (one: MinutesRow, other: MinutesRow): boolean => one.branch === other.branch && one.start === other.start;
