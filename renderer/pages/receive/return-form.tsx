import { Button, Checkbox, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { isTableName, tableOf } from '#shared/model/tables.ts';

export interface ToMend {
  readonly table: string;
  readonly id: string;
  readonly field: string;
  readonly message: string;
  /** How people call the row. */
  readonly label: string;
}
export interface Returning {
  readonly remark: string;
  readonly problems: { table: string; id: string; field: string; message: string }[];
}

const keyOf = ({ table, id, field, message }: ToMend) => `${table} ${id} ${field} ${message}`;

/** Why a package goes back and what is to be mended: what our rules found is ticked, and can be left out; `adder` adds remarks of one's own. */
export function ReturnForm({
  found,
  busy,
  adder,
  onSend,
  onCancel,
}: {
  found: readonly ToMend[];
  busy: boolean;
  adder?: ReactNode;
  onSend(returning: Returning): Promise<void>;
  onCancel(): void;
}) {
  const reason = useId();
  const [remark, setRemark] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const problems = found.filter((one) => !left.has(keyOf(one)));
  return (
    <form
      className="return-form"
      aria-label="退回"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend({ remark: remark.trim(), problems: problems.map(({ table, id, field, message }) => ({ table, id, field, message })) });
      }}
    >
      <label htmlFor={reason}>退回的理由（写进回执，对方会看到）</label>
      <Input.TextArea
        id={reason}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={remark}
        onChange={(event) => setRemark(event.target.value)}
      />
      <h3>要对方改的地方（{problems.length}）</h3>
      {found.length === 0 ? (
        <p className="page-note">本单位的规则没有发现错误；理由里写清楚要改什么即可。</p>
      ) : (
        <ul className="return-problems">
          {found.map((one) => (
            <li key={keyOf(one)}>
              <Checkbox checked={!left.has(keyOf(one))} onChange={() => toggle(keyOf(one))}>
                {placeOf(one)}：{one.message}
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
      {adder}
      <div className="step-acts">
        <Button danger htmlType="submit" loading={busy} disabled={remark.trim() === ''}>
          退回并生成回执
        </Button>
        <Button onClick={onCancel}>取消</Button>
        {remark.trim() === '' && <span className="reason">请写明退回的理由</span>}
      </div>
    </form>
  );
}

function placeOf({ table, field, label }: ToMend): string {
  if (!isTableName(table)) return table;
  const { title, fields } = tableOf(table);
  return [title, label, fields[field]?.title].filter(Boolean).join(' · ');
}
