import { kindTitle } from '#shared/closing/changes-text.ts';
import type { ChangeShown } from '#shared/contract/answers.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';

const counted = { added: 'added', gone: 'left', changed: 'changed', deleted: 'removed' } as const;
const isCount = (kind: string): kind is keyof typeof counted => Object.hasOwn(counted, kind);

/** The unit's own 变更说明: how many rows came and went, why; why the month was opened again. Nothing where the package does not say. */
export function ChangesSaid({ changes }: { changes: readonly ChangeShown[] }) {
  if (changes.length === 0) return null;
  const counts = changes.flatMap(({ kind, table, what }) =>
    isCount(kind) && isTableName(table) ? [`${tableOf(table).title}${kindTitle(table, counted[kind])} ${what} 行`] : [],
  );
  const reasons = changes.filter(({ kind }) => !isCount(kind) && kind !== 'unchanged');
  return (
    <>
      <h3>对方的变更说明</h3>
      <p>{counts.length > 0 ? counts.join('，') : '本月无变化'}</p>
      {reasons.length > 0 && (
        <ul className="said-list">
          {reasons.map((one) => (
            <li key={`${one.kind} ${one.id} ${one.field} ${one.what}`}>{sentenceOf(one)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function sentenceOf({ kind, table, name, what, reason }: ChangeShown): string {
  if (kind === 'amendment') return `第 ${what} 版更正：${reason}`;
  return `${isTableName(table) ? tableOf(table).title : table}“${name}”${what}：${reason || '未说明'}`;
}
