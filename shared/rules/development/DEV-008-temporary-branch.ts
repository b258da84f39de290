import { isEnded } from '../../development/stages.ts';
import { reads, rule } from '../rule.ts';

/**
 * A temporary branch educates activists but as a rule admits nobody: its members' registration stays with their own branch [支部工作条例（试行）第八条].
 * Who has become a full member is history.
 */
export default rule({
  id: 'DEV-008',
  table: 'development',
  title: '临时党支部一般不发展党员',
  severity: 'warning',
  source: '条例8',
  parameters: {},
  reads: [
    reads('development', ['branch', 'candidate_on', 'admitted_on', 'full_on', 'ended_reason', 'ended_on']),
    reads('party_organization', ['kind', 'name'], { by: 'from', field: 'branch' }),
  ],
  check(row, { facts }) {
    if (isEnded(row) || row.full_on !== null || (row.candidate_on === null && row.admitted_on === null)) return [];
    const branch = facts.get('party_organization', row.branch);
    if (branch?.kind !== 'temporary_branch') return [];
    const stage = row.admitted_on === null ? '列为发展对象' : '接收为预备党员';
    return [
      {
        field: 'branch',
        message: `“${branch.name ?? '所在支部'}”是临时党支部，可以教育培养入党积极分子，一般不发展党员，此人已${stage}；请改为本人所在单位的党支部，经上级批准的请填写说明。`,
      },
    ];
  },
});
