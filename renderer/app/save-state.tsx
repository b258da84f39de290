import { CheckCircleOutlined, CloseCircleOutlined, SyncOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { useEffect, useState } from 'react';
import { useJournalState } from './journal-context.tsx';

/** 已保存 · 正在保存 · 未能保存, with what to do. */
export function SaveState() {
  const { pending, failure } = useJournalState();
  const saving = useLasting(pending > 0, 300);
  if (failure && pending === 0)
    return (
      <Popover content={<p className="save-state-detail">{failure.message}</p>} trigger={['hover', 'focus', 'click']}>
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
