import { reads, rule } from '../rule.ts';
import { isOfMonth } from './roster.ts';

export default rule({
  id: 'MTG-012',
  table: 'meeting',
  title: '支委会有半数以上委员到会',
  severity: 'error',
  source: '条例12',
  parameters: {},
  reads: [
    reads('meeting', ['branch', 'kinds', 'start', 'expected', 'present']),
    reads('party_organization', ['committee_size'], { by: 'from', field: 'branch' }),
  ],
  periodic: true,
  check(meeting, { facts, period }) {
    if (!meeting.kinds?.includes('committee') || meeting.present === null) return [];
    const size = isOfMonth(meeting, period) ? facts.get('party_organization', meeting.branch)?.committee_size : undefined;
    const alone = meeting.kinds.length === 1 ? meeting.expected : null;
    const members = size || alone;
    if (!members || meeting.present * 2 >= members) return [];
    return [
      {
        field: 'present',
        message: `支部委员会 ${members} 人，到会 ${meeting.present} 人，不足半数，不能召开支委会；人数有误请改正，确实不足的请重新召开。`,
      },
    ];
  },
});
