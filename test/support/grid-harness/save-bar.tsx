import { QueryClient } from '@tanstack/react-query';
import { Journal } from '../../../renderer/app/journal.ts';
import { JournalProvider } from '../../../renderer/app/journal-context.tsx';
import { SaveState } from '../../../renderer/app/save-state.tsx';
import '../../../renderer/app/base.css';
import '../../../renderer/app/frame.css';
import type { Bridge, CallName, HostEvent, InputOf, OutputOf } from '../../../shared/contract/calls.ts';
import { LedgerError } from '../../../shared/errors.ts';
import type { MemoryLedger } from './memory-ledger.ts';

/** The page's own journal over a ledger in memory, for tests of what outlives a sheet. */
export function journalOver(ledger: MemoryLedger): Journal {
  const listeners = new Set<(event: HostEvent) => void>();
  ledger.onProgress = (call, done, total) => {
    for (const listener of listeners) listener({ type: 'progress', call, progress: { done, total, label: '写入' } });
  };
  const bridge: Bridge = {
    call: async <N extends CallName>(name: N, input: InputOf<N>, id?: string) => {
      if (name !== 'bookkeeping.apply') throw new LedgerError('CALL-UNKNOWN', { name });
      return (await ledger.apply(input as InputOf<'bookkeeping.apply'>, id)) as OutputOf<N>;
    },
    cancel: (id) => ledger.cancel(id),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return new Journal(bridge, new QueryClient());
}

/** The save state as it stands in the top bar of a ledger's page. */
export const SaveBar = ({ journal }: { journal: Journal }) => (
  <JournalProvider value={journal}>
    <SaveState />
  </JournalProvider>
);
