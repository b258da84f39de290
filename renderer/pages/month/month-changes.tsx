import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { kindTitle } from '#shared/closing/changes-text.ts';
import type { MonthChanges, TableChanges } from '#shared/contract/closing.ts';
import { leapLimits } from '#shared/exchange/reporting-rules.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { jumpTo } from '../../app/jump.ts';
import { monthTitle } from '../../app/period-words.ts';
import { hashOf } from '../../app/route.ts';
import { useOwnRuleset } from '../../app/ruleset.ts';
import { ReasonAsked } from './reason-asked.tsx';
import type { MonthChangesKnown } from './use-month-changes.ts';

type Kind = keyof Omit<TableChanges, 'table'>;
const kinds: readonly Kind[] = ['added', 'left', 'changed', 'removed'];
const titles: Record<Kind, string> = { added: '新增', left: '离开、注销', changed: '修改', removed: '删除' };

interface Props {
  changes: MonthChanges;
  explain: MonthChangesKnown['explain'];
  /** Whether a person has said that nothing changed. */
  unchanged: boolean;
  onUnchanged(unchanged: boolean): void;
}

/** The 变更说明 before it is written: what changed, which rows they are, and the reasons that have still to be said. */
export function MonthChangesView({ changes: { since, tables, asks }, explain, unchanged, onUnchanged }: Props) {
  const [shown, setShown] = useState<{ table: TableName; kind: Kind }>();
  const behind = shown && tables.find(({ table }) => table === shown.table)?.[shown.kind];
  const ruleset = useOwnRuleset();
  const limits = leapLimits(ruleset?.parameters ?? {});
  const open = asks.filter(({ reason }) => reason === null).length;
  return (
    <section className="changes" aria-labelledby="changes-title">
      <h3 id="changes-title">变更说明</h3>
      <p className="page-note">
        {since === null ? '这是第一次封账，现有内容都算新增。' : `与 ${monthTitle(since)}封账时相比，每行只算一次。`}
      </p>
      {tables.length === 0 ? (
        <p>
          <Checkbox checked={unchanged} onChange={(event) => onUnchanged(event.target.checked)}>
            确认本月无变化
          </Checkbox>
        </p>
      ) : (
        <table className="plain-table changes-table">
          <thead>
            <tr>
              <th>台账</th>
              {kinds.map((kind) => (
                <th key={kind} className="number">
                  {titles[kind]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tables.map((changed) => (
              <tr key={changed.table}>
                <th scope="row">{tableOf(changed.table).title}</th>
                {kinds.map((kind) => {
                  const { count } = changed[kind];
                  const name = `${tableOf(changed.table).title}，${kindTitle(changed.table, kind)} ${count} 行，查看是哪些`;
                  return (
                    <td key={kind} className="number">
                      {count === 0 ? (
                        0
                      ) : (
                        <button
                          type="button"
                          className="link-button"
                          aria-label={name}
                          onClick={() => setShown({ table: changed.table, kind })}
                        >
                          {count}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown && behind && behind.count > 0 && <Behind {...shown} rows={behind} onClose={() => setShown(undefined)} />}
      {asks.length > 0 && (
        <>
          <h4>
            要写明原因的变更
            {open > 0 && <span className="count-warning">（还差 {open} 处）</span>}
          </h4>
          <ul className="changes-asks">
            {asks.map((ask) => (
              <ReasonAsked key={`${ask.id} ${ask.kind} ${ask.field}`} ask={ask} explain={explain} />
            ))}
          </ul>
          <p className="page-note">
            离开、注销、撤销和删除已上报的行，须写明原因；职工数、从业人数增减达到原来的 {Math.round(limits.share * 100)}% 且至少{' '}
            {limits.least} 人的，也请说明。依据：{ruleset?.parameters['RPT-001'] ? '任务书' : '惯例'}（RPT-001）。
          </p>
        </>
      )}
    </section>
  );
}

function Behind({ table, kind, rows, onClose }: { table: TableName; kind: Kind; rows: TableChanges[Kind]; onClose(): void }) {
  const { title, label } = tableOf(table);
  return (
    <div className="changes-behind">
      <p>
        {title}
        {kindTitle(table, kind)} {rows.count} 行
        <Button size="small" type="link" onClick={onClose}>
          收起
        </Button>
      </p>
      <ul>
        {rows.rows.map(({ id, name }) => (
          <li key={id}>
            {kind === 'removed' ? (
              <a href={hashOf({ page: 'recycle' })}>{name}</a>
            ) : (
              <button type="button" className="link-button" onClick={() => jumpTo(table, id, label)}>
                {name}
              </button>
            )}
          </li>
        ))}
        {rows.count > rows.rows.length && <li>…… 共 {rows.count} 行</li>}
      </ul>
    </div>
  );
}
