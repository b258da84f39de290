import { Button, Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { addMonths, readDate } from '#shared/model/civil-date.ts';
import type { Measure, Outcome } from './use-aid-acts.ts';

interface FormProps<T> {
  readonly today: string;
  readonly busy: boolean;
  onSave(values: T): void;
  onCancel(): void;
}

/** 措施, 责任人, 期限 of a warning, in place. Enter in a line or Ctrl+Enter saves, Esc leaves. */
export function MeasureForm({ today, busy, onSave, onCancel }: FormProps<Measure>) {
  const [measures, setMeasures] = useState('');
  const [responsible, setResponsible] = useState('');
  const [due, setDue] = useState(addMonths(today, 1));
  const dueOn = readDate(due, today);
  const late = dueOn !== undefined && dueOn < today;
  const wrong = dueOn === undefined ? '期限写作 2026-12-31' : late ? '期限不能早于今天' : undefined;
  const whole = measures.trim() !== '' && responsible.trim() !== '' && dueOn !== undefined && !late;
  const save = () => whole && onSave({ measures: measures.trim(), responsible: responsible.trim(), due_on: dueOn });
  return (
    <AidForm title="落实帮扶" whole={whole} busy={busy} save={save} onCancel={onCancel} wrong={wrong}>
      <Labelled title="措施" wide>
        {(id) => (
          <Input.TextArea
            id={id}
            autoFocus
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={2000}
            placeholder="例如：党委委员上门走访，指导补开组织生活"
            value={measures}
            onChange={(event) => setMeasures(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled title="责任人">
        {(id) => <Input id={id} maxLength={100} value={responsible} onChange={(event) => setResponsible(event.target.value)} />}
      </Labelled>
      <Labelled title="期限">{(id) => <Input id={id} value={due} onChange={(event) => setDue(event.target.value)} />}</Labelled>
    </AidForm>
  );
}

/** 结果 and 办结日期 of a measure, in place, with the same keys. */
export function OutcomeForm({
  standing,
  today,
  busy,
  onSave,
  onCancel,
}: FormProps<Outcome> & { readonly standing: { readonly outcome: string | null; readonly closed_on: string | null } }) {
  const [outcome, setOutcome] = useState(standing.outcome ?? '');
  const [closed, setClosed] = useState(standing.closed_on ?? today);
  const closedOn = readDate(closed, today);
  const ahead = closedOn !== undefined && closedOn > today;
  const wrong = closedOn === undefined ? '办结日期写作 2026-12-31' : ahead ? '办结日期还没有到' : undefined;
  const whole = outcome.trim() !== '' && closedOn !== undefined && !ahead;
  const save = () => whole && onSave({ outcome: outcome.trim(), closed_on: closedOn });
  return (
    <AidForm title="记录结果" whole={whole} busy={busy} save={save} onCancel={onCancel} wrong={wrong}>
      <Labelled title="结果" wide>
        {(id) => (
          <Input.TextArea
            id={id}
            autoFocus
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={2000}
            placeholder="写明做了什么、现在怎样"
            value={outcome}
            onChange={(event) => setOutcome(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled title="办结日期">{(id) => <Input id={id} value={closed} onChange={(event) => setClosed(event.target.value)} />}</Labelled>
    </AidForm>
  );
}

interface AidFormProps {
  readonly title: string;
  readonly whole: boolean;
  readonly busy: boolean;
  readonly wrong: string | undefined;
  readonly children: ReactNode;
  save(): void;
  onCancel(): void;
}

function AidForm({ title, whole, busy, wrong, children, save, onCancel }: AidFormProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
    if (event.key === 'Enter' && event.ctrlKey) save();
  };
  return (
    <form
      className="aid-form"
      aria-label={title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {children}
      <div className="aid-form-acts">
        <Button size="small" type="primary" htmlType="submit" loading={busy} disabled={!whole}>
          保存
        </Button>
        <Button size="small" onClick={onCancel}>
          取消
        </Button>
        {wrong !== undefined && <span className="reason">{wrong}</span>}
      </div>
    </form>
  );
}

function Labelled({ title, wide, children }: { title: string; wide?: true; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={wide ? 'aid-field aid-field-wide' : 'aid-field'}>
      <label htmlFor={id}>{title}</label>
      {children(id)}
    </div>
  );
}
