import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { MonthAsk } from '#shared/contract/closing.ts';
import { tableOf } from '#shared/model/tables.ts';
import { jumpTo } from '../../app/jump.ts';
import { ledgerErrorOf } from '../../bridge/failure.ts';
import type { MonthChangesKnown } from './use-month-changes.ts';

/** A change that a reason is asked for: said in its cell, said with the act, or to be said here. */
export function ReasonAsked({ ask, explain }: { ask: MonthAsk; explain: MonthChangesKnown['explain'] }) {
  const { table, id, name, what, reason, field, here } = ask;
  const [editing, setEditing] = useState(false);
  const title = `${tableOf(table).title}“${name}”${what}`;
  const toCell = field === null ? undefined : () => jumpTo(table, id, field);
  const writing = here && (reason === null || editing);
  return (
    <li>
      <span>
        {toCell ? (
          <button type="button" className="link-button" onClick={toCell}>
            {title}
          </button>
        ) : (
          title
        )}
        {reason !== null && !editing && `：${reason}`}
        {here && reason !== null && !editing && (
          <Button size="small" type="link" aria-label={`改原因：${title}`} onClick={() => setEditing(true)}>
            改
          </Button>
        )}
      </span>
      {reason === null && !here && toCell && (
        <Button size="small" onClick={toCell}>
          去填“{tableOf(table).fields[field ?? '']?.title}”
        </Button>
      )}
      {writing && <ReasonForm title={title} before={reason ?? ''} save={(text) => explain(ask, text)} onDone={() => setEditing(false)} />}
    </li>
  );
}

interface FormProps {
  title: string;
  before: string;
  save(text: string): Promise<void>;
  onDone(): void;
}

function ReasonForm({ title, before, save, onDone }: FormProps) {
  const [text, setText] = useState(before);
  const [failure, setFailure] = useState('');
  const said = text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (said === '') return;
    save(said).then(onDone, (error: unknown) => setFailure(ledgerErrorOf(error).message));
  };
  return (
    <form className="changes-reason" onSubmit={submit}>
      <Input
        size="small"
        aria-label={`原因：${title}`}
        placeholder="原因"
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button size="small" htmlType="submit" disabled={said === ''}>
        记下
      </Button>
      {failure !== '' && <span role="alert">{failure}</span>}
    </form>
  );
}
