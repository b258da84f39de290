import { Select } from 'antd';
import { useState } from 'react';
import { ownRemark } from '#shared/documents/receipt-manifest.ts';
import { sheetNames, type TableName, tableOf } from '#shared/model/tables.ts';
import { labelIn } from '../../app/row-set.ts';
import { useRowSets } from '../../app/rows.ts';
import { RemarkFields } from './remark-fields.tsx';
import type { ToMend } from './to-mend.ts';

const tables = sheetNames.filter((name) => name !== 'unit');

/** A remark of one's own on a cell of the unit's rows: which table, row, field, and what is wrong. */
export function RemarkAdder({ unit, onAdd }: { unit: string; onAdd(remark: ToMend): void }) {
  const [table, setTable] = useState<TableName>('organization');
  const [id, setId] = useState<string>();
  const rows = useRowSets([table]).get(table)?.byId;
  const options = [...(rows?.values() ?? [])]
    .filter((row) => row.unit === unit)
    .map((row) => ({ value: row.id, label: labelIn(table, row) ?? '（未填名称）' }));
  const row = id === undefined ? undefined : rows?.get(id);
  const add = (field: string, message: string) => {
    if (row) onAdd({ table, id: row.id, field, message, label: labelIn(table, row) ?? '（未填名称）', rule: ownRemark });
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
      <RemarkFields key={table} table={table} disabled={row === undefined} onAdd={add} />
    </fieldset>
  );
}
