import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo, useState } from 'react';
import type { LabelOf } from '#shared/model/display.ts';
import { tableOf } from '#shared/model/tables.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { jumpTo } from './jump.ts';
import type { ProblemGroup } from './problem-groups.ts';
import { problemKey } from './problem-set.ts';
import type { RuleCard } from './rule-cards.ts';
import { WaiveForm } from './waive-form.tsx';

const shownAtFirst = 30;
const unnamed = '（未填名称）';

interface GroupProps {
  readonly group: ProblemGroup;
  readonly card: RuleCard | undefined;
  readonly first: boolean;
  readonly labelOf: LabelOf;
}

/** One rule's findings under a head that tells its title, source and number. */
export const ProblemGroupView = memo(function ProblemGroupView({ group, card, first, labelOf }: GroupProps) {
  const [open, setOpen] = useState(first);
  const [limit, setLimit] = useState(shownAtFirst);
  const standing = group.problems.filter((problem) => problem.waived === undefined).length;
  const isError = group.severity === 'error';
  return (
    <section className="problem-group">
      <h3>
        <button type="button" className="problem-group-head" data-step aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
          <span className="problem-group-title">
            {card?.title ?? group.rule}
            <small>
              {isError ? '错误' : '提醒'} · {group.rule}
              {card && ` · 依据：${card.source}`}
            </small>
          </span>
          <span className={standing === 0 ? 'badge' : isError ? 'badge badge-error' : 'badge badge-warning'}>
            {standing === 0 ? '已说明' : standing}
          </span>
        </button>
      </h3>
      {open && card && card.parameters !== '' && <p className="problem-group-parameters">参数：{card.parameters}</p>}
      {open && (
        <ul>
          {group.problems.slice(0, limit).map((problem) => (
            <ProblemItem
              key={problemKey(problem)}
              problem={problem}
              label={labelOf(problem.table, problem.id) ?? unnamed}
              other={problem.other && (labelOf(problem.other.table, problem.other.id) ?? unnamed)}
            />
          ))}
          {group.problems.length > limit && (
            <li>
              <Button type="link" size="small" onClick={() => setLimit(limit + 100)}>
                再显示一些（还有 {group.problems.length - limit} 处）
              </Button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
});

interface ItemProps {
  readonly problem: Problem;
  /** Names of the row and of the other one concerned: only another name renders the finding again. */
  readonly label: string;
  readonly other: string | undefined;
}

const ProblemItem = memo(function ProblemItem({ problem, label, other: otherLabel }: ItemProps) {
  const [waiving, setWaiving] = useState(false);
  const field = tableOf(problem.table).fields[problem.field];
  const other = problem.other;
  return (
    <li className={problem.severity === 'error' ? 'problem problem-error' : 'problem'}>
      <button type="button" data-step className="problem-jump" onClick={() => jumpTo(problem.table, problem.id, problem.field)}>
        <span className="problem-where">
          {tableOf(problem.table).title} · {label}
          {field && ` · ${field.title}`}
        </span>
        <span>{problem.message}</span>
      </button>
      {problem.waived !== undefined && <p className="problem-waived">说明：{problem.waived}</p>}
      <div className="problem-acts">
        {other && (
          <Button type="link" size="small" onClick={() => jumpTo(other.table, other.id, problem.field)}>
            看另一条：{otherLabel}
          </Button>
        )}
        {problem.severity === 'warning' && problem.waived === undefined && !waiving && (
          <Button type="link" size="small" onClick={() => setWaiving(true)}>
            填写说明
          </Button>
        )}
      </div>
      {waiving && <WaiveForm problem={problem} onDone={() => setWaiving(false)} />}
    </li>
  );
});
