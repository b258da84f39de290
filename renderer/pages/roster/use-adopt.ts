import { useCallback } from 'react';
import { useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { go } from '../../app/route.ts';
import { deskOf } from '../import/desks.ts';
import type { Brought } from '../import/import-state.ts';

/** Stages what a document brings; nothing where it was taken before. */
type Stage = (call: string) => Promise<Brought | undefined>;

/** Opens the import page on the rows that a document brought; stays where it brings nothing. */
export function useAdopt(): (stage: Stage, call: string) => Promise<void> {
  const bridge = useBridge();
  const journal = useJournal();
  return useCallback(
    async (stage, call) => {
      // it is staged anew where the host has let it go; the first time it is at hand
      const first = await stage(call);
      if (!first) return;
      const table = first.staged.parts.find(({ table: name }) => name !== 'unit' && name !== 'waiver')?.table ?? 'organization';
      let at: Brought | undefined = first;
      await deskOf(journal, bridge, table).adopt((again) => {
        const ready = at;
        at = undefined;
        return ready ? Promise.resolve(ready) : stage(again);
      }, call);
      go({ page: 'import', table });
    },
    [bridge, journal],
  );
}
