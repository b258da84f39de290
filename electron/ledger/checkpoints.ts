import { checkpointsSql } from './checkpoints.sql.ts';
import type { Connection } from './database.ts';

export interface Checkpoints {
  /** Does what is to be written in a transaction; called within it. */
  over<T>(act: () => T): T;
  end(): void;
}

/**
 * The log is written into the database at a commit once it has so many pages, 32 MB: SQLite's own thousand would be every third of two hundred
 * packages, each time with the same pages of the indexes.
 */
const pages = 8000;
/** Records from which a transaction is large: some four thousand rows with what is kept beside them. */
const manyChanges = 10_000;
/** How long nothing is written before the log of a large one is. */
const quiet = 20_000;

/**
 * Puts off writing the log into the database: what is committed is durable, and whoever waits for it need not wait for the second half. That half,
 * some two seconds for 50,000 rows, comes when nothing was written for a while, or when the ledger is closed; of small transactions also once
 * they have come to much. `afterwards` does a part of what else was put off and tells whether there is more.
 */
export function watchCheckpoints(connection: Connection, afterwards: () => boolean): Checkpoints {
  const counting = connection.prepare(checkpointsSql.changes).pluck();
  const changes = () => counting.get() as number;
  connection.pragma(`wal_autocheckpoint = ${pages}`);
  let waiting: NodeJS.Timeout | undefined;
  const catchUp = () => {
    if (moreAfterwards()) {
      waiting = setTimeout(catchUp, 0).unref();
      return;
    }
    waiting = undefined;
    connection.pragma(`wal_autocheckpoint = ${pages}`);
    try {
      connection.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // nothing is lost with it: every later commit tries again, as SQLite does by itself
    }
  };
  const moreAfterwards = () => {
    try {
      return afterwards();
    } catch {
      // it stays noted in the ledger and is tried again after the next large batch, or when it is needed
      return false;
    }
  };
  return {
    over(act) {
      const before = changes();
      const result = act();
      const written = changes() - before;
      if (written >= manyChanges) connection.pragma('wal_autocheckpoint = 0');
      if (written > 0) {
        clearTimeout(waiting);
        waiting = setTimeout(catchUp, quiet).unref();
      }
      return result;
    },
    end: () => clearTimeout(waiting),
  };
}
