import { Button, Input } from 'antd';
import type { DraftAssignment } from './draft.ts';

interface Props {
  readonly assignments: readonly DraftAssignment[];
  onChange(assignments: readonly DraftAssignment[]): void;
}

/** The 两包三定 that go down with the 任务书; organizations are added on 组建攻坚. */
export function AssignmentsForm({ assignments, onChange }: Props) {
  const put = (one: DraftAssignment, part: Partial<DraftAssignment>) =>
    onChange(assignments.map((other) => (other === one ? { ...one, ...part } : other)));
  return (
    <section className="card" aria-labelledby="task-assignments-title">
      <header>
        <h2 id="task-assignments-title">随任务书下达的两包三定</h2>
        <span className="page-note">下级采用任务书时，各自的组织自动新增一行，由下级补全包点干部和责任人。</span>
      </header>
      {assignments.length === 0 ? (
        <p className="page-note">没有。在“组建攻坚”页的应建未建名单里按“下达”，就会列在这里。</p>
      ) : (
        <table className="plain-table task-assignments">
          <thead>
            <tr>
              <th>组织</th>
              <th>包片领导</th>
              <th>期限</th>
              <th>目标</th>
              <th>操作</th>
            </tr>
          </thead>
          <tbody>
            {assignments.map((one) => (
              <tr key={one.organization}>
                <th scope="row">{one.name}</th>
                <td>
                  <Input
                    size="small"
                    aria-label={`${one.name} 包片领导`}
                    maxLength={50}
                    value={one.area_leader}
                    onChange={(event) => put(one, { area_leader: event.target.value })}
                  />
                </td>
                <td>
                  <Input
                    size="small"
                    type="date"
                    aria-label={`${one.name} 期限`}
                    value={one.due_on}
                    onChange={(event) => put(one, { due_on: event.target.value })}
                  />
                </td>
                <td>
                  <Input
                    size="small"
                    aria-label={`${one.name} 目标`}
                    maxLength={200}
                    value={one.target}
                    onChange={(event) => put(one, { target: event.target.value })}
                  />
                </td>
                <td>
                  <Button
                    size="small"
                    aria-label={`不下达 ${one.name}`}
                    onClick={() => onChange(assignments.filter((other) => other !== one))}
                  >
                    不下达
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
