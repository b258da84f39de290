import { Button } from 'antd';
import { useState } from 'react';
import type { Staged } from '#shared/contract/intake.ts';

const shownAtFirst = 20;

/** What the file has that needs a person, by its own row numbers. */
export function ImportProblems({ staged }: { staged: Staged }) {
  const [limit, setLimit] = useState(shownAtFirst);
  if (staged.problems.length === 0) return null;
  const errors = staged.problems.filter((problem) => problem.severity === 'error').length;
  return (
    <section aria-labelledby="import-problems-title">
      <h3 id="import-problems-title">
        问题（{errors} 处错误，{staged.problems.length - errors} 处提醒）
      </h3>
      <p className="page-note">标为“不进台账”的行需在文件里改正后再导入；其余的先进台账，在表里改正。</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th className="number">行</th>
            <th>列</th>
            <th>内容</th>
            <th>问题</th>
          </tr>
        </thead>
        <tbody>
          {staged.problems.slice(0, limit).map((problem) => (
            <tr key={`${problem.row} ${problem.column} ${problem.rule} ${problem.message}`}>
              <td className="number">{problem.row}</td>
              <td>{problem.column}</td>
              <td className="code">{problem.value}</td>
              <td>
                <span className={problem.severity === 'error' ? 'count-error' : 'count-warning'}>
                  {problem.severity === 'error' ? '错误' : '提醒'}
                </span>{' '}
                {problem.message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {staged.problems.length > limit && (
        <Button type="link" size="small" onClick={() => setLimit(limit + 100)}>
          再显示一些（还有 {staged.problems.length - limit} 处）
        </Button>
      )}
    </section>
  );
}
