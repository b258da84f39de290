import { Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { isTableName, tableOf } from '#shared/model/tables.ts';
import type { ParameterValue } from '#shared/rules/rule.ts';
import { parameterText, severityTitles } from '#shared/standards/ruleset-difference.ts';
import { type SettableRule, settableRules } from '#shared/standards/settable-rules.ts';
import type { TaskDraft } from './draft.ts';

interface Props {
  readonly draft: TaskDraft;
  onChange(part: Partial<TaskDraft>): void;
}

const generalTitles = { '*': '各表通用', reporting: '报送' } as const;
const groupOf = ({ table }: SettableRule) => (table === null ? '预警' : isTableName(table) ? tableOf(table).title : generalTitles[table]);
const groups = [...new Set(settableRules.map(groupOf))].map((title) => ({
  title,
  rules: settableRules.filter((rule) => groupOf(rule) === title),
}));

/** Severity and parameters of every rule, the shipped ones beside them. */
export function RulesForm({ draft, onChange }: Props) {
  const [changedOnly, setChangedOnly] = useState(false);
  const isChanged = (rule: SettableRule) =>
    draft.severities[rule.id] !== undefined ||
    Object.entries(rule.parameters).some(([name, { shipped }]) => (draft.parameters[rule.id]?.[name] ?? shipped) !== shipped);
  const shown = groups.map(({ title, rules }) => ({ title, rules: changedOnly ? rules.filter(isChanged) : rules }));
  return (
    <section className="card" aria-labelledby="task-rules-title">
      <header>
        <h2 id="task-rules-title">规则的等级和参数</h2>
        <span className="task-switch">
          <Switch id="task-changed-only" size="small" checked={changedOnly} onChange={setChangedOnly} />{' '}
          <label htmlFor="task-changed-only">只看与默认不同的</label>
        </span>
      </header>
      <table className="plain-table task-rules">
        <thead>
          <tr>
            <th>规则</th>
            <th>依据</th>
            <th>等级</th>
            <th>参数</th>
          </tr>
        </thead>
        {shown.map(
          ({ title, rules }) =>
            rules.length > 0 && (
              <tbody key={title}>
                <tr>
                  <th scope="rowgroup" colSpan={4}>
                    {title}
                  </th>
                </tr>
                {rules.map((rule) => (
                  <RuleLine key={rule.id} rule={rule} draft={draft} onChange={onChange} />
                ))}
              </tbody>
            ),
        )}
      </table>
      {shown.every(({ rules }) => rules.length === 0) && <p className="page-note">全部与默认相同。</p>}
    </section>
  );
}

function RuleLine({ rule, draft, onChange }: Props & { rule: SettableRule }) {
  const set = (name: string, value: ParameterValue | null) =>
    onChange({ parameters: { ...draft.parameters, [rule.id]: { ...draft.parameters[rule.id], [name]: value } } });
  return (
    <tr>
      <td>
        <span className="code">{rule.id}</span> {rule.title}
      </td>
      <td>{rule.source}</td>
      <td>
        <SeverityChoice rule={rule} draft={draft} onChange={onChange} />
      </td>
      <td>
        {Object.entries(rule.parameters).map(([name, { title, shipped }]) => (
          <div key={name} className="task-parameter">
            <span>{title}</span>
            <ParameterInput
              label={`${rule.id} ${title}`}
              shipped={shipped}
              value={draft.parameters[rule.id]?.[name] ?? null}
              onChange={(value) => set(name, value)}
            />
            <span className="page-note">默认 {parameterText(shipped)}</span>
          </div>
        ))}
      </td>
    </tr>
  );
}

function SeverityChoice({ rule, draft, onChange }: Props & { rule: SettableRule }) {
  if (rule.severity === null)
    return <span className="page-note">{rule.table === null ? '按颜色预警' : rule.table === 'reporting' ? '不是问题' : '只算数字'}</span>;
  const shipped = rule.mixed ? '分情况' : severityTitles[rule.severity];
  if (rule.fixed) return <span title="关系到身份和接收，不能调整">{shipped}（固定）</span>;
  const choose = (value: string) => {
    const { [rule.id]: _before, ...others } = draft.severities;
    onChange({ severities: value === 'error' || value === 'warning' || value === 'off' ? { ...others, [rule.id]: value } : others });
  };
  return (
    <Select
      size="small"
      aria-label={`${rule.id} 等级`}
      className="task-severity"
      value={draft.severities[rule.id] ?? 'shipped'}
      onChange={choose}
      options={[
        { value: 'shipped', label: `默认（${shipped}）` },
        ...Object.entries(severityTitles).map(([value, label]) => ({ value, label })),
      ]}
    />
  );
}

interface ParameterProps {
  readonly label: string;
  readonly shipped: ParameterValue;
  readonly value: ParameterValue | null;
  onChange(value: ParameterValue | null): void;
}

function ParameterInput({ label, shipped, value, onChange }: ParameterProps) {
  if (typeof shipped === 'boolean')
    return <Switch size="small" aria-label={label} checked={typeof value === 'boolean' ? value : shipped} onChange={onChange} />;
  if (typeof shipped === 'string')
    return (
      <Input
        size="small"
        aria-label={label}
        placeholder={shipped}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      />
    );
  return (
    <InputNumber
      size="small"
      aria-label={label}
      min={0}
      {...(Number.isInteger(shipped) ? { precision: 0 } : { step: 0.05 })}
      placeholder={String(shipped)}
      value={typeof value === 'number' ? value : null}
      onChange={onChange}
    />
  );
}
