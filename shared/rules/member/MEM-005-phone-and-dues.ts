import { addToMonth } from '../../model/civil-date.ts';
import { member } from '../../model/member.ts';
import { isLiveMember } from '../live.ts';
import { mobilesIn } from '../mending/identifiers.ts';
import { asMends } from '../mending/wording.ts';
import { type Finding, reads, rule } from '../rule.ts';

export default rule({
  id: 'MEM-005',
  table: 'member',
  title: '手机号码正确，党费及时登记',
  severity: 'warning',
  source: '党章9；手机号码为惯例',
  parameters: { dues_months: { title: '党费登记最多滞后月数', shipped: 6 } },
  reads: [
    reads('member', ['phone', 'dues_paid_to', 'left_reason', 'left_on', 'branch']),
    reads('party_organization', ['kind'], { by: 'from', field: 'branch' }),
  ],
  periodic: true,
  check(row, { facts, period, parameters }) {
    if (!isLiveMember(row)) return [];
    const findings: Finding[] = [];
    if (row.phone !== null && !/^1[3-9]\d{9}$/.test(row.phone))
      findings.push({ field: 'phone', message: '手机号码应为 1 开头的 11 位数字；请与本人核对。' });
    const paid = row.dues_paid_to;
    // a temporary branch collects no dues
    if (paid === null || facts.get('party_organization', row.branch)?.kind === 'temporary_branch') return findings;
    if (addToMonth(paid, parameters.dues_months) < period)
      findings.push({
        field: 'dues_paid_to',
        message: `党费登记缴至 ${paid}，到本月已超过 ${parameters.dues_months} 个月；请先与本人沟通了解情况，已缴的补登记，有困难或其他原因的请填写说明。`,
      });
    return findings;
  },
  mend: ({ value, field }) => (field === 'phone' && typeof value === 'string' ? asMends(member.fields.phone, mobilesIn(value)) : []),
});
