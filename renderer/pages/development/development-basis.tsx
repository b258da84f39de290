import type { RulesetShown } from '#shared/contract/exchange.ts';
import { soonDays } from '#shared/development/next-steps.ts';
import { catalogue } from '#shared/rules/catalogue.ts';
import { parametersOwner } from '../../app/ruleset.ts';

const rules = catalogue.filter(({ table }) => table === 'development');

/** On what the stages and days rest: the rules with their sources, and the numbers in force. */
export function DevelopmentBasis({ ruleset }: { ruleset: RulesetShown }) {
  const from = parametersOwner(ruleset);
  return (
    <section className="card" aria-labelledby="development-basis">
      <h2 id="development-basis">计算依据</h2>
      <dl className="facts">
        {rules.map(({ id, title, source, parameters }) => {
          const values = Object.entries(parameters).map(
            ([name, { title: of, shipped }]) => `${of}：${ruleset.parameters[id]?.[name] ?? shipped}`,
          );
          return (
            <div className="development-rule" key={id}>
              <dt>{id}</dt>
              <dd>
                {title}。依据：{source}。{values.length > 0 && `现行参数：${values.join('；')}（${from}）。`}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="page-note">
        “细则”指《中国共产党发展党员工作细则》，条号按 2014 年版；2026 年 5 月修订后，第 19 条起各条的条号减
        1，以正式文本为准。四个双为衢州标准。提前 {soonDays} 天提示为惯例。
      </p>
    </section>
  );
}
