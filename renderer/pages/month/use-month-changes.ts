import { useCallback, useEffect, useRef, useState } from 'react';
import type { MonthAsk, MonthChanges } from '#shared/contract/closing.ts';
import type { LedgerError } from '#shared/errors.ts';
import { useBridge } from '../../app/host-context.tsx';
import type { JournalState } from '../../app/journal.ts';
import { useJournalState } from '../../app/journal-context.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';

const isResting = ({ pending }: JournalState) => pending === 0;

export interface MonthChangesKnown {
  /** Undefined until it is known, and for a closed month. */
  readonly changes: MonthChanges | undefined;
  readonly error: LedgerError | undefined;
  /** Rejects with the failure. */
  explain(ask: Pick<MonthAsk, 'id' | 'kind' | 'field'>, text: string): Promise<void>;
}

/** What changed in an open month since the one closed before; read again whenever something has been written. */
export function useMonthChanges(period: string, isOpen: boolean): MonthChangesKnown {
  const bridge = useBridge();
  const resting = useJournalState(isResting);
  const [changes, setChanges] = useState<MonthChanges>();
  const [error, setError] = useState<LedgerError>();
  const turn = useRef(0);
  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    if (!isOpen) setChanges(undefined);
    if (!isOpen || !resting) return;
    bridge.call('closing.changes', { period }).then(
      (found) => mine === turn.current && setChanges(found),
      (reason: unknown) => mine === turn.current && setError(ledgerErrorOf(reason)),
    );
  }, [bridge, period, isOpen, resting]);
  const explain = useCallback(
    async ({ id, kind, field }: Pick<MonthAsk, 'id' | 'kind' | 'field'>, text: string) => {
      setChanges(await bridge.call('closing.explain', { period, id, kind, field, text }));
    },
    [bridge, period],
  );
  return { changes, error, explain };
}
