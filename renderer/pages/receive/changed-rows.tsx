import { Button } from 'antd';
import { useState } from 'react';
import type { PackageReview } from '#shared/contract/answers.ts';
import { ownRemark } from '#shared/documents/receipt-manifest.ts';
import { tableOf } from '#shared/model/tables.ts';
import { monthTitle } from '../../app/period-words.ts';
import { DiffTable } from './diff-table.tsx';
import { RemarkForm } from './remark-form.tsx';
import type { ToMend } from './to-mend.ts';

const ops = { insert: '新增', delete: '减少', update: '变更' } as const;

/** What the package changes, table by table and row by row; a remark can be written on every row that it has. */
export function ChangedRows({ review, onRemark }: { review: PackageReview; onRemark(remark: ToMend): void }) {
  const { since, diff, rows, more } = review;
  const [writing, setWriting] = useState<string>();
  return (
    <>
      <h3>{since ? `与${monthTitle(since.period)}第 ${since.revision} 版相比` : '与台账里的内容相比'}</h3>
      <DiffTable diff={diff} />
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
        <section className="scrolled-rows" aria-label="变化的行" tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th>表</th>
                <th>名称</th>
                <th>变化</th>
                <th>原来 → 现在</th>
                <th>意见</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.table} ${row.id}`}>
                  <td>{tableOf(row.table).title}</td>
                  <td>{row.label}</td>
                  <td>{ops[row.op]}</td>
                  <td>{row.fields.map(({ title, before, after }) => `${title}：${before || '空'} → ${after || '空'}`).join('；')}</td>
                  <td>
                    {row.op !== 'delete' && writing !== row.id && (
                      <Button
                        size="small"
                        aria-label={`写意见：${tableOf(row.table).title}${row.label}`}
                        onClick={() => setWriting(row.id)}
                      >
                        写意见
                      </Button>
                    )}
                    {writing === row.id && (
                      <RemarkForm
                        table={row.table}
                        onAdd={(field, message) => {
                          onRemark({ table: row.table, id: row.id, field, message, label: row.label, rule: ownRemark });
                          setWriting(undefined);
                        }}
                        onCancel={() => setWriting(undefined)}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {more > 0 && <p className="page-note">还有 {more} 行，没有全部列出；接收以后可以在“两新组织”等各页看全部。</p>}
        </section>
      )}
    </>
  );
}
