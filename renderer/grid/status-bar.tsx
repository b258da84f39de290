import type { SheetStatus } from './sheet-props.ts';

const number = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });

/** The line at the foot of a sheet: where one stands, what is selected, how much is shown. */
export function StatusBar({ status }: { status: SheetStatus }) {
  const { cells, ranges, rows, columns, filled, sum, average, total, shown, errors, warnings } = status;
  return (
    <div className="sheet-status" role="status" aria-live="off">
      <span className="sheet-status-place">{status.place}</span>
      {status.problem !== '' && <span className="sheet-status-warning">{status.problem}</span>}
      {cells > 1 && (
        <span>{ranges === 1 ? `选中 ${number.format(rows)} 行 × ${columns} 列` : `选中 ${ranges} 处，${number.format(cells)} 格`}</span>
      )}
      {cells > 1 && <span>{`计数 ${number.format(filled)}`}</span>}
      {cells > 1 && sum !== null && <span>{`求和 ${number.format(sum)}`}</span>}
      {cells > 1 && average !== null && <span>{`平均 ${number.format(average)}`}</span>}
      <span className="sheet-status-gap" />
      {status.unsaved > 0 && <span className="sheet-status-error">{`${status.unsaved} 项未保存`}</span>}
      {errors > 0 && <span className="sheet-status-error">{`错误 ${number.format(errors)}`}</span>}
      {warnings > 0 && <span className="sheet-status-warning">{`提醒 ${number.format(warnings)}`}</span>}
      <span>{shown === total ? `共 ${number.format(total)} 行` : `显示 ${number.format(shown)} / ${number.format(total)} 行`}</span>
    </div>
  );
}
