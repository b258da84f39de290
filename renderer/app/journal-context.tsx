import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Journal, JournalState } from './journal.ts';

const JournalContext = createContext<Journal | undefined>(undefined);
export const JournalProvider = JournalContext.Provider;

export function useJournal(): Journal {
  const journal = useContext(JournalContext);
  if (!journal) throw new Error('no journal above this component');
  return journal;
}

export function useJournalState(): JournalState {
  const journal = useJournal();
  return useSyncExternalStore(journal.watch, journal.state);
}
