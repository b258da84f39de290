import { App } from 'antd';
import type { Change } from '#shared/contract/bookkeeping.ts';
import { aidSubject } from '#shared/warning/aid-board.ts';
import type { Warning } from '#shared/warning/warning.ts';
import { useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { newId } from '../../app/new-id.ts';
import { type Task, useTask } from '../../app/task.tsx';

export interface Measure {
  readonly measures: string;
  readonly responsible: string;
  readonly due_on: string;
}
export interface Outcome {
  readonly outcome: string;
  readonly closed_on: string;
}

export interface AidActs {
  readonly task: Task;
  /** 落实帮扶: a row of 预警帮扶 about a warning. Answers whether it was written; a failure has been shown. */
  begin(warning: Warning, today: string, measure: Measure): Promise<boolean>;
  /** 记录结果 of a row of one's own; `before` holds what stood there. */
  record(id: string, before: Readonly<Record<keyof Outcome, unknown>>, outcome: Outcome): Promise<boolean>;
}

/** What is done about warnings, each one edit batch that undo takes back. */
export function useAidActs(): AidActs {
  const bridge = useBridge();
  const journal = useJournal();
  const task = useTask();
  const { message } = App.useApp();
  const write = async (label: string, change: Change) => {
    const done = await task.attempt(() =>
      journal.act((call) => bridge.call('bookkeeping.apply', { origin: 'command', label, changes: [change] }, call), label),
    );
    if (done) message.success(`已${label}（撤销：Ctrl+Z）`, 4);
    return done !== undefined;
  };
  return {
    task,
    begin: (warning, today, measure) => {
      const { rule, id: party_organization, organization } = warning;
      const about = { rule, party_organization, ...(organization !== null && { organization }), warning: aidSubject(warning) };
      return write('落实帮扶', { op: 'insert', table: 'visit_aid', id: newId(), after: { ...about, raised_on: today, ...measure } });
    },
    record: (id, { outcome, closed_on }, after) =>
      write('记录帮扶结果', { op: 'update', table: 'visit_aid', id, before: { outcome, closed_on }, after: { ...after } }),
  };
}
