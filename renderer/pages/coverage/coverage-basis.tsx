import { useMemo } from 'react';
import type { RulesetShown } from '#shared/contract/exchange.ts';
import { scaleLimits, scaleRule } from '#shared/coverage/enterprise-scale.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { meets } from '#shared/standards/condition.ts';
import { rulesetNameSince } from '../../app/ruleset.ts';

/** On what the figures rest: the formulas, and the criteria in force with how many meet each. */
export function CoverageBasis({ ruleset, organizations }: { ruleset: RulesetShown; organizations: readonly AnyRow[] }) {
  const { criteria } = ruleset;
  const limits = scaleLimits(ruleset.parameters);
  const counts = useMemo(
    () => criteria.map((criterion) => ({ criterion, count: organizations.filter((row) => meets(row, criterion.condition)).length })),
    [criteria, organizations],
  );
  return (
    <section className="card" aria-labelledby="basis-title">
      <h2 id="basis-title">计算依据（COV-001）</h2>
      <dl className="facts">
        <dt>组建率</dt>
        <dd>应建中已建 ÷ 应建。已建：选了党组织，覆盖方式为单独、联合、区域或行业组建；所选党组织已撤销的不算。</dd>
        <dt>覆盖率</dt>
        <dd>（已建 + 挂靠、派指导员等工作覆盖）÷ 全部正常组织。</dd>
        <dt>应建</dt>
        <dd>
          符合“八必建”任一条件的正常组织。以下条件为{rulesetNameSince(ruleset)}
          {ruleset.issuer ? '' : '，不是上级公布的标准，以县（市、区）任务书为准'}。
          <ol className="numbered">
            {counts.map(({ criterion, count }) => (
              <li key={criterion.id}>
                {criterion.title}：{count} 个
              </li>
            ))}
          </ol>
        </dd>
        <dt>规上、规下</dt>
        <dd>
          新经济组织中职工 {limits.staff} 人以上（专职、兼职合计）或年营业收入 {limits.revenue} 万元以上的为规上企业，其余为规下企业（依据：
          {scaleRule.source}，人数和营收可由县（市、区）任务书设定）。
        </dd>
      </dl>
    </section>
  );
}
