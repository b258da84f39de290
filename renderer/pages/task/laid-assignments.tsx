import { type LaidShown, laidStateTitles } from '#shared/documents/task-assignments.ts';

/** The 两包三定 that a 任务书 lays down here, before it is taken. */
export function LaidAssignments({ assignments }: { assignments: readonly LaidShown[] }) {
  return (
    <>
      <p>同时下达以下 {assignments.length} 家的两包三定，采用后请补全包点干部和责任人；撤销一次即可全部撤回：</p>
      <table className="plain-table task-laid">
        <thead>
          <tr>
            <th>组织</th>
            <th>包片领导</th>
            <th>期限</th>
            <th>目标</th>
            <th>处理</th>
          </tr>
        </thead>
        <tbody>
          {assignments.map(({ organization, name, area_leader, due_on, target, state }) => (
            <tr key={organization}>
              <th scope="row">{name}</th>
              <td>{area_leader}</td>
              <td className="day">{due_on}</td>
              <td>{target}</td>
              <td>{laidStateTitles[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
