import { Segmented } from 'antd';
import { useState } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import type { BuildingBoard, BuildingTask } from '#shared/coverage/building-board.ts';
import { AssignedTable } from './assigned-table.tsx';
import { AssignmentBasis } from './assignment-basis.tsx';
import './assignment-page.css';
import { type BuildingGrouping, groupingsFor, tasksByGroup } from './building-groups.ts';
import { BuildingTable } from './building-table.tsx';
import { type LiveBuildingBoard, useBuildingBoard } from './use-building-board.ts';

const filters = ['open', 'unassigned', 'assigned', 'overdue', 'built'] as const;
type Filter = (typeof filters)[number];
const filterTitles: Readonly<Record<Filter, string>> = {
  open: '应建未建',
  unassigned: '未落实责任',
  assigned: '已落实',
  overdue: '逾期',
  built: '本年建成',
};

const passes: Readonly<Record<Exclude<Filter, 'built'>, (task: BuildingTask) => boolean>> = {
  open: () => true,
  unassigned: ({ state }) => state === 'unassigned',
  assigned: ({ state }) => state !== 'unassigned',
  overdue: ({ state }) => state === 'overdue',
};
const countOf = ({ open, builtThisYear }: BuildingBoard, filter: Filter) =>
  filter === 'built' ? builtThisYear.length : open.filter(passes[filter]).length;

/** 组建攻坚: every 应建未建 organization with its 两包三定, those that nobody answers for first [COV-002]. */
export function AssignmentPage({ identity }: { identity: Identity }) {
  const live = useBuildingBoard();
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>组建攻坚</h1>
        <span className="page-note">应建未建的组织逐家落实两包三定：领导包片、干部包点，定人、定时、定量。随台账即时计算。</span>
      </header>
      {live && <Board live={live} identity={identity} />}
    </div>
  );
}

function Board({ live, identity }: { live: LiveBuildingBoard; identity: Identity }) {
  const { board, ruleset } = live;
  const [filter, setFilter] = useState<Filter>('open');
  const [grouping, setGrouping] = useState<BuildingGrouping>('leader');
  const shown = filter === 'built' ? [] : board.open.filter(passes[filter]);
  return (
    <>
      <div className="page-filters">
        <Segmented<Filter>
          aria-label="筛选"
          size="small"
          value={filter}
          onChange={setFilter}
          options={filters.map((one) => ({ value: one, label: `${filterTitles[one]} ${countOf(board, one)}` }))}
        />
        {filter !== 'built' && (
          <Segmented<BuildingGrouping>
            aria-label="分组"
            size="small"
            value={grouping}
            onChange={setGrouping}
            options={groupingsFor(identity.level)}
          />
        )}
      </div>
      {filter === 'built' ? (
        <AssignedTable title="本年建成" rows={board.builtThisYear} empty="今年还没有按两包三定建成的组织。" />
      ) : (
        shown.length === 0 && <p className="card">{board.open.length === 0 ? '应建的组织都已建党组织。' : '没有符合所选条件的组织。'}</p>
      )}
      {tasksByGroup(shown, grouping, live.sets).map(({ key, title, tasks }) => (
        <BuildingTable
          key={key}
          title={title}
          tasks={tasks}
          criteria={ruleset.criteria}
          unit={identity.unit}
          laysDown={identity.level === 'county'}
        />
      ))}
      {filter === 'open' && board.beside.length > 0 && (
        <AssignedTable title="不在应建未建之列、还没有办结的两包三定" rows={board.beside} empty="" />
      )}
      <AssignmentBasis ruleset={ruleset} />
    </>
  );
}
