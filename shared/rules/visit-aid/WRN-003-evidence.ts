import { visitAid } from '../../model/visit-aid.ts';
import { kindNames, warningKinds } from '../../warning/warning-kinds.ts';
import { isWarningRule, type WarningRuleId, warningRules } from '../../warning/warning-rules.ts';
import { type Reading, reading } from '../mending/reading.ts';
import { asMends } from '../mending/wording.ts';
import { type Finding, reads, rule } from '../rule.ts';

const known = Object.keys(warningRules) as WarningRuleId[];

/** The rules that a text may mean: written otherwise (wrn1, ＷＲＮ－００１), or by what it warns of (书记空缺). */
function rulesMeant(typed: string): Reading<WarningRuleId>[] {
  const text = typed.normalize('NFKC');
  const [, prefix, number] = /^\s*(WRN)?[^\p{L}\p{N}]*0*(\d+)\s*$/iu.exec(text) ?? [];
  // a number alone may be anything
  if (number !== undefined)
    return known.filter((id) => Number(id.slice(-3)) === Number(number)).map((id) => reading(id, prefix === undefined));
  const named = kindNames.filter((kind) => text.includes(warningKinds[kind].title)).map((kind) => warningKinds[kind].rule);
  return [...new Set(named)].map((id) => reading(id, false));
}

export default rule({
  id: 'WRN-003',
  table: 'visit_aid',
  title: '帮扶有对象、期限和结果',
  severity: 'error',
  source: '惯例',
  parameters: {},
  reads: [reads('visit_aid', ['rule', 'party_organization', 'organization', 'raised_on', 'due_on', 'outcome', 'closed_on'])],
  check(row, { today }) {
    const findings: Finding[] = [];
    if (row.rule !== null && !isWarningRule(row.rule))
      findings.push({ field: 'rule', message: `没有“${row.rule}”这条预警规则；请改为 ${known.join(' 或 ')}。` });
    if (row.party_organization === null && row.organization === null)
      findings.push({ field: 'party_organization', message: '没有写明帮扶的对象；请选择党组织，预警说的是覆盖单位的再选两新组织。' });
    if (row.raised_on !== null && row.due_on !== null && row.due_on < row.raised_on)
      findings.push({ field: 'due_on', message: `期限 ${row.due_on} 早于预警日期 ${row.raised_on}；请核对两个日期。` });
    if (row.closed_on !== null && row.outcome === null)
      findings.push({ field: 'outcome', message: '已填办结日期，没有写结果；请补写结果，还没有办结的请清空办结日期。' });
    if (row.closed_on !== null && row.closed_on > today)
      findings.push({ field: 'closed_on', message: `办结日期 ${row.closed_on} 还没有到；请改为实际日期，还没有办结的请清空。` });
    return findings;
  },
  mend: ({ value, field }) => (field === 'rule' && typeof value === 'string' ? asMends(visitAid.fields.rule, rulesMeant(value)) : []),
});
