import { reads, rule } from '../rule.ts';
import { hasRoster, rosterOf, rosterRead } from './standing.ts';

/** Full members from which a branch has a committee, and how large one is [条例]. */
const withCommittee = 7;
const smallest = 3;
const usual = 5;
const largest = 7;

export default rule({
  id: 'PTY-003',
  table: 'party_organization',
  title: '支部委员会的人数合乎规定',
  severity: 'warning',
  source: '条例',
  parameters: {},
  reads: [reads('party_organization', ['kind', 'ended_on', 'committee_size']), rosterRead],
  periodic: true,
  check(row, { facts, period }) {
    if (!hasRoster(row, period)) return [];
    const { full, all } = rosterOf(row, facts);
    const size = row.committee_size;
    const said = (message: string) => [{ field: 'committee_size', message }];
    if (all === 0) return [];
    if (full < withCommittee)
      return size !== null && size >= smallest
        ? said(
            `正式党员 ${full} 人，不足 ${withCommittee} 人的支部不设支部委员会，设书记 1 名，必要时设副书记 1 名；请把委员数改为 0，或核对花名册。`,
          )
        : [];
    const should = `正式党员 ${full} 人，应设支部委员会，委员 ${smallest} 至 ${usual} 人，最多 ${largest} 人`;
    if (size === null) return said(`${should}；请填写委员数（含书记、副书记）。`);
    if (size < smallest) return said(`${should}，现为 ${size} 人；请核对委员数，没有设立的应尽快选举产生。`);
    return size > largest ? said(`${should}，现为 ${size} 人；请核对委员数。`) : [];
  },
});
