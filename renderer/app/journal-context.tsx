import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Journal, JournalState } from './journal.ts';

const JournalContext = createContext<Journal | undefined>(undefined);
export const JournalProvider = JournalContext.Provider;

export function useJournal(): Journal {
  const journal = useContext(JournalContext);
  if (!journal) throw new Error('no journal above this component');
  return journal;
}

/** One part of the journal's state: rendered again only where that part changed. `select` stands outside of the component. */
export function useJournalState<T>(select: (state: JournalState) => T): T {
  const journal = useJournal();
  return useSyncExternalStore(
    journal.watch,
    useCallback(() => select(journal.state()), [journal, select]),
  );
}
