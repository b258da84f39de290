import { Select } from 'antd';
import type { Staged } from '#shared/contract/intake.ts';
import { display } from '#shared/model/display.ts';
import type { Field } from '#shared/model/field.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';

const leaveOut = '';

/** Which column goes into which field; a change stages the file again. */
export function ImportMapping({
  table,
  staged,
  disabled,
  onMap,
}: {
  table: TableName;
  staged: Staged;
  disabled: boolean;
  onMap(map: Staged['mapping']): void;
}) {
  const fields = Object.entries(tableOf(table).fields);
  const taken = new Set(Object.values(staged.mapping));
  const headers = Object.entries(staged.mapping);
  const missing = fields.filter(([key, field]) => field.required && !taken.has(key)).map(([, field]) => field);
  const given = missing.filter((field) => field.initial !== undefined);
  const wanting = missing.filter((field) => field.initial === undefined);
  const choose = (header: string, field: string) => {
    // one field has one column: the column that had it gives it up
    const freed = headers.map(([other, key]) => [other, key === field ? null : key] as const);
    onMap({ ...Object.fromEntries(freed), [header]: field === leaveOut ? null : field });
  };
  return (
    <section aria-labelledby="mapping-title">
      <h3 id="mapping-title">表头对应</h3>
      {wanting.length > 0 && (
        <p className="reason">文件里没有这些必填项：{wanting.map((field) => field.title).join('、')}。可以先导入，再在表里补填。</p>
      )}
      {given.length > 0 && <p className="page-note">文件里没有的，按常见情况填：{given.map(initialOf).join('，')}。</p>}
      <div className="import-mapping">
        {headers.map(([header, field]) => (
          <div key={header}>
            <span title={header}>{header}</span>
            <Select
              size="small"
              aria-label={`“${header}”对应的字段`}
              value={field ?? leaveOut}
              disabled={disabled}
              showSearch={{ optionFilterProp: 'label' }}
              status={field === null ? 'warning' : ''}
              onChange={(chosen) => choose(header, chosen)}
              options={[{ value: leaveOut, label: '不导入' }, ...fields.map(([key, item]) => ({ value: key, label: item.title }))]}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

const initialOf = (field: Field) => `${field.title} ${display(field, field.initial, () => undefined)}`;
