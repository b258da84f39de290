import { useCallback, useEffect, useRef, useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import type { LedgerError } from '#shared/errors.ts';
import type { TableName } from '#shared/model/tables.ts';
import { useBridge } from '../../app/host-context.tsx';
import type { JournalState } from '../../app/journal.ts';
import { useJournalState } from '../../app/journal-context.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';

const isResting = ({ pending }: JournalState) => pending === 0;

/** What of the recycle bin is looked at. */
export interface BinView {
  readonly table: TableName | undefined;
  readonly text: string;
  readonly undone: boolean;
  readonly limit: number;
}

/** The rows that are gone, read again whenever something has been written; undefined until they are there. */
export function useRecycleBin({ table, text, undone, limit }: BinView): {
  bin: OutputOf<'recycle.rows'> | undefined;
  error: LedgerError | undefined;
} {
  const bridge = useBridge();
  const resting = useJournalState(isResting);
  const [bin, setBin] = useState<OutputOf<'recycle.rows'>>();
  const [error, setError] = useState<LedgerError>();
  const turn = useRef(0);
  const read = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    bridge.call('recycle.rows', { text, undone, limit, ...(table && { table }) }).then(
      (found) => {
        // an answer that was overtaken by another question
        if (mine !== turn.current) return;
        setBin(found);
        setError(undefined);
      },
      (reason: unknown) => mine === turn.current && setError(ledgerErrorOf(reason)),
    );
  }, [bridge, table, text, undone, limit]);
  useEffect(() => {
    if (resting) read();
  }, [resting, read]);
  return { bin, error };
}
