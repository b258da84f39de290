import { hashOf } from '../../app/route.ts';
import { useBuildingBoard } from '../assignment/use-building-board.ts';

/** What is to be done about 应建未建, in a line that leads to 组建攻坚; nothing where all is built [COV-002]. */
export function BuildingTodo() {
  const open = useBuildingBoard()?.board.open ?? [];
  if (open.length === 0) return null;
  const counted = (state: (typeof open)[number]['state']) => open.filter((task) => task.state === state).length;
  const [unassigned, overdue] = [counted('unassigned'), counted('overdue')];
  return (
    <p className="month-todo">
      待办：
      <a href={hashOf({ page: 'assignment' })}>
        应建未建 {open.length} 家{unassigned > 0 && `，${unassigned} 家未落实责任`}
        {overdue > 0 && `，${overdue} 家逾期`}
      </a>
    </p>
  );
}
