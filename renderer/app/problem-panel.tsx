import { DoubleRightOutlined } from '@ant-design/icons';
import { Button, Segmented, Tooltip } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { ProblemGroupView } from './problem-group.tsx';
import { groupProblems, type ProblemGroup } from './problem-groups.ts';
import { countProblems } from './problem-set.ts';
import { useProblems } from './problems.ts';
import { useLabels } from './rows.ts';
import { useRuleCards } from './rule-cards.ts';
import './problem-panel.css';

const keptAs = 'ledger-problem-panel';

/** Everything the check has found, by rule, errors first; a finding opens at its cell. `own` is the table on the page. */
export function ProblemPanel({ own }: { own: TableName | undefined }) {
  const problems = useProblems();
  const [open, setOpen] = useState(() => localStorage.getItem(keptAs) !== 'closed');
  const [scope, setScope] = useState<'own' | 'all'>('all');
  useEffect(() => localStorage.setItem(keptAs, open ? 'open' : 'closed'), [open]);

  const shown = useMemo(
    () => (own && scope === 'own' ? problems.filter((problem) => problem.table === own) : problems),
    [problems, own, scope],
  );
  const standing = useRef<readonly ProblemGroup[]>([]);
  const groups = useMemo(() => groupProblems(shown, standing.current), [shown]);
  standing.current = groups;
  const counts = countProblems(shown);

  if (!open) return <FoldedPanel errors={counts.errors} warnings={counts.warnings} onOpen={() => setOpen(true)} />;
  return (
    <aside className="problem-panel" aria-label="问题">
      <header>
        <h2>问题</h2>
        <p className="problem-counts" role="status">
          <span className="count-error">{counts.errors} 错误</span>
          <span className="count-warning">{counts.warnings} 提醒</span>
          <span>{counts.waived} 已说明</span>
        </p>
        <Tooltip title="收起">
          <Button type="text" size="small" icon={<DoubleRightOutlined />} aria-label="收起问题栏" onClick={() => setOpen(false)} />
        </Tooltip>
      </header>
      {own && (
        <Segmented
          block
          size="small"
          aria-label="显示范围"
          value={scope}
          onChange={setScope}
          options={[
            { value: 'all', label: '全部表' },
            { value: 'own', label: `只看${tableOf(own).title}` },
          ]}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only move among the buttons inside */}
      <div className="problem-list" onKeyDown={moveAmongButtons}>
        {groups.length === 0 && (
          <p className="problem-none">
            {problems.length === 0 ? '没有发现问题。录入时会随时检查；封账前请在“本月”再全面检查一次。' : '这张表没有问题。'}
          </p>
        )}
        {groups.length > 0 && <ProblemGroups groups={groups} />}
      </div>
    </aside>
  );
}

function ProblemGroups({ groups }: { groups: readonly ProblemGroup[] }) {
  const cardOf = useRuleCards();
  const { labelOf } = useLabels(tableNames);
  return groups.map((group) => (
    <ProblemGroupView
      key={group.severity + group.rule}
      group={group}
      card={cardOf(group.rule)}
      first={group === groups[0]}
      labelOf={labelOf}
    />
  ));
}

function FoldedPanel({ errors, warnings, onOpen }: { errors: number; warnings: number; onOpen(): void }) {
  return (
    <aside className="problem-panel problem-panel-folded" aria-label="问题">
      <button type="button" onClick={onOpen} aria-label={`展开问题栏：${errors} 处错误，${warnings} 处提醒`}>
        <span>问题</span>
        {errors > 0 && <span className="badge badge-error">{errors}</span>}
        {warnings > 0 && <span className="badge badge-warning">{warnings}</span>}
      </button>
    </aside>
  );
}

/** Up and down walk through the findings and the heads of their groups. */
function moveAmongButtons(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if (!(event.target instanceof HTMLButtonElement)) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-step]')];
  const next = buttons[buttons.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
