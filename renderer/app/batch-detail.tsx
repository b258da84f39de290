import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RowChange } from '#shared/contract/bookkeeping.ts';
import type { LabelOf } from '#shared/model/display.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';
import { ledgerErrorOf } from '../bridge/failure.ts';
import { fieldChanges, rowName } from './history-words.ts';
import { useBridge } from './host-context.tsx';
import { jumpTo } from './jump.ts';
import { neighboursOf, useLabels } from './rows.ts';

const page = 30;
const deeds: Readonly<Record<string, string>> = { insert: '新增', update: '修改', delete: '删除' };

/** What one act did, row by row: every field before → after. */
export function BatchDetail({ batch }: { batch: number }) {
  const bridge = useBridge();
  const [changes, setChanges] = useState<readonly RowChange[]>([]);
  const [more, setMore] = useState(false);
  const [failure, setFailure] = useState('');
  const read = useCallback(
    (from: number) =>
      bridge.call('bookkeeping.batch', { batch, from, limit: page }).then(
        (found) => {
          setChanges((known) => [...known.slice(0, from), ...found.changes]);
          setMore(found.more);
        },
        (error: unknown) => setFailure(ledgerErrorOf(error).message),
      ),
    [bridge, batch],
  );
  useEffect(() => void read(0), [read]);
  const touched = [...new Set(changes.map(({ table }) => table))].join();
  const tables = useMemo(() => [...new Set(touched.split(',').filter(isTableName).flatMap(neighboursOf))], [touched]);
  const { labelOf } = useLabels(tables);
  if (failure !== '') return <p className="history-refusal">{failure}</p>;
  return (
    <ul className="batch-detail">
      {changes.map((change, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of a logged batch never changes, and a row may come twice
        <ChangedRow key={place} change={change} labelOf={labelOf} />
      ))}
      {more && (
        <li>
          <Button size="small" type="link" onClick={() => void read(changes.length)}>
            再显示一些
          </Button>
        </li>
      )}
    </ul>
  );
}

function ChangedRow({ change, labelOf }: { change: RowChange; labelOf: LabelOf }) {
  const { table, id, op } = change;
  const name = rowName(change, labelOf);
  const standing = labelOf(table, id) !== undefined;
  return (
    <li>
      <p className="batch-row">
        {deeds[op] ?? op} {tableOf(table).title} ·{' '}
        {standing ? (
          <button type="button" onClick={() => jumpTo(table, id, tableOf(table).label)}>
            {name}
          </button>
        ) : (
          name
        )}
      </p>
      <dl>
        {fieldChanges(change, labelOf).map(({ field, title, before, after }) => (
          <div key={field}>
            <dt>{title}</dt>
            <dd>
              {op !== 'insert' && <del>{before || '（空）'}</del>}
              {op === 'update' && ' → '}
              {op !== 'delete' && <ins>{after || '（空）'}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
