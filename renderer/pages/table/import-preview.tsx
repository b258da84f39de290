import type { Staged, StagedRow } from '#shared/contract/intake.ts';
import { display, type LabelOf } from '#shared/model/display.ts';
import type { Field } from '#shared/model/field.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';

const shownRows = 50;
const fates: Record<StagedRow['fate'], string> = { insert: '新增', update: '更新', unchanged: '不变', reject: '不进台账' };

/** The first rows as they would stand in the ledger. */
export function ImportPreview({ table, staged, labelOf }: { table: TableName; staged: Staged; labelOf: LabelOf }) {
  const mapped = new Set(Object.values(staged.mapping));
  const fields = Object.entries(tableOf(table).fields).filter(([key]) => mapped.has(key));
  if (staged.rows.length === 0) return null;
  return (
    <section aria-labelledby="preview-title">
      <h3 id="preview-title">预览{staged.rows.length > shownRows && `（前 ${shownRows} 行）`}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
      <section className="import-preview" tabIndex={0} aria-label="预览，可左右滚动">
        <table className="plain-table">
          <thead>
            <tr>
              <th className="number">行</th>
              <th>去向</th>
              {fields.map(([key, field]) => (
                <th key={key}>{field.title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {staged.rows.slice(0, shownRows).map((row) => (
              <tr key={row.row}>
                <td className="number">{row.row}</td>
                <td className={row.fate === 'reject' ? 'count-error' : ''}>{fates[row.fate]}</td>
                {fields.map(([key, field]) => (
                  <td key={key} title={shown(field, row.values[key], labelOf)}>
                    {shown(field, row.values[key], labelOf)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

// a link that the import does not find stays the name it was written with
const shown = (field: Field, value: unknown, labelOf: LabelOf) => display(field, value, (to, id) => labelOf(to, id) ?? id);
