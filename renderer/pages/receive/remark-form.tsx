import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { type TableName, tableOf } from '#shared/model/tables.ts';

/** Which field of a row, and what is wrong with it. It stands within a form, so it is none itself. */
export function RemarkForm({
  table,
  onAdd,
  onCancel,
}: {
  table: TableName;
  onAdd(field: string, message: string): void;
  onCancel(): void;
}) {
  const [field, setField] = useState<string>();
  const [message, setMessage] = useState('');
  const said = message.trim();
  const add = () => field !== undefined && said !== '' && onAdd(field, said);
  return (
    <fieldset className="remark-adder">
      <legend className="spoken">写意见</legend>
      <Select
        aria-label="哪一栏"
        size="small"
        autoFocus
        showSearch
        optionFilterProp="label"
        placeholder="哪一栏"
        value={field ?? null}
        options={Object.entries(tableOf(table).fields).map(([value, { title }]) => ({ value, label: title }))}
        onChange={(value) => setField(value ?? undefined)}
      />
      <Input
        size="small"
        aria-label="要改什么"
        placeholder="要改什么"
        maxLength={500}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
        onPressEnter={(event) => {
          event.preventDefault();
          add();
        }}
      />
      <Button size="small" disabled={field === undefined || said === ''} onClick={add}>
        加上
      </Button>
      <Button size="small" onClick={onCancel}>
        不写了
      </Button>
    </fieldset>
  );
}
