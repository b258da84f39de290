import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { type TableName, tableOf } from '#shared/model/tables.ts';

interface Props {
  readonly table: TableName;
  /** No row is chosen yet. */
  readonly disabled?: boolean;
  readonly size?: 'small';
  readonly autoFocus?: boolean;
  onAdd(field: string, message: string): void;
}

/** Which field of a row, and what is wrong with it. It stands within a form, so it is none itself. */
export function RemarkFields({ table, disabled = false, size, autoFocus = false, onAdd }: Props) {
  const [field, setField] = useState<string>();
  const [message, setMessage] = useState('');
  const said = message.trim();
  const isWhole = !disabled && field !== undefined && said !== '';
  const add = () => {
    if (!isWhole) return;
    onAdd(field, said);
    setMessage('');
    setField(undefined);
  };
  return (
    <>
      <Select
        aria-label="哪一栏"
        {...(size && { size })}
        autoFocus={autoFocus}
        showSearch
        optionFilterProp="label"
        placeholder="哪一栏"
        value={field ?? null}
        options={Object.entries(tableOf(table).fields).map(([value, { title }]) => ({ value, label: title }))}
        onChange={(value) => setField(value ?? undefined)}
      />
      <Input
        aria-label="要改什么"
        {...(size && { size })}
        placeholder="要改什么"
        maxLength={500}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
        onPressEnter={(event) => {
          event.preventDefault();
          add();
        }}
      />
      <Button {...(size && { size })} disabled={!isWhole} onClick={add}>
        加上
      </Button>
    </>
  );
}
