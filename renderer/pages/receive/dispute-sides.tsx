import type { OutputOf } from '#shared/contract/calls.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { isTableName, tableOf } from '#shared/model/tables.ts';
import { monthTitle } from '../../app/period-words.ts';

type Compared = OutputOf<'exchange.compareDispute'>;
type Side = Compared['received'];

const facts: readonly { readonly title: string; of(side: Side): string }[] = [
  { title: '月份和版次', of: ({ period, revision }) => `${monthTitle(period)} 第 ${revision} 版` },
  { title: '序号', of: ({ sequence }) => String(sequence) },
  { title: '对方封账导出', of: ({ created }) => chinaTime(created) },
  { title: '对方签名', of: ({ signed }) => chinaTime(signed) },
  { title: '本单位收到', of: ({ at }) => chinaTime(at) },
  { title: '签名人', of: ({ signer }) => signer },
  { title: '证书编号', of: ({ serial }) => serial },
  { title: '程序版本', of: ({ software }) => software },
];
const ops = { insert: '后到的多', delete: '后到的少', update: '两份不同' } as const;

/** Who, when, how many rows, and what differs; where the two part it is bold. */
export function DisputeSides({ compared }: { compared: Compared }) {
  const { received, later, rows, more } = compared;
  const tables = Object.keys({ ...received.counts, ...later.counts }).filter(
    (table) => isTableName(table) && !tableOf(table).own && (received.counts[table] ?? 0) + (later.counts[table] ?? 0) > 0,
  );
  return (
    <>
      <table className="plain-table dispute-sides">
        <thead>
          <tr>
            <th>
              <span className="spoken">项目</span>
            </th>
            <th>先收到的一份</th>
            <th>后到的一份</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ title, of }) => (
            <Line key={title} title={title} one={of(received)} other={of(later)} />
          ))}
          {tables.map((table) => (
            <Line
              key={table}
              title={`${isTableName(table) ? tableOf(table).title : table}（行）`}
              one={String(received.counts[table] ?? 0)}
              other={String(later.counts[table] ?? 0)}
            />
          ))}
        </tbody>
      </table>
      <h3>差异（{rows.length + more} 行）</h3>
      {rows.length === 0 ? <p className="page-note">两份内容相同，只是编号、次序不同。</p> : <Rows rows={rows} more={more} />}
    </>
  );
}

function Line({ title, one, other }: { title: string; one: string; other: string }) {
  return (
    <tr className={one === other ? undefined : 'differs'}>
      <th scope="row">{title}</th>
      <td>{one}</td>
      <td>{other}</td>
    </tr>
  );
}

function Rows({ rows, more }: Pick<Compared, 'rows' | 'more'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className="scrolled-rows" aria-label="差异" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>表</th>
            <th>名称</th>
            <th>差异</th>
            <th>先收到的 → 后到的</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ table, id, op, label, fields }) => (
            <tr key={`${table} ${id}`}>
              <td>{tableOf(table).title}</td>
              <td>{label}</td>
              <td>{ops[op]}</td>
              <td>{fields.map(({ title, before, after }) => `${title}：${before || '空'} → ${after || '空'}`).join('；')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="page-note">还有 {more} 行，没有全部列出。</p>}
    </section>
  );
}
