import { reads, rule } from '../rule.ts';
import { isStanding } from './standing.ts';

/** Units that a joint branch covers, at most as a rule [条例5]. */
const most = 5;

export default rule({
  id: 'PTY-004',
  table: 'party_organization',
  title: '联合党支部覆盖单位一般不超过 5 个',
  severity: 'warning',
  source: '条例5',
  parameters: {},
  reads: [
    reads('party_organization', ['kind', 'ended_on', 'covers']),
    reads('organization', ['party_organization'], { by: 'to', field: 'party_organization' }),
  ],
  periodic: true,
  check(row, { facts, period }) {
    if (row.kind !== 'joint_branch' || !isStanding(row, period)) return [];
    const linking = facts.where('organization', 'party_organization', row.id).map(({ id }) => id);
    const units = new Set([...(row.covers ?? []), ...linking]).size;
    if (units <= most) return [];
    return [
      { field: 'covers', message: `联合党支部覆盖 ${units} 个单位，一般不超过 ${most} 个；请核对覆盖的组织，确需如此的请填写说明。` },
    ];
  },
});
