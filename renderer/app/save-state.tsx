import './save-state.css';
import { CheckCircleOutlined, CloseCircleOutlined, SyncOutlined } from '@ant-design/icons';
import { App, Button, Popover, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { tableOf } from '#shared/model/tables.ts';
import type { Work } from '../grid/writing/outbox.ts';
import type { Failure, JournalState } from './journal.ts';
import { useJournalState } from './journal-context.tsx';
import { useLasting } from './use-lasting.ts';

const isBusy = ({ pending, work }: JournalState) => pending > 0 || work !== undefined;
const failuresOf = ({ failures }: JournalState) => failures;
const workOf = ({ work }: JournalState) => work;
const never = () => false;
const isMeasured = ({ work }: JournalState) => work !== undefined && work.total > 0;

/**
 * 已保存 · 正在保存, with progress and 取消 where it lasts · 未能保存, with what to do. `reading`, when the month has moved: how far the check of all
 * rows is. It is not to be called off, for whatever is asked next would begin it again.
 */
export function SaveState({ reading }: { reading?: Work | undefined }) {
  const busy = useJournalState(isBusy);
  const failures = useJournalState(failuresOf);
  const saving = useLasting(busy, 300);
  const long = useLasting(busy, 1000);
  // the progress of short work is not shown, so nothing is drawn for it
  const measured = useJournalState(long ? isMeasured : never);
  const [open, setOpen] = useState(false);
  const told = useRef(0);
  // one more is told at once; what was closed stays closed while it only gets better
  useEffect(() => {
    if (failures.length > told.current) setOpen(true);
    told.current = failures.length;
  }, [failures.length]);
  useWarning(failures.length, busy, setOpen);
  if (long && measured) return <LongWork />;
  if (failures.length > 0)
    return (
      <Popover
        content={<Failures failures={failures} />}
        trigger={['hover', 'click']}
        placement="bottomRight"
        open={open}
        onOpenChange={setOpen}
      >
        <button type="button" className="save-state save-state-failed">
          <CloseCircleOutlined aria-hidden /> 未能保存{failures.length > 1 && ` ${failures.length} 项`}
        </button>
      </Popover>
    );
  if (reading) return <WorkLine work={reading} />;
  return (
    <output className="save-state">
      {saving ? <SyncOutlined spin aria-hidden /> : <CheckCircleOutlined aria-hidden />} {saving ? '正在保存' : '已保存'}
    </output>
  );
}

function LongWork() {
  const work = useJournalState(workOf);
  return work ? <WorkLine work={work} /> : null;
}

function WorkLine({ work }: { work: Work }) {
  const percent = Math.min(100, Math.floor((work.done / work.total) * 100));
  return (
    <div className="save-state save-state-work">
      <span role="status">正在处理：{work.label}</span>
      <Progress percent={percent} size="small" status="active" aria-label={work.label} />
      {work.cancel && (
        <Button size="small" onClick={() => work.cancel?.()}>
          取消
        </Button>
      )}
    </div>
  );
}

function Failures({ failures }: { failures: readonly Failure[] }) {
  return (
    <div className="save-state-detail" role="alert">
      <p>输入的内容还在表格里，没有丢失；换到别的表也会保留，关闭程序前请处理完。</p>
      <ul className="save-state-list">
        {failures.map((failure, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two acts can have the same name and reason
          <li key={index}>
            <strong>{[failure.table && tableOf(failure.table).title, failure.label].filter(Boolean).join(' · ')}</strong>
            <p>{failure.error.message}</p>
            <div className="step-acts">
              {failure.retry && (
                <Button size="small" type={failures.length === 1 ? 'primary' : 'default'} onClick={() => failure.retry?.()}>
                  重试
                </Button>
              )}
              {failure.discard && (
                <Button size="small" onClick={() => failure.discard?.()}>
                  放弃这次修改
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {failures.length > 1 && (
        <Button size="small" type="primary" onClick={() => failures.forEach((failure) => void failure.retry?.())}>
          全部重试
        </Button>
      )}
    </div>
  );
}

/** Closing the window with something unsaved asks first: the browser in its own words, a window of the program by staying open. */
function useWarning(unsaved: number, busy: boolean, show: (on: boolean) => void): void {
  const { message } = App.useApp();
  useEffect(() => {
    if (unsaved === 0 && !busy) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      // Chrome before 119 asks only where this is set
      event.returnValue = '未保存';
      show(true);
      message.warning(busy ? '还在保存，请稍候再关闭。' : `还有 ${unsaved} 项没有保存；请先重试或放弃，再关闭。`, 6);
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved, busy, show, message]);
}
