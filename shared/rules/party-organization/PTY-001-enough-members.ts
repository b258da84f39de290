import { reads, rule } from '../rule.ts';
import { hasRoster, rosterOf, rosterRead } from './standing.ts';

/** Full members that a branch is formed with, at least [条例4]. */
const least = 3;

export default rule({
  id: 'PTY-001',
  table: 'party_organization',
  title: '支部正式党员不少于 3 人',
  severity: 'warning',
  source: '条例4、5',
  parameters: {},
  reads: [reads('party_organization', ['kind', 'ended_on']), rosterRead],
  periodic: true,
  check(row, { facts, period }) {
    if (!hasRoster(row, period)) return [];
    const { all, full } = rosterOf(row, facts);
    if (full >= least) return [];
    // most often the roster has not been entered yet: nobody is told to dissolve a branch for that
    if (all === 0) return [{ field: 'name', message: '花名册上还没有这个支部的党员；请在党员表补录，或核对党员的“党支部”。' }];
    const way = row.kind === 'joint_branch' ? '调整联建的单位，或并入相近的支部' : '与邻近的单位建立联合党支部，或并入相近的支部';
    return [
      { field: 'kind', message: `正式党员 ${full} 人，不足 ${least} 人；请先核对花名册，人数属实的应${way}，一时不能调整的请填写说明。` },
    ];
  },
});
