import { Button } from 'antd';
import { useRef, useState } from 'react';
import { type HistoryEntry, ownOrigins } from '#shared/contract/bookkeeping.ts';
import { ledgerErrorOf } from '../bridge/failure.ts';
import { BatchDetail } from './batch-detail.tsx';
import { authorOf, clockOf, originTitles } from './history-words.ts';
import { useBridge } from './host-context.tsx';
import { useJournal } from './journal-context.tsx';
import { TaskProgress, useTask } from './task.tsx';

const isOwn = (entry: HistoryEntry) => ownOrigins.some((origin) => origin === entry.origin);

/** One act: when, what, how many rows, by whom; what it changed, and a button that takes it back. */
export function HistoryEntryView({ entry }: { entry: HistoryEntry }) {
  const bridge = useBridge();
  const journal = useJournal();
  const [open, setOpen] = useState(false);
  const [refusal, setRefusal] = useState('');
  const task = useTask();
  const item = useRef<HTMLLIElement>(null);
  const undo = () => {
    setRefusal('');
    void task.attempt((id) =>
      journal
        .act(() => bridge.call('bookkeeping.undo', { batch: entry.batch }, id))
        // the button goes with what it undid: the focus stays at its place
        .then(() => item.current?.focus())
        // why not is told here, beside the act
        .catch((error: unknown) => setRefusal(ledgerErrorOf(error).message)),
    );
  };
  return (
    <li className="history-entry" ref={item} tabIndex={-1}>
      <p className="history-act">
        <time dateTime={entry.at}>{clockOf(entry.at)}</time> {entry.label}
        {entry.undone && <span className="history-undone">已撤销</span>}
      </p>
      <p className="history-by">
        {originTitles[entry.origin]} · {entry.rows > 0 && `${entry.rows} 行 · `}
        {authorOf(entry)}
        {entry.reason !== null && ` · 原因：${entry.reason}`}
      </p>
      <div className="history-acts">
        {entry.rows > 0 && (
          <Button size="small" type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起' : '改了什么'}
          </Button>
        )}
        {!isOwn(entry) && !entry.undone && (
          <Button size="small" type="link" loading={task.busy} aria-label={`撤销这一步：${entry.label}`} onClick={undo}>
            撤销这一步
          </Button>
        )}
      </div>
      <TaskProgress task={task} label="正在撤销" />
      {refusal !== '' && (
        <p className="history-refusal" role="alert">
          {refusal}
        </p>
      )}
      {open && <BatchDetail batch={entry.batch} />}
    </li>
  );
}
