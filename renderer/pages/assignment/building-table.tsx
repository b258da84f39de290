import { Button } from 'antd';
import { useState } from 'react';
import { titleOf } from '#shared/codes/code-list.ts';
import { assignmentProgress } from '#shared/codes/party-work-codes.ts';
import { type BuildingTask, buildingStateTitles, missingDuties } from '#shared/coverage/building-board.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { tableOf } from '#shared/model/tables.ts';
import { type Criterion, metBy } from '#shared/standards/eight-criteria.ts';
import { jumpTo } from '../../app/jump.ts';
import { labelIn } from '../../app/row-set.ts';
import { useBeginAssignment } from './use-begin-assignment.ts';
import { useLayDown } from './use-lay-down.ts';

/** Lines added at a time: a long list is not drawn at once. */
const step = 50;
/** Days before its end from which an assignment is pointed out [惯例]. */
const soon = 30;
const tones = { unassigned: 'state-bad', overdue: 'state-bad', unproved: 'state-waiting', underway: '' } as const;

interface Props {
  readonly title: string;
  readonly tasks: readonly BuildingTask[];
  readonly criteria: readonly Criterion[];
  /** This desk's unit: another one's organizations are only read here. */
  readonly unit: string;
  /** Whether this desk lays 两包三定 down for the units below. */
  readonly laysDown: boolean;
}

/** A group of 应建未建 organizations with their 两包三定. */
export function BuildingTable({ title, tasks, criteria, unit, laysDown }: Props) {
  const [shown, setShown] = useState(step);
  return (
    <section className="card" aria-label={title}>
      <h2>
        {title}：{tasks.length} 家
      </h2>
      <table className="plain-table fixed-table building-table">
        <thead>
          <tr>
            <th>组织</th>
            <th>包片领导</th>
            <th>包点干部</th>
            <th>责任人</th>
            <th>期限</th>
            <th>目标</th>
            <th>进度</th>
            <th>状态</th>
            <th>操作</th>
          </tr>
        </thead>
        <tbody>
          {tasks.slice(0, shown).map((task) => (
            <Line key={task.organization.id} task={task} criteria={criteria} unit={unit} laysDown={laysDown} />
          ))}
        </tbody>
      </table>
      {shown < tasks.length && (
        <Button size="small" onClick={() => setShown(shown + step)}>
          再显示 {Math.min(step, tasks.length - shown)} 家
        </Button>
      )}
    </section>
  );
}

function Line({ task, criteria, unit, laysDown }: { task: BuildingTask } & Pick<Props, 'criteria' | 'unit' | 'laysDown'>) {
  const { organization, assignment, state } = task;
  const name = labelIn('organization', organization) ?? '（未填名称）';
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link-button" onClick={() => jumpTo('organization', organization.id, 'coverage')}>
          {name}
        </button>
        <div className="page-note">
          {metBy(organization, criteria)
            .map(({ title }) => title)
            .join('；')}
        </div>
      </th>
      <td>{assignment?.area_leader}</td>
      <td>{assignment?.point_cadre}</td>
      <td>{assignment?.responsible}</td>
      <td className="day">{assignment?.due_on}</td>
      <td>{assignment?.target}</td>
      <td>
        {assignment?.progress && titleOf(assignmentProgress, assignment.progress)}
        {assignment?.progress_note && <div className="page-note">{assignment.progress_note}</div>}
      </td>
      <td>
        <span className={`state ${tones[state]}`}>{buildingStateTitles[state]}</span>
        <Days task={task} />
      </td>
      <td>
        <Act task={task} name={name} own={organization.unit === unit} laysDown={laysDown} />
      </td>
    </tr>
  );
}

function Days({ task: { state, daysLeft, assignment } }: { task: BuildingTask }) {
  if (state === 'unproved') return <div className="page-note">两新组织表还不是已建</div>;
  if (state === 'unassigned' && assignment)
    return <div className="reason">还缺：{missingDuties(assignment).map(fieldTitle).join('、')}</div>;
  if (daysLeft === undefined) return null;
  if (daysLeft < 0) return <div className="building-late">已过 {-daysLeft} 天</div>;
  return <div className={daysLeft <= soon ? 'building-soon' : 'page-note'}>{daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天`}</div>;
}

const fieldTitle = (field: string) => tableOf('assignment').fields[field]?.title ?? field;

interface ActProps {
  readonly task: BuildingTask;
  readonly own: boolean;
  readonly name: string;
  readonly laysDown: boolean;
}

function Act({ task: { organization, assignment, state }, own, name, laysDown }: ActProps) {
  const { task, begin } = useBeginAssignment();
  if (!assignment)
    return own ? (
      <Button size="small" loading={task.busy} aria-label={`落实责任：${name}`} onClick={() => void begin(organization.id)}>
        落实责任
      </Button>
    ) : laysDown ? (
      <LayDown organization={organization.id} name={name} />
    ) : (
      <span className="page-note">由填报单位落实</span>
    );
  const [missing] = missingDuties(assignment);
  const unfinished = state === 'unassigned' && missing !== undefined;
  return (
    <Button
      size="small"
      aria-label={`${unfinished ? '补全责任' : '更新进度'}：${name}`}
      onClick={() => jumpTo('assignment', assignment.id, unfinished ? missing : 'progress')}
    >
      {unfinished ? '补全责任' : '更新进度'}
    </Button>
  );
}

/** Of a unit below: to be laid down with the next 任务书. */
function LayDown({ organization, name }: { organization: string; name: string }) {
  const { isLaid, sentIn, isReady, layDown } = useLayDown(organization, name, chinaDate(new Date()));
  if (isLaid) return <span className="page-note">已列入下一份任务书</span>;
  const act = sentIn === undefined ? '下达' : '再次下达';
  return (
    <>
      {sentIn !== undefined && <div className="page-note">已随任务书第 {sentIn} 版下达，等它报来</div>}
      <Button size="small" disabled={!isReady} aria-label={`${act}：${name}`} onClick={layDown}>
        {act}
      </Button>
    </>
  );
}
