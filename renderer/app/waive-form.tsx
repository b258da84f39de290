import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Problem } from '#shared/rules/rule.ts';
import { useBridge } from './host-context.tsx';
import { useJournal } from './journal-context.tsx';
import { useTask } from './task.tsx';

/** Writes the 说明 of a warning in place; it travels in the package. */
export function WaiveForm({ problem, onDone }: { problem: Problem; onDone(): void }) {
  const bridge = useBridge();
  const journal = useJournal();
  const task = useTask();
  const [text, setText] = useState('');
  const save = async () => {
    if (text.trim() === '') return;
    const done = await task.attempt(() =>
      journal.act(() => bridge.call('bookkeeping.waive', { rule: problem.rule, id: problem.id, field: problem.field, text: text.trim() })),
    );
    if (done) onDone();
  };
  return (
    <form
      className="waive-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Input.TextArea
        aria-label="说明"
        autoFocus
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        placeholder="写明原因，随上报包报上级"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') onDone();
          if (event.key === 'Enter' && event.ctrlKey) void save();
        }}
      />
      <div>
        <Button size="small" type="primary" htmlType="submit" loading={task.busy} disabled={text.trim() === ''}>
          保存说明
        </Button>
        <Button size="small" onClick={onDone}>
          取消
        </Button>
      </div>
    </form>
  );
}
