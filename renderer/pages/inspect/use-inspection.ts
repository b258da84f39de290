import { useCallback, useEffect, useState } from 'react';
import type { OutputOf } from '#shared/contract/calls.ts';
import type { Inspected } from '#shared/contract/inspection.ts';
import { type LikelyFile, likelyFile } from '#shared/exchange/likely-file.ts';
import { type NamedFile, readFile } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { type Task, useTask } from '../../app/task.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';

/** A file that was looked at: what was found, or why it cannot be read and what it may be. */
export type Looked = { readonly key: string; readonly file: NamedFile } & (
  | { readonly found: Inspected }
  | { readonly failure: string; readonly likely?: LikelyFile }
);

export interface InspectionDesk {
  readonly looked: readonly Looked[];
  readonly task: Task;
  add(files: readonly File[]): Promise<void>;
}

/** The files a person looks at, chosen here or double-clicked, the latest first; nothing of them leaves the page. */
export function useInspection(): InspectionDesk {
  const bridge = useBridge();
  const task = useTask();
  const [looked, setLooked] = useState<readonly Looked[]>([]);
  const { attempt } = task;
  const look = useCallback(
    async (file: NamedFile, id: string) => {
      const one = { key: crypto.randomUUID(), file };
      const outcome = await bridge.call('exchange.inspect', file, id).then(
        (found) => ({ ...one, found }),
        (error: unknown) => unread(one, error),
      );
      setLooked((before) => [outcome, ...before]);
    },
    [bridge],
  );
  const add = useCallback(
    async (files: readonly File[]) => {
      await attempt(async (id) => {
        for (const given of files) await look(await readFile(given), id);
      });
    },
    [attempt, look],
  );
  useEffect(() => {
    const show = (handed: OutputOf<'desk.takeHanded'>) =>
      attempt(async (id) => {
        for (const one of handed) {
          if ('bytes' in one) await look(one, id);
          else setLooked((before) => [notRead(one), ...before]);
        }
      });
    // mostly nothing waits: then nothing is disabled, and the focus stays
    const take = () =>
      void bridge.call('desk.takeHanded', {}).then(
        (handed) => (handed.length > 0 ? show(handed) : undefined),
        (error: unknown) => attempt(() => Promise.reject(error)),
      );
    take();
    return bridge.listen((event) => event.type === 'handed' && take());
  }, [bridge, attempt, look]);
  return { looked, task, add };
}

const notRead = ({ name, failure }: { name: string; failure: string }): Looked => {
  const file = { name, bytes: new Uint8Array() };
  return { key: crypto.randomUUID(), file, failure };
};

/** A refusal is what the person wanted to know; anything else is a failure of the act. */
function unread(one: { key: string; file: NamedFile }, error: unknown): Looked {
  const failure = ledgerErrorOf(error);
  if (!/^(DOC|FILE)-/.test(failure.code)) throw failure;
  return { ...one, failure: failure.message, likely: likelyFile(one.file.name, one.file.bytes) };
}
