import { App } from 'antd';
import type { Change } from '#shared/contract/bookkeeping.ts';
import type { AnyRow } from '#shared/model/table.ts';
import type { CatalogueItem } from '#shared/standards/catalogue.ts';
import type { Subject } from '#shared/standards/verdict.ts';
import { useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { newId } from '../../app/new-id.ts';
import { type Task, useTask } from '../../app/task.tsx';

/** What a mark says. */
export interface Marking {
  readonly met: boolean;
  readonly evidence: string | null;
}

/** The mark of an item: a new row, or another word in the one that stands; one edit batch that undo takes back. */
export function useMark(): {
  readonly task: Task;
  /** Answers whether it was written; a failure has been shown. */
  mark(about: MarkAbout, marking: Marking): Promise<boolean>;
} {
  const bridge = useBridge();
  const journal = useJournal();
  const task = useTask();
  const { message } = App.useApp();
  return {
    task,
    async mark(about, marking) {
      const label = '评定达标情况';
      const changes = [changeOf(about, marking)];
      const done = await task.attempt(() =>
        journal.act((call) => bridge.call('bookkeeping.apply', { origin: 'command', label, changes }, call), label),
      );
      if (done) message.success('已评定（撤销：Ctrl+Z）', 4);
      return done !== undefined;
    },
  };
}

export interface MarkAbout {
  readonly subject: Subject;
  readonly item: CatalogueItem;
  readonly year: number;
  readonly today: string;
  /** The row that stands, as the ledger keeps it. */
  readonly standing: AnyRow | undefined;
}

function changeOf({ subject, item, year, today, standing }: MarkAbout, marking: Marking): Change {
  const after = { ...marking, marked_on: today };
  if (standing) {
    const { met, evidence, marked_on } = standing;
    return { op: 'update', table: 'standard_mark', id: standing.id, before: { met, evidence, marked_on }, after };
  }
  const about = subject.kind === 'unit' ? {} : { [subject.kind]: subject.row.id };
  return { op: 'insert', table: 'standard_mark', id: newId(), after: { item, year, ...about, ...after } };
}
