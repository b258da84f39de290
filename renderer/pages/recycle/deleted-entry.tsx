import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import type { DeletedRow } from '#shared/contract/recycle.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { tableOf } from '#shared/model/tables.ts';
import { authorOf, fieldChanges, originTitles } from '../../app/history-words.ts';
import { neighboursOf, useLabels } from '../../app/rows.ts';
import type { Refusal } from './use-restoring.ts';

interface Props {
  row: DeletedRow;
  chosen: boolean;
  busy: boolean;
  /** Why it was not restored. */
  refusal: Refusal | undefined;
  onChosen(chosen: boolean): void;
  onRestore(ids: readonly string[]): void;
}

const binColumns = 6;

/** One row of the bin: what it was called, who took it away when and how; what it held on demand. */
export function DeletedEntry({ row, chosen, busy, refusal, onChosen, onRestore }: Props) {
  const [open, setOpen] = useState(false);
  const { table, id, name, at, origin, label, reason } = row;
  return (
    <>
      <tr>
        <td>
          <Checkbox aria-label={`选中“${name}”`} checked={chosen} onChange={(event) => onChosen(event.target.checked)} />
        </td>
        <td>
          <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {name}
          </button>
        </td>
        <td>{tableOf(table).title}</td>
        <td>
          <time dateTime={at}>{chinaTime(at)}</time>
          <br />
          <span className="page-note">{authorOf(row)}</span>
        </td>
        <td>
          {originTitles[origin]}：{label}
          {reason !== null && <p className="bin-reason">原因：{reason}</p>}
        </td>
        <td>
          <Button size="small" disabled={busy} aria-label={`恢复“${name}”`} onClick={() => onRestore([id])}>
            恢复
          </Button>
        </td>
      </tr>
      {refusal && (
        <tr className="bin-refusal">
          <td colSpan={binColumns}>
            <p role="alert">{refusal.error.message}</p>
            {refusal.missing !== undefined && (
              <Button size="small" disabled={busy} onClick={() => onRestore([...refusal.ids, refusal.missing ?? ''])}>
                一并恢复
              </Button>
            )}
          </td>
        </tr>
      )}
      {open && (
        <tr className="bin-held">
          <td colSpan={binColumns}>
            <Held row={row} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What the row held, personal data masked. */
function Held({ row: { table, id, before } }: { row: DeletedRow }) {
  const tables = useMemo(() => neighboursOf(table), [table]);
  const { labelOf } = useLabels(tables);
  return (
    <dl className="facts">
      {fieldChanges({ table, id, op: 'delete', before, after: null }, labelOf).map((held) => (
        <div key={held.field}>
          <dt>{held.title}</dt>
          <dd>{held.before}</dd>
        </div>
      ))}
    </dl>
  );
}
