import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Problem } from '#shared/rules/rule.ts';
import { type ColumnMend, columnMend, writeColumnMend } from '../deeds/mending.ts';
import type { SheetCore } from '../sheet-core.ts';
import { sliced } from '../writing/sliced.ts';

const previewed = 6;

/** Mends the same problem in the whole column, where that leaves nothing to choose; first shows what would be changed. */
export function ColumnMending({ sheet, problem }: { readonly sheet: SheetCore; readonly problem: Problem }) {
  const { world } = sheet;
  const [found, setFound] = useState<ColumnMend>();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const ending = new AbortController();
    // a long sheet is looked through while the card can already be used
    sliced(columnMend(world, problem), () => undefined, ending.signal).then(setFound, (error) => {
      if (!ending.signal.aborted) throw error;
    });
    return () => ending.abort();
  }, [world, problem]);
  if (!found || found.mendings.length < 2) return null;
  const { mendings, locked, title } = found;
  const apply = () => {
    world.overlays.close();
    writeColumnMend(world, found);
  };
  if (!open)
    return (
      <div className="problem-card-acts">
        <Button size="small" onClick={() => setOpen(true)}>{`整列一并修正（${mendings.length} 处）…`}</Button>
      </div>
    );
  return (
    <div>
      <table aria-label="将要修改的单元格">
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">{`现在的“${title}”`}</th>
            <th scope="col">改为</th>
          </tr>
        </thead>
        <tbody>
          {mendings.slice(0, previewed).map(({ id, line, before, after }) => (
            <tr key={id}>
              <td>{line}</td>
              <td>{before || '（空）'}</td>
              <td>{after || '（清空）'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="problem-card-none">
        {mendings.length > previewed ? `另有 ${mendings.length - previewed} 处同样修正。` : ''}
        {locked > 0 ? `${locked} 处不能修改，不在其内。` : ''}
        只改当前显示的行，可以撤销；有两种可能或需要核对的不在其内。
      </p>
      <div className="problem-card-acts">
        <Button size="small" type="primary" autoFocus onClick={apply}>{`修正 ${mendings.length} 处`}</Button>
        <Button size="small" onClick={() => setOpen(false)}>
          返回
        </Button>
      </div>
    </div>
  );
}
