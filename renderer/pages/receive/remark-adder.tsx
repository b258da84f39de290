import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { ownRemark } from '#shared/documents/receipt-manifest.ts';
import { sheetNames, type TableName, tableOf } from '#shared/model/tables.ts';
import { labelIn } from '../../app/row-set.ts';
import { useRowSets } from '../../app/rows.ts';
import type { ToMend } from './to-mend.ts';

const tables = sheetNames.filter((name) => name !== 'unit');

/** A remark of one's own on a cell of the unit's rows: which table, row, field, and what is wrong. */
export function RemarkAdder({ unit, onAdd }: { unit: string; onAdd(remark: ToMend): void }) {
  const [table, setTable] = useState<TableName>('organization');
  const [id, setId] = useState<string>();
  const [field, setField] = useState<string>();
  const [message, setMessage] = useState('');
  const rows = useRowSets([table]).get(table)?.byId;
  const options = [...(rows?.values() ?? [])]
    .filter((row) => row.unit === unit)
    .map((row) => ({ value: row.id, label: labelIn(table, row) ?? '（未填名称）' }));
  const fields = Object.entries(tableOf(table).fields).map(([value, { title }]) => ({ value, label: title }));
  const add = () => {
    const row = id === undefined ? undefined : rows?.get(id);
    if (id === undefined || field === undefined || !row || message.trim() === '') return;
    onAdd({ table, id, field, message: message.trim(), label: labelIn(table, row) ?? '（未填名称）', rule: ownRemark });
    setMessage('');
    setField(undefined);
  };
  return (
    <fieldset className="remark-adder">
      <legend className="page-note">别的行也可以写意见</legend>
      <Select
        aria-label="表"
        value={table}
        options={tables.map((value) => ({ value, label: tableOf(value).title }))}
        onChange={(value) => {
          setTable(value);
          setId(undefined);
          setField(undefined);
        }}
      />
      <Select
        aria-label="哪一行"
        showSearch
        optionFilterProp="label"
        placeholder="哪一行"
        value={id ?? null}
        options={options}
        onChange={(value) => setId(value ?? undefined)}
      />
      <Select
        aria-label="哪一栏"
        showSearch
        optionFilterProp="label"
        placeholder="哪一栏"
        value={field ?? null}
        options={fields}
        onChange={(value) => setField(value ?? undefined)}
      />
      <Input
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
      <Button disabled={id === undefined || field === undefined || message.trim() === ''} onClick={add}>
        加上
      </Button>
    </fieldset>
  );
}
