import { CheckCircleOutlined, CloseCircleOutlined, SyncOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useEffect, useState } from 'react';
import type { Failure, Journal } from './journal.ts';
import { useJournal, useJournalState } from './journal-context.tsx';

/** 已保存 · 正在保存 · 未能保存, with what to do. */
export function SaveState() {
  const journal = useJournal();
  const { pending, failure } = useJournalState();
  const saving = useLasting(pending > 0, 300);
  if (failure && pending === 0)
    return (
      <Popover
        content={<FailureDetail failure={failure} journal={journal} />}
        trigger={['hover', 'click']}
        placement="bottomRight"
        defaultOpen
      >
        <button type="button" className="save-state save-state-failed">
          <CloseCircleOutlined aria-hidden /> 未能保存
        </button>
      </Popover>
    );
  return (
    <output className="save-state">
      {saving ? <SyncOutlined spin aria-hidden /> : <CheckCircleOutlined aria-hidden />} {saving ? '正在保存' : '已保存'}
    </output>
  );
}

function FailureDetail({ failure, journal }: { failure: Failure; journal: Journal }) {
  const decide = (act: () => void) => () => {
    journal.dropFailure();
    act();
  };
  return (
    <div className="save-state-detail" role="alert">
      {failure.label !== undefined && <strong>{failure.label}</strong>}
      <p>{failure.error.message}</p>
      <div className="step-acts">
        {failure.retry && (
          <Button size="small" type="primary" onClick={decide(failure.retry)}>
            重试
          </Button>
        )}
        {failure.discard && (
          <Button size="small" onClick={decide(failure.discard)}>
            放弃这次修改
          </Button>
        )}
      </div>
    </div>
  );
}

/** True once the condition has held for so many milliseconds. */
function useLasting(condition: boolean, milliseconds: number): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    if (!condition) return setLasted(false);
    const timer = setTimeout(() => setLasted(true), milliseconds);
    return () => clearTimeout(timer);
  }, [condition, milliseconds]);
  return lasted;
}
