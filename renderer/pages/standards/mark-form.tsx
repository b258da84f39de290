import { Button, Input, Radio } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Marking } from './use-mark.ts';

interface Props {
  readonly title: string;
  readonly standing: { readonly met: boolean | null; readonly evidence: string | null } | undefined;
  readonly busy: boolean;
  onSave(marking: Marking): void;
  onCancel(): void;
}

/** 达标 and 佐证说明 of an item marked by hand, in place. Ctrl+Enter saves, Esc leaves. */
export function MarkForm({ title, standing, busy, onSave, onCancel }: Props) {
  const [met, setMet] = useState<boolean | null>(standing?.met ?? null);
  const [evidence, setEvidence] = useState(standing?.evidence ?? '');
  const id = useId();
  const save = () => met !== null && !busy && onSave({ met, evidence: evidence.trim() === '' ? null : evidence.trim() });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
    if (event.key === 'Enter' && event.ctrlKey) save();
  };
  return (
    <form
      className="mark-form"
      aria-label={`评定：${title}`}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Radio.Group aria-label="达标" value={met} onChange={(event) => setMet(event.target.value)}>
        <Radio value={true} autoFocus>
          达标
        </Radio>
        <Radio value={false}>未达标</Radio>
      </Radio.Group>
      <div className="mark-evidence">
        <label htmlFor={id}>佐证说明</label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 5 }}
          maxLength={2000}
          placeholder="例如：文件文号、照片、记录"
          value={evidence}
          onChange={(event) => setEvidence(event.target.value)}
        />
      </div>
      <div className="mark-acts">
        <Button size="small" type="primary" htmlType="submit" loading={busy} disabled={met === null}>
          保存
        </Button>
        <Button size="small" onClick={onCancel}>
          取消
        </Button>
        {met === null && <span className="page-note">请选达标或未达标。</span>}
        {met === true && evidence.trim() === '' && <span className="page-note">没有佐证说明的，检查时会提醒（STD-001）。</span>}
      </div>
    </form>
  );
}
