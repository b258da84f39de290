import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { display } from '#shared/model/display.ts';
import { organization } from '#shared/model/organization.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { meets } from '#shared/standards/condition.ts';
import { conditionFault } from '#shared/standards/condition-fault.ts';
import { conditionText } from '#shared/standards/condition-text.ts';
import type { Criterion } from '#shared/standards/eight-criteria.ts';
import { jumpTo } from '../../app/jump.ts';
import { useLiveRowSets } from '../../app/rows.ts';
import { removedAt, replacedAt } from './at-place.ts';
import { ConditionForm } from './condition-form.tsx';
import { newCriterionId } from './draft.ts';

/** 八必建: each criterion with its condition, the sentence it makes and the organizations that meet it now. */
export function CriteriaForm({ criteria, onChange }: { criteria: readonly Criterion[]; onChange(criteria: readonly Criterion[]): void }) {
  const organizations = useLiveRowSets(['organization']).get('organization');
  const version = organizations?.version();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the set stays the same while its rows change
  const live = useMemo(
    () => [...(organizations?.byId.values() ?? [])].filter(({ status }) => status === 'active'),
    [organizations, version],
  );
  const [editing, setEditing] = useState<string>();
  const add = () => {
    const id = newCriterionId(criteria);
    onChange([...criteria, { id, title: '', condition: { field: 'staff_full', atLeast: 50 } }]);
    setEditing(id);
  };
  return (
    <section className="card" aria-labelledby="task-criteria-title">
      <header>
        <h2 id="task-criteria-title">应建条件（八必建）</h2>
        <span className="page-note">符合任一条件的正常组织应建党组织；组建率按此计算（COV-001）。</span>
        <Button size="small" onClick={add}>
          增加条件
        </Button>
      </header>
      <ol className="criteria">
        {criteria.map((criterion, place) => (
          <CriterionItem
            key={criterion.id}
            criterion={criterion}
            place={place + 1}
            live={live}
            isOpen={editing === criterion.id}
            onOpen={(open) => setEditing(open ? criterion.id : undefined)}
            onChange={(next) => onChange(replacedAt(criteria, place, next))}
            onRemove={() => onChange(removedAt(criteria, place))}
          />
        ))}
      </ol>
    </section>
  );
}

interface ItemProps {
  readonly criterion: Criterion;
  readonly place: number;
  readonly live: readonly AnyRow[];
  readonly isOpen: boolean;
  onOpen(open: boolean): void;
  onChange(criterion: Criterion): void;
  onRemove(): void;
}

function CriterionItem({ criterion, place, live, isOpen, onOpen, onChange, onRemove }: ItemProps) {
  const { title, condition } = criterion;
  const fault = conditionFault(condition) ?? (title.trim() === '' ? '请填写名称' : undefined);
  const met = useMemo(() => live.filter((row) => meets(row, condition)), [live, condition]);
  const [listed, setListed] = useState(false);
  const name = title || `第 ${place} 条`;
  return (
    <li aria-label={name}>
      <div className="criterion-head">
        <strong>{name}</strong>
        <button
          type="button"
          className="link-button"
          aria-expanded={listed}
          aria-label={`${name}：现有 ${met.length} 个，查看名单`}
          onClick={() => setListed(!listed)}
        >
          现有 {met.length} 个
        </button>
        <Button size="small" aria-expanded={isOpen} aria-label={isOpen ? `收起 ${name}` : `修改 ${name}`} onClick={() => onOpen(!isOpen)}>
          {isOpen ? '收起' : '修改'}
        </Button>
        <Button size="small" type="text" aria-label={`删除 ${name}`} onClick={onRemove}>
          删除
        </Button>
      </div>
      <p className={fault ? 'count-error' : 'page-note'}>{fault ?? conditionText(condition)}</p>
      {listed && <MetList rows={met} />}
      {isOpen && (
        <div className="criterion-form">
          <div className="criterion-name">
            <label htmlFor={`criterion-${criterion.id}`}>名称</label>
            <Input
              id={`criterion-${criterion.id}`}
              size="small"
              maxLength={60}
              value={title}
              onChange={(event) => onChange({ ...criterion, title: event.target.value })}
            />
          </div>
          <ConditionForm condition={condition} name={`条件 ${place}`} onChange={(next) => onChange({ ...criterion, condition: next })} />
        </div>
      )}
    </li>
  );
}

const nameField = organization.fields.name;
/** More than this nobody reads here; the sheet has all of them. */
const most = 100;

function MetList({ rows }: { rows: readonly AnyRow[] }) {
  if (rows.length === 0) return <p className="page-note">现在没有符合的组织。</p>;
  return (
    <ul className="met-list">
      {rows.slice(0, most).map((row) => (
        <li key={row.id}>
          <button type="button" className="link-button" onClick={() => jumpTo('organization', row.id, 'name')}>
            {display(nameField, row.name, () => undefined) || '（未填名称）'}
          </button>
        </li>
      ))}
      {rows.length > most && <li className="page-note">其余 {rows.length - most} 个未列出</li>}
    </ul>
  );
}
