import { CloseOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { tableOf } from '#shared/model/tables.ts';
import { CellHistoryEntry } from './cell-history-entry.tsx';
import { HistoryEntryView } from './history-entry.tsx';
import { closeHistory, type HistoryCell, showHistory, useHistoryView } from './history-view.ts';
import { byDay } from './history-words.ts';
import { neighboursOf, useLabels } from './rows.ts';
import { useHistory } from './use-history.ts';
import './history-drawer.css';

/** Everything that was done to the ledger, or to one cell, from its change log. Not modal: the page beside it stays usable. */
export function HistoryDrawer() {
  const view = useHistoryView();
  if (!view) return null;
  const { cell } = view;
  // another cell is another history
  return <Drawer key={cell ? `${cell.id} ${cell.field}` : 'all'} cell={cell} />;
}

function Drawer({ cell }: { cell: HistoryCell | undefined }) {
  const history = useHistory(cell);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <aside
      className="history-drawer"
      aria-label={cell ? '一格的来历' : '历史'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        closeHistory();
      }}
    >
      <header>
        <h2 ref={head} tabIndex={-1}>
          {cell ? '一格的来历' : '历史'}
        </h2>
        {cell && (
          <Button size="small" type="link" onClick={showHistory}>
            看全部历史
          </Button>
        )}
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label="关闭历史" title="关闭（Esc）" onClick={closeHistory} />
      </header>
      {cell && <CellName cell={cell} />}
      {history.error && <Alert type="error" title={history.error.message} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
      <section className="history-list" aria-label="历史记录" tabIndex={0}>
        {history.entries?.length === 0 && <p className="history-none">{cell ? '这一格还没有修改记录。' : '还没有操作。'}</p>}
        {byDay(history.entries ?? [], new Date()).map((day) => (
          <div key={day.title}>
            <h3>{day.title}</h3>
            <ol>
              {day.entries.map((entry) =>
                cell ? (
                  <CellHistoryEntry key={entry.batch} entry={entry} cell={cell} />
                ) : (
                  <HistoryEntryView key={entry.batch} entry={entry} />
                ),
              )}
            </ol>
          </div>
        ))}
        {history.more && (
          <Button type="link" onClick={history.loadMore}>
            再往前看
          </Button>
        )}
      </section>
      <p className="history-note">记录在台账里，重新打开后仍在。个人信息只显示一部分。</p>
    </aside>
  );
}

/** Which cell it is: table, row, field. */
function CellName({ cell }: { cell: HistoryCell }) {
  const tables = useMemo(() => neighboursOf(cell.table), [cell.table]);
  const { labelOf } = useLabels(tables);
  const { title, fields } = tableOf(cell.table);
  return (
    <p className="history-cell">
      {title} · {labelOf(cell.table, cell.id) ?? '（未填名称）'} · {fields[cell.field]?.title}
    </p>
  );
}
