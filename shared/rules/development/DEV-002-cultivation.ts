import { type ReviewGap, readReviews, reviewGap } from '../../development/reviews.ts';
import { isEnded } from '../../development/stages.ts';
import { addDays, addMonths } from '../../model/civil-date.ts';
import { type Finding, reads, rule } from '../rule.ts';

function gapMessage({ from, isFirst, to }: ReviewGap, months: number): string {
  const begun = isFirst ? `${from} 确定为积极分子` : `上一次培养考察在 ${from}`;
  const since = to === undefined ? `${begun}，此后超过 ${months} 个月没有培养考察` : `${begun}，下一次在 ${to}，相隔超过 ${months} 个月`;
  return `${since}；党支部每半年考察一次，请补填考察情况，确实没有考察的请补做并填写说明。`;
}

export default rule({
  id: 'DEV-002',
  table: 'development',
  title: '积极分子培养考察满一年、每半年考察一次',
  severity: 'warning',
  source: '细则11、13；宽限天数为惯例',
  parameters: {
    cultivation_months: { title: '列为发展对象前培养考察满几个月', shipped: 12 },
    review_months: { title: '几个月考察一次', shipped: 6 },
    grace_days: { title: '考察晚几天以内不提醒（惯例）', shipped: 30 },
  },
  reads: [reads('development', ['activist_on', 'reviews', 'candidate_on', 'admitted_on', 'full_on', 'ended_reason', 'ended_on'])],
  check(row, { today, parameters }) {
    const { activist_on: activist, candidate_on: candidate } = row;
    if (activist === null || isEnded(row)) return [];
    const findings: Finding[] = [];
    // a day before that of the activist is DEV-001's
    if (candidate !== null && candidate >= activist && candidate < addMonths(activist, parameters.cultivation_months))
      findings.push({
        field: 'candidate_on',
        message: `积极分子日期 ${activist}、发展对象日期 ${candidate}，培养考察不满 ${parameters.cultivation_months} 个月；应经过一年以上培养教育和考察，请核对日期或填写说明。`,
      });
    const { days, unread } = readReviews(row, today);
    if (unread.length > 0)
      findings.push({
        field: 'reviews',
        message: `第 ${unread.join('、')} 次培养考察没有看得懂的日期；请写成“2026-05-01|意见”，多次用分号分开。`,
      });
    else {
      const latest = (from: string) => addDays(addMonths(from, parameters.review_months), parameters.grace_days);
      const gap = reviewGap(activist, days, candidate ?? row.admitted_on ?? row.full_on ?? today, latest);
      if (gap) findings.push({ field: 'reviews', message: gapMessage(gap, parameters.review_months) });
    }
    return findings;
  },
});
