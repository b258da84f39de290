import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CoverageList } from '#shared/coverage/coverage.ts';
import { display } from '#shared/model/display.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { tableOf } from '#shared/model/tables.ts';
import { type Criterion, metBy } from '#shared/standards/eight-criteria.ts';
import { jumpTo } from '../../app/jump.ts';

/** A figure that was clicked: which list of which group. */
export interface Figure {
  readonly whole: boolean;
  readonly value: string | null;
  readonly list: CoverageList;
  readonly title: string;
}

const fields = tableOf('organization').fields;
const text = (row: AnyRow, key: string) => (fields[key] ? display(fields[key], row[key] ?? null, () => undefined) : '');
/** Lines added at a time: a long list is not drawn at once. */
const step = 100;

/** The organizations behind a figure, each with what it counts by; one click leads to its row on the sheet. */
export function BehindFigure({
  figure,
  criteria,
  onClose,
}: {
  figure: Figure & { readonly rows: readonly AnyRow[] };
  criteria: readonly Criterion[];
  onClose: () => void;
}) {
  const [shown, setShown] = useState(step);
  const head = useRef<HTMLHeadingElement>(null);
  // who asked for the list reads on there
  useEffect(() => {
    head.current?.focus();
    head.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { rows, title } = figure;
  return (
    <section className="card" aria-labelledby="behind-title">
      <header>
        <h2 id="behind-title" ref={head} tabIndex={-1}>
          {title}：{rows.length} 个
        </h2>
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th>名称</th>
            <th>类别</th>
            <th>符合的应建条件</th>
            <th>覆盖方式</th>
            <th>未建原因</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={row.id}>
              <td>
                <button type="button" className="link-button" onClick={() => jumpTo('organization', row.id, 'coverage')}>
                  {text(row, 'name') || '（未填名称）'}
                </button>
              </td>
              <td>{text(row, 'category')}</td>
              <td>
                {metBy(row, criteria)
                  .map(({ title: met }) => met)
                  .join('；')}
              </td>
              <td>{text(row, 'coverage')}</td>
              <td>{text(row, 'uncovered_reason')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown < rows.length && (
        <Button size="small" onClick={() => setShown(shown + step)}>
          再显示 {Math.min(step, rows.length - shown)} 个
        </Button>
      )}
    </section>
  );
}
