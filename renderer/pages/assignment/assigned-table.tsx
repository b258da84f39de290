import { Button } from 'antd';
import { useState } from 'react';
import { titleOf } from '#shared/codes/code-list.ts';
import { assignmentProgress } from '#shared/codes/party-work-codes.ts';
import type { AssignedOrganization } from '#shared/coverage/building-board.ts';
import { isBuilt } from '#shared/coverage/coverage.ts';
import { jumpTo } from '../../app/jump.ts';
import { labelIn } from '../../app/row-set.ts';

const step = 50;

/** Assignments of organizations that are not 应建未建: each leads to its row and to the organization's. */
export function AssignedTable({ title, rows, empty }: { title: string; rows: readonly AssignedOrganization[]; empty: string }) {
  const [shown, setShown] = useState(step);
  return (
    <section className="card" aria-label={title}>
      <h2>
        {title}：{rows.length} 家
      </h2>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>组织</th>
              <th>包片领导</th>
              <th>责任人</th>
              <th>期限</th>
              <th>进度</th>
              <th>完成日期</th>
              <th>台账情况</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map(({ organization, assignment }) => (
              <tr key={assignment.id}>
                <th scope="row">
                  <button type="button" className="link-button" onClick={() => jumpTo('assignment', assignment.id, 'progress')}>
                    {labelIn('organization', organization) ?? '（未选组织）'}
                  </button>
                </th>
                <td>{assignment.area_leader}</td>
                <td>{assignment.responsible}</td>
                <td className="day">{assignment.due_on}</td>
                <td>{assignment.progress && titleOf(assignmentProgress, assignment.progress)}</td>
                <td className="day">{assignment.completed_on}</td>
                <td>{organization ? <Standing organization={organization} /> : '组织不在台账'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown < rows.length && (
        <Button size="small" onClick={() => setShown(shown + step)}>
          再显示 {Math.min(step, rows.length - shown)} 家
        </Button>
      )}
    </section>
  );
}

/** How the organization stands on its own sheet, where one click leads. */
function Standing({ organization }: { organization: NonNullable<AssignedOrganization['organization']> }) {
  const words = organization.status !== 'active' ? '不是正常状态' : isBuilt(organization) ? '已建' : '不符合应建条件';
  const field = organization.status !== 'active' ? 'status' : 'coverage';
  return (
    <button type="button" className="link-button" onClick={() => jumpTo('organization', organization.id, field)}>
      {words}
    </button>
  );
}
