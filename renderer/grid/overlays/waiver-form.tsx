import { Button, Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { LedgerError } from '#shared/errors.ts';
import type { Problem } from '#shared/rules/rule.ts';
import type { SheetCore } from '../sheet-core.ts';

interface Props {
  readonly sheet: SheetCore;
  readonly problem: Problem;
  waive(problem: Problem, text: string): Promise<void>;
}

/** The 说明 of a warning, written in place: it travels in the package. */
export function WaiverForm({ sheet, problem, waive }: Props) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(problem.waived ?? '');
  const [state, setState] = useState<'idle' | 'saving' | { readonly failed: string }>('idle');
  const save = async () => {
    const said = text.trim();
    if (said === '' || state === 'saving') return;
    setState('saving');
    try {
      await waive(problem, said);
      sheet.world.overlays.close();
    } catch (error) {
      // what was written stays in the box
      setState({ failed: error instanceof LedgerError ? error.message : '没有保存；请稍后再试。' });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save();
  };
  const label = problem.waived === undefined ? '填写说明' : '修改说明';
  if (!open)
    return (
      <>
        {problem.waived !== undefined && <p>{`说明：${problem.waived}`}</p>}
        <div className="problem-card-acts">
          <Button size="small" onClick={() => setOpen(true)}>{`${label}…`}</Button>
        </div>
      </>
    );
  return (
    <div>
      <Input.TextArea
        autoFocus
        aria-label="说明"
        rows={3}
        maxLength={500}
        value={text}
        placeholder="写明情况属实、无需改正的原因，随数据包上报"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {typeof state === 'object' && (
        <p role="alert" className="problem-card-failed">
          {state.failed}
        </p>
      )}
      <div className="problem-card-acts">
        <Button size="small" type="primary" disabled={text.trim() === ''} loading={state === 'saving'} onClick={save}>
          保存说明（Ctrl+Enter）
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          返回
        </Button>
      </div>
    </div>
  );
}
