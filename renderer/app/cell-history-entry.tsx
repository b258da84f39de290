import { useMemo } from 'react';
import type { HistoryEntry } from '#shared/contract/bookkeeping.ts';
import type { HistoryCell } from './history-view.ts';
import { authorOf, clockOf, fieldChanges, originTitles } from './history-words.ts';
import { neighboursOf, useLabels } from './rows.ts';

/** One value of a cell: from what to what, when, by whom, by which act. */
export function CellHistoryEntry({ entry, cell }: { entry: HistoryEntry; cell: HistoryCell }) {
  const tables = useMemo(() => neighboursOf(cell.table), [cell.table]);
  const { labelOf } = useLabels(tables);
  const changes = (entry.changes ?? []).flatMap((change) => fieldChanges(change, labelOf, cell.field));
  return (
    <li className="history-entry">
      {changes.map(({ field, before, after }) => (
        <p key={field} className="history-value">
          <del>{before || '（空）'}</del> → <ins>{after || '（空）'}</ins>
        </p>
      ))}
      <p className="history-act">
        <time dateTime={entry.at}>{clockOf(entry.at)}</time> {entry.label}
        {entry.undone && <span className="history-undone">已撤销</span>}
      </p>
      <p className="history-by">
        {originTitles[entry.origin]} · {authorOf(entry)}
      </p>
    </li>
  );
}
