import './leaving-card.css';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type Leaving, leavingOf } from '#shared/model/leaving.ts';
import { rowName } from '#shared/model/row-name.ts';
import { tableOf } from '#shared/model/tables.ts';
import type { SheetCore } from '../sheet-core.ts';
import { Floating } from './floating.tsx';
import { begun, choicesOf, readTyped } from './leaving-fields.ts';
import type { OverlayProps } from './overlay-props.ts';

interface Part {
  readonly sheet: SheetCore;
  readonly leaving: Leaving;
  /** The chosen rows that were reported. */
  readonly reported: readonly string[];
}

/** Asked to delete rows that a closed month holds: fills in how they leave instead, or deletes them for a reason that is kept. */
export function LeavingCard({ sheet, overlay: { ids, reported } }: OverlayProps<'leaving'>) {
  const { world } = sheet;
  const { table } = world.props();
  const leaving = leavingOf(table);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const at = useMemo(() => {
    const cell = world.selecting.activeCell;
    const box = cell && world.boxOf(cell);
    return box ? { x: box.left, y: box.top + box.height + 2 } : { x: 60, y: 60 };
  }, [world]);
  if (!leaving) return null;
  const { title } = tableOf(table);
  const first = rowName(table, world.store.get(reported[0] ?? ''));
  const others = ids.filter((id) => !reported.includes(id));
  const part = { sheet, leaving, reported };
  return (
    <Floating sheet={sheet} at={at} label={`${title}${leaving.act}`} className="leaving-card">
      <div ref={body}>
        <h2>{reported.length === 1 ? `“${first}”已经上报过，不能直接删除` : `选中的 ${reported.length} 行已经上报过，不能直接删除`}</h2>
        <p>
          {title}
          {leaving.act}
          的，填写下面几项，行仍留在台账里，并写进本月的变更说明。
        </p>
        <LeavingForm {...part} />
        {others.length > 0 && (
          <div className="leaving-card-acts">
            <Button size="small" onClick={() => deleteNow(sheet, others, undefined)}>
              只删除没有上报过的 {others.length} 行
            </Button>
          </div>
        )}
        <DeletingForm {...part} />
      </div>
    </Floating>
  );
}

function LeavingForm({ sheet, leaving, reported }: Part) {
  const { world } = sheet;
  const [typed, setTyped] = useState(() => begun(sheet, leaving, reported));
  const [complaint, setComplaint] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = readTyped(sheet, leaving, reported, typed);
    if ('complaint' in read) {
      setComplaint(read.complaint);
      return;
    }
    world.overlays.close();
    world.writing.write({ edits: read.edits, locked: 0, reason: undefined }, `${leaving.act} ${reported.length} 行`, 'keyboard');
  };
  return (
    <form onSubmit={save}>
      <div className="leaving-card-fields">
        {leaving.fields.map((key) => {
          const field = world.cells.field(key);
          const choices = choicesOf(field, leaving.codes?.[key]);
          const id = `leaving-${key}`;
          const take = (text: string) => setTyped((now) => ({ ...now, [key]: text }));
          return [
            <label key={`${key} label`} htmlFor={id}>
              {field.title}
              {leaving.needed.includes(key) ? '' : '（可不填）'}
            </label>,
            choices.length > 0 ? (
              <Select
                key={key}
                id={id}
                size="small"
                value={typed[key] || null}
                options={[...choices]}
                placeholder="请选择"
                onChange={(value) => take(value ?? '')}
              />
            ) : (
              <Input
                key={key}
                id={id}
                size="small"
                maxLength={200}
                value={typed[key] ?? ''}
                onChange={(event) => take(event.target.value)}
              />
            ),
          ];
        })}
      </div>
      {complaint !== '' && (
        <p role="alert" className="leaving-card-complaint">
          {complaint}
        </p>
      )}
      <div className="leaving-card-acts">
        <Button size="small" type="primary" htmlType="submit">
          {leaving.act}
          {reported.length > 1 && ` ${reported.length} 行`}
        </Button>
        <Button size="small" onClick={() => world.overlays.close()}>
          取消（Esc）
        </Button>
      </div>
    </form>
  );
}

/** For a row that should never have been there: it goes to the recycle bin, its reason to the change log and the 变更说明. */
function DeletingForm({ sheet, reported }: Part) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  if (!open)
    return (
      <div className="leaving-card-delete">
        <Button size="small" type="link" danger onClick={() => setOpen(true)}>
          仍要删除（录错了）…
        </Button>
      </div>
    );
  return (
    <form
      className="leaving-card-delete"
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '') deleteNow(sheet, reported, said);
      }}
    >
      <label htmlFor="leaving-delete-reason">删除原因（记入历史，并写进变更说明）</label>
      <Input
        id="leaving-delete-reason"
        size="small"
        autoFocus
        maxLength={200}
        value={reason}
        placeholder="例如：与另一行重复"
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="leaving-card-acts">
        <Button size="small" danger htmlType="submit" disabled={said === ''}>
          删除 {reported.length} 行
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          返回
        </Button>
      </div>
    </form>
  );
}

function deleteNow({ world }: SheetCore, ids: readonly string[], reason: string | undefined): void {
  world.overlays.close();
  world.writing.deleteRows(
    ids.flatMap((id) => world.store.get(id) ?? []),
    reason,
  );
}
