import { setImmediate } from 'node:timers/promises';
import type { Watch } from '../../bookkeeping/bookkeeping.ts';

/** Rows made between two looks at the world. */
const stride = 250;

/**
 * What `make` makes of each item, with room in between for what else the thread is asked: typing goes on while a large sheet is written.
 * Throws CALL-CANCELLED once the person has cancelled.
 */
export async function* paced<T, R>(items: readonly T[], label: string, watch: Watch | undefined, make: (item: T) => R): AsyncGenerator<R> {
  for (const [index, item] of items.entries()) {
    if (index % stride === 0) {
      watch?.throwIfCancelled();
      watch?.progress({ done: index, total: items.length, label });
      await setImmediate();
    }
    yield make(item);
  }
  watch?.throwIfCancelled();
}
