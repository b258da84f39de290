import type { RulesetDifference } from '#shared/standards/difference.ts';

/** What a line without a rule is about. */
const subjects = { criterion: '应建', list: '代码表', standard: '标准', dueDay: '期限', parameter: '参数', severity: '等级' } as const;

/** What another ruleset changes, one line each. */
export function Differences({ differences }: { differences: readonly RulesetDifference[] }) {
  return (
    <table className="plain-table task-differences">
      <thead>
        <tr>
          <th>规则</th>
          <th>项目</th>
          <th>原来</th>
          <th>改为</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ kind, rule, title, before, after }) => (
          <tr key={`${kind} ${rule} ${title}`}>
            <td className="code">{rule ?? subjects[kind]}</td>
            <td>{title}</td>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
