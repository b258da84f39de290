import { display } from '#shared/model/display.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';
import type { AidedWarning } from '#shared/warning/aid-board.ts';
import type { Behind } from '#shared/warning/warning.ts';
import { warningKinds } from '#shared/warning/warning-kinds.ts';
import { warningRules } from '#shared/warning/warning-rules.ts';
import { jumpTo } from '../../app/jump.ts';
import { labelIn } from '../../app/row-set.ts';
import type { LiveBoard, RowSets } from './use-board.ts';

/** On what a warning rests: the rule, its source and parameters in force, the rows behind it, and what would end it. */
export function WarningBasis({ aided: { warning, earlier }, live: { sets, parametersFrom } }: { aided: AidedWarning; live: LiveBoard }) {
  const { source, evidence } = warningKinds[warning.kind];
  const behind: readonly Behind[] = [...warning.behind, { table: 'party_organization', id: warning.id, field: warning.field }];
  return (
    <dl className="facts">
      <dt>规则</dt>
      <dd>
        {warning.rule} {warningRules[warning.rule].title}（依据：{source}）
      </dd>
      {warning.parameters.length > 0 && (
        <>
          <dt>现行参数</dt>
          <dd>
            {warning.parameters.map(({ title, value }) => `${title}：${value}`).join('；')}（{parametersFrom}）
          </dd>
        </>
      )}
      <dt>依据的记录</dt>
      <dd>
        <ul>
          {behind.map((row) => (
            <li key={row.id}>
              <button type="button" className="link-button" onClick={() => jumpTo(row.table, row.id, row.field)}>
                {nameOf(row, sets)}
              </button>
            </li>
          ))}
        </ul>
      </dd>
      <dt>解除条件</dt>
      <dd>{evidence}。台账不再显示这一情况，预警自动解除，不能手工销号。</dd>
      {earlier.length > 0 && (
        <>
          <dt>此前的帮扶</dt>
          <dd>
            <ul>
              {earlier.map((aid) => (
                <li key={aid.id}>
                  <button type="button" className="link-button" onClick={() => jumpTo('visit_aid', aid.id, 'measures')}>
                    {aid.raised_on ?? '日期未填'} {aid.measures ?? '（未填措施）'}
                  </button>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}

/** 组织生活 · 2026-04-10 09:00 · 学习贯彻…: the table, the cell that counts, the row's name. */
function nameOf({ table, id, field: key }: Behind, sets: RowSets): string {
  const row = sets.get(table)?.byId.get(id);
  const { title, fields, label } = tableOf(table);
  const field = fields[key];
  const labelOf = (to: string, linked: string) => (isTableName(to) ? labelIn(to, sets.get(to)?.byId.get(linked)) : undefined);
  const value = row && field && key !== label ? `${field.title}：${display(field, row[key] ?? null, labelOf) || '未填'}` : '';
  return [title, labelIn(table, row) ?? '（未填名称）', value].filter(Boolean).join(' · ');
}
