import type { ReadableRegisters } from './registers.ts';

/** What was taken from a superior bears it; absent: from the first. */
interface Founded {
  readonly founding?: number;
}

const foundingOf = (registers: ReadableRegisters): number => registers.get('enrolment', 'current')?.body.founding ?? 0;

/** The stamp of what is taken from the superior now. */
export function foundingStamp(registers: ReadableRegisters): Founded {
  const founding = foundingOf(registers);
  return founding === 0 ? {} : { founding };
}

/** Whether something was taken from the superior that is trusted now: only with that can a version or a number of its be compared. */
export function isOfSuperiorNow(registers: ReadableRegisters): (body: Founded) => boolean {
  const now = foundingOf(registers);
  return ({ founding = 0 }) => founding === now;
}

/** By founding, then by number: the later one of two. */
export const isLater = (one: Founded & { readonly number: number }, other: Founded & { readonly number: number }): boolean =>
  ((one.founding ?? 0) - (other.founding ?? 0) || one.number - other.number) > 0;
