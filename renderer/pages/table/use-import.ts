import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Staged } from '#shared/contract/intake.ts';
import type { TableName } from '#shared/model/tables.ts';
import { chooseFile, type NamedFile } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { type Task, useTask } from '../../app/task.tsx';

export interface Import {
  readonly task: Task;
  readonly file: NamedFile | undefined;
  readonly staged: Staged | undefined;
  /** Lets a file be chosen and stages it. */
  choose(): Promise<void>;
  /** Stages the same file again with another sheet or mapping. */
  restage(change: { sheet?: string; map?: Staged['mapping'] }): Promise<void>;
  /** Writes what is staged as one batch; tells its label, or undefined where it failed. */
  commit(): Promise<string | undefined>;
  discard(): void;
}

/** A workbook on its way into a table: chosen, staged, looked at, committed. */
export function useImport(table: TableName): Import {
  const bridge = useBridge();
  const journal = useJournal();
  const client = useQueryClient();
  const task = useTask();
  const [file, setFile] = useState<NamedFile>();
  const [staged, setStaged] = useState<Staged>();

  const { run } = task;
  const stage = useCallback(
    async (source: NamedFile, how: { sheet?: string; map?: Staged['mapping'] }) => {
      const answer = await run('intake.stage', { table, ...source, ...how });
      if (!answer) return;
      setFile(source);
      setStaged(answer);
    },
    [run, table],
  );
  const choose = useCallback(async () => {
    const chosen = await chooseFile('.xlsx,.csv');
    if (chosen) await stage(chosen, {});
  }, [stage]);
  return {
    task,
    file,
    staged,
    choose,
    restage: async (change) => {
      if (file && staged) await stage(file, { sheet: staged.sheet, ...change });
    },
    commit: async () => {
      if (!staged) return undefined;
      const reply = await task.attempt((id) => journal.act(() => bridge.call('intake.commit', { stage: staged.stage }, id)));
      if (!reply) return undefined;
      setStaged(undefined);
      await client.invalidateQueries({ queryKey: ['problems'] });
      return reply.label;
    },
    discard: () => setStaged(undefined),
  };
}
