import { Button } from 'antd';
import type { ExtractRead } from '#shared/contract/rosters.ts';

const why = { known: '已在台账', nowhere: '“所属乡镇街道”不是已授权的下级', faulty: '信用代码不对，或缺必填项' } as const;

/** What an extract of new registrations brings, and the rows that go to nobody with why. */
export function ExtractFound({ name, read: { units, going, left }, onDrop }: { name: string; read: ExtractRead; onDrop(): void }) {
  return (
    <div className="extract-found">
      <p>
        “{name}”里新登记 {going.length} 家，分到 {units.length} 个单位；{left.length} 行不下发。
        <Button size="small" type="link" onClick={onDrop}>
          不用这份名单
        </Button>
      </p>
      {going.length > 0 && (
        <Rows
          title={`看下发的 ${going.length} 家`}
          last="下发给"
          rows={going.map(({ line, name: row, unitName }) => ({ line, name: row, said: unitName }))}
        />
      )}
      {left.length > 0 && (
        <Rows
          title={`看不下发的 ${left.length} 行`}
          last="原因"
          rows={left.map((one) => ({ line: one.line, name: one.name, said: why[one.why] }))}
        />
      )}
    </div>
  );
}

const most = 300;

/** Rows of the extract by the line they stand in, folded. */
function Rows({ title, last, rows }: { title: string; last: string; rows: readonly { line: number; name: string; said: string }[] }) {
  return (
    <details>
      <summary>{title}</summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th className="number">名单第几行</th>
            <th>名称</th>
            <th>{last}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map(({ line, name, said }) => (
            <tr key={line}>
              <td className="number">{line}</td>
              <td>{name}</td>
              <td>{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && <p className="page-note">只列前 {most} 行。</p>}
    </details>
  );
}
