import { reads, rule } from '../rule.ts';

export default rule({
  id: 'MTG-013',
  table: 'meeting',
  title: '开始时间不在将来，也不早于党支部成立',
  severity: 'error',
  source: '惯例',
  parameters: {},
  reads: [reads('meeting', ['branch', 'start']), reads('party_organization', ['founded_on'], { by: 'from', field: 'branch' })],
  check({ branch, start }, { facts, today }) {
    const day = start?.slice(0, 10);
    if (day === undefined) return [];
    if (day > today) return [{ field: 'start', message: `开始时间 ${day} 还没有到；请在召开后登记，或改正日期。` }];
    const founded = facts.get('party_organization', branch)?.founded_on ?? null;
    if (founded === null || day >= founded) return [];
    return [{ field: 'start', message: `开始时间 ${day} 早于党支部成立日期 ${founded}；请核对会议日期和党支部成立日期。` }];
  },
});
