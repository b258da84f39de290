import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryEntry } from '#shared/contract/bookkeeping.ts';
import type { LedgerError } from '#shared/errors.ts';
import { ledgerErrorOf } from '../bridge/failure.ts';
import type { HistoryCell } from './history-view.ts';
import { useBridge } from './host-context.tsx';
import type { JournalState } from './journal.ts';
import { useJournalState } from './journal-context.tsx';

const page = 50;
const isResting = ({ pending }: JournalState) => pending === 0;

export interface History {
  /** Undefined until the first page is there. */
  readonly entries: readonly HistoryEntry[] | undefined;
  readonly more: boolean;
  readonly error: LedgerError | undefined;
  loadMore(): void;
}

/** The change log of the ledger, or of one cell, latest first; read again whenever something has been written. */
export function useHistory(cell: HistoryCell | undefined): History {
  const bridge = useBridge();
  const resting = useJournalState(isResting);
  const [entries, setEntries] = useState<readonly HistoryEntry[]>();
  const [more, setMore] = useState(false);
  const [error, setError] = useState<LedgerError>();
  const wanted = useRef(page);
  const turn = useRef(0);

  const read = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    const limit = wanted.current + 1;
    bridge.call('bookkeeping.history', { limit, ...(cell && { row: cell.id, field: cell.field }) }).then(
      (found) => {
        if (mine !== turn.current) return;
        setEntries(found.slice(0, limit - 1));
        setMore(found.length === limit);
        setError(undefined);
      },
      (reason: unknown) => mine === turn.current && setError(ledgerErrorOf(reason)),
    );
  }, [bridge, cell]);

  useEffect(() => {
    if (resting) read();
  }, [resting, read]);

  const loadMore = useCallback(() => {
    wanted.current += page;
    read();
  }, [read]);
  return { entries, more, error, loadMore };
}
