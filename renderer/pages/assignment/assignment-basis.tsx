import type { RulesetShown } from '#shared/contract/exchange.ts';
import { rulesetNameSince } from '../../app/ruleset.ts';

/** On what the figures rest, each in the words of its rule. */
export function AssignmentBasis({ ruleset }: { ruleset: RulesetShown }) {
  return (
    <section className="card" aria-labelledby="assignment-basis-title">
      <h2 id="assignment-basis-title">计算依据（COV-001、COV-002）</h2>
      <dl className="facts">
        <dt>应建未建</dt>
        <dd>符合“八必建”任一条件、还没有党组织的正常组织，条件为{rulesetNameSince(ruleset)}，与“覆盖”页的应建未建相同。</dd>
        <dt>已落实</dt>
        <dd>两包三定表有这个组织的一行，包片领导、包点干部、责任人、完成期限、目标都已填写（依据：衢州两包三定）。</dd>
        <dt>逾期</dt>
        <dd>完成期限已过，没有建成。30 天内到期的用黄色提示（惯例）。</dd>
        <dt>本年建成</dt>
        <dd>完成日期在今年，并且两新组织表上已是已建：选了党组织，覆盖方式为单独、联合、区域或行业组建。只填完成日期不算。</dd>
      </dl>
    </section>
  );
}
