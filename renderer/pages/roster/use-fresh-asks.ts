import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useJournal } from '../../app/journal-context.tsx';

const asked = ['roster.units', 'roster.taken', 'transfer.list', 'transfer.waiting', 'transfer.duplicates', 'transfer.preview'] as const;

/** What the page shows is asked again when it opens and after every act: packages come in elsewhere, an undo takes a transfer back. */
export function useFreshAsks(): void {
  const client = useQueryClient();
  const journal = useJournal();
  useEffect(() => {
    const again = () => {
      for (const name of asked) void client.invalidateQueries({ queryKey: [name] });
    };
    again();
    return journal.onReply(again);
  }, [client, journal]);
}
