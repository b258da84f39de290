import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { OutputOf, Progress } from '#shared/contract/calls.ts';
import type { Received } from '#shared/contract/exchange.ts';
import { inSendingOrder } from '#shared/exchange/sending-order.ts';
import { type NamedFile, readFile } from '../../app/files.ts';
import { useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { type Task, useTask } from '../../app/task.tsx';
import { ledgerErrorOf } from '../../bridge/failure.ts';

/** Where a file comes from. Its bytes are read when they are needed: two hundred packages need not be held at once. */
export interface Source {
  readonly name: string;
  /** Throws FILE-GONE. */
  read(): Promise<NamedFile>;
  /** The unit that sent it to this desk's inbox: nobody can have chosen it by mistake. */
  readonly sender?: string;
}
const chosenFile = (file: File): Source => ({ name: file.name, read: () => readFile(file) });

/** A file and how far it has come. */
export interface Incoming {
  readonly key: string;
  readonly file: Source;
  readonly verified?: OutputOf<'exchange.verify'>;
  readonly received?: Received;
  /** The receipt to hand back; one that a person decided against has one too. */
  readonly receipt?: Received['receipt'];
  /** Why it could not even be tried: unreadable, no space. */
  readonly failure?: string | undefined;
  /** It was refused and is kept in quarantine. */
  readonly quarantined?: boolean;
}
type Checked = Incoming & { readonly verified: { readonly package: NonNullable<OutputOf<'exchange.verify'>['package']> } };
const isSound = (item: Incoming): item is Checked => item.verified?.package != null && !item.received;

const isReplay = ({ verified }: Incoming) => verified?.code === 'DOC-REPLAY';

export interface IncomingDesk {
  readonly files: readonly Incoming[];
  /** Sound and next in line, in the order they were sent. */
  readonly ready: readonly Incoming[];
  /** Sound, but the one before never came: taken only on the person's word. */
  readonly waiting: readonly Incoming[];
  readonly task: Task;
  readonly progress: Progress | undefined;
  add(files: readonly File[]): Promise<void>;
  /** The same from anywhere; tells whether the person let it go on to the end. */
  addFrom(sources: readonly Source[]): Promise<boolean>;
  receive(items: readonly Incoming[]): Promise<void>;
  put(key: string, change: Partial<Incoming>): void;
  remove(key: string): void;
  cancel(): void;
  /** After something was received or returned: what pages know of it is asked again. */
  refresh(): Promise<void>;
}

/** A package that fails its checks is evidence; what is no document at all was only chosen by mistake. */
const isPackageOfOurs = (code: string | null) => code?.startsWith('DOC-') === true && code !== 'DOC-KIND' && code !== 'DOC-UNEXPECTED';

/** The files that were chosen on the page 接收上报: verified one after another, then received; a bad one never stops the others. */
export function useIncoming(): IncomingDesk {
  const bridge = useBridge();
  const journal = useJournal();
  const client = useQueryClient();
  const task = useTask();
  const [files, setFiles] = useState<readonly Incoming[]>([]);
  const [progress, setProgress] = useState<Progress>();
  const called = useRef(false);
  const put = (key: string, change: Partial<Incoming>) =>
    setFiles((all) => all.map((item) => (item.key === key ? { ...item, ...change } : item)));

  /** One after another, until the person calls it off; what fails is told at its file. */
  const each = (items: readonly Incoming[], label: string, act: (item: Incoming, id: string) => Promise<Partial<Incoming>>) =>
    task.attempt(async (id) => {
      called.current = false;
      for (const [done, item] of items.entries()) {
        if (called.current) break;
        setProgress({ done, total: items.length, label: `${label} ${done + 1}/${items.length}` });
        const failed = (error: unknown) => ({ failure: ledgerErrorOf(error).message });
        put(item.key, await act(item, id).then((came) => ({ failure: undefined, ...came }), failed));
      }
      setProgress(undefined);
    });

  const checked = async (source: Source, id: string): Promise<Partial<Incoming>> => {
    const file = await source.read();
    const verified = await bridge.call('exchange.verify', file, id);
    if (verified.ok || !(source.sender !== undefined || isPackageOfOurs(verified.code))) return { verified, quarantined: false };
    // receiving refuses it again, and keeps it in quarantine with its reason
    const received = await bridge.call('exchange.receive', file, id);
    const { receipt } = received;
    return received.outcome === 'refused' ? { verified, receipt, quarantined: true } : { verified, received, receipt, quarantined: false };
  };
  const addFrom = async (sources: readonly Source[]) => {
    const added = sources.map((file) => ({ key: crypto.randomUUID(), file }));
    setFiles((all) => [...added, ...all]);
    await each(added, '核验', ({ file }, id) => checked(file, id));
    await client.invalidateQueries({ queryKey: ['exchange.disputes'] });
    if (called.current) setFiles((all) => all.filter((item) => item.verified !== undefined || item.failure !== undefined));
    return !called.current;
  };
  const refresh = async () => {
    await journal.begin();
    const stale = [
      'exchange.state',
      'exchange.disputes',
      'exchange.answers',
      'exchange.review',
      'exchange.completeness',
      'exchange.notReceived',
      'rows',
      'problems',
    ];
    await Promise.all(stale.map((name) => client.invalidateQueries({ queryKey: [name] })));
  };
  const receive = async (items: readonly Incoming[]) => {
    let late = false;
    await each(items, '接收', async ({ file }, id) => {
      const received = await bridge.call('exchange.receive', await file.read(), id);
      late ||= received.late === true;
      return { received, receipt: received.receipt };
    });
    // what was old before may be the one before a package that came late
    if (late) await each(files.filter(isReplay), '核验', ({ file }, id) => checked(file, id));
    await refresh();
  };
  const { ready, waiting } = useMemo(() => inLine(files), [files]);
  return {
    files,
    ready,
    waiting,
    task,
    progress,
    add: async (chosen) => void (await addFrom(chosen.map(chosenFile))),
    addFrom,
    receive,
    put,
    refresh,
    remove: (key) => setFiles((all) => all.filter((item) => item.key !== key)),
    cancel: () => {
      called.current = true;
    },
  };
}

/** A package waits where the one before it neither came earlier nor is in line itself. */
export function inLine(files: readonly Incoming[]): { ready: Checked[]; waiting: Checked[] } {
  const sound = files.filter(isSound).sort((one, other) => inSendingOrder(one.verified.package, other.verified.package));
  const taken = new Set(
    files.flatMap(({ verified, received }) => (received && received.outcome !== 'refused' ? (verified?.package?.id ?? []) : [])),
  );
  const [ready, waiting]: [Checked[], Checked[]] = [[], []];
  for (const item of sound) {
    const { gap, previous, id, late } = item.verified.package;
    if (gap && !late && previous !== null && !taken.has(previous)) waiting.push(item);
    else {
      ready.push(item);
      taken.add(id);
    }
  }
  return { ready, waiting };
}
