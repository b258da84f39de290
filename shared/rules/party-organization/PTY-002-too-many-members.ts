import { reads, rule } from '../rule.ts';
import { hasRoster, rosterOf, rosterRead } from './standing.ts';

export default rule({
  id: 'PTY-002',
  table: 'party_organization',
  title: '支部党员一般不超过 50 人',
  severity: 'warning',
  source: '条例4、党章',
  parameters: {
    most: { title: '支部党员一般不超过（人）', shipped: 50 },
    for_committee: { title: '可设党委的党员人数', shipped: 100 },
  },
  reads: [reads('party_organization', ['kind', 'ended_on']), rosterRead],
  periodic: true,
  check(row, { facts, period, parameters: { most, for_committee } }) {
    if (!hasRoster(row, period)) return [];
    const { all } = rosterOf(row, facts);
    if (all <= most) return [];
    const wanted = all >= for_committee ? '党委' : '党总支';
    return [
      {
        field: 'kind',
        message: `党员 ${all} 人，支部一般不超过 ${most} 人；符合条件的可设${wanted}并划分支部，暂不调整的请填写说明。`,
      },
    ];
  },
});
