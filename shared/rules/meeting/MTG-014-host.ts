import type { FactsOf } from '../../model/tables.ts';
import { isLiveMember } from '../live.ts';
import { namesIn } from '../people.ts';
import { type FactsView, type Finding, reads, rule } from '../rule.ts';
import { isOfMonth } from './roster.ts';

type Meeting = FactsOf<'meeting'>;

interface Hosts {
  readonly names: ReadonlySet<string>;
  readonly who: string;
}

const withPost = (facts: FactsView, branch: string, posts: readonly string[], group: string | null = null) =>
  facts
    .where('member', 'branch', branch)
    .filter((member) => isLiveMember(member) && posts.includes(member.party_post ?? '') && (group === null || member.group === group))
    .flatMap((member) => namesIn(member.name));

function committeeOf(facts: FactsView, branch: string): Hosts {
  const row = facts.get('party_organization', branch);
  const written = [row?.secretary, row?.deputies, row?.committee_members].flatMap((names) => namesIn(names ?? null));
  return {
    names: new Set([...written, ...withPost(facts, branch, ['secretary', 'deputy', 'committee'])]),
    who: '书记（或受委托的副书记、委员）',
  };
}

function leadersOf(facts: FactsView, branch: string, group: string | null): Hosts {
  const groups = facts.where('party_group', 'branch', branch).filter((row) => group === null || row.id === group);
  const written = groups.flatMap((row) => namesIn(row.leader));
  return { names: new Set([...written, ...withPost(facts, branch, ['group_leader'], group)]), who: '党小组组长' };
}

function hostsOf(meeting: Meeting, facts: FactsView): Hosts | undefined {
  if (meeting.branch === null) return undefined;
  if (meeting.kinds?.includes('general') || meeting.kinds?.includes('committee')) return committeeOf(facts, meeting.branch);
  return meeting.kinds?.includes('group') ? leadersOf(facts, meeting.branch, meeting.group) : undefined;
}

export default rule({
  id: 'MTG-014',
  table: 'meeting',
  title: '主持人合乎规定',
  severity: 'warning',
  source: '条例14',
  parameters: {},
  reads: [
    reads('meeting', ['branch', 'group', 'kinds', 'start', 'host']),
    reads('party_organization', ['secretary', 'deputies', 'committee_members'], { by: 'from', field: 'branch' }),
    reads('party_group', ['branch', 'leader'], { by: 'to', field: 'branch', next: { by: 'from', field: 'branch' } }),
    reads('member', ['branch', 'group', 'name', 'party_post', 'left_reason', 'left_on'], {
      by: 'to',
      field: 'branch',
      next: { by: 'from', field: 'branch' },
    }),
  ],
  periodic: true,
  check(meeting, { facts, period }): Finding[] {
    const hosts = isOfMonth(meeting, period) ? hostsOf(meeting, facts) : undefined;
    if (!hosts) return [];
    const named = namesIn(meeting.host);
    if (named.length === 0) return [{ field: 'host', message: `没有填写主持人；应由${hosts.who}主持，请补填。` }];
    // a vacancy is another rule's business
    if (hosts.names.size === 0 || named.some((name) => hosts.names.has(name))) return [];
    return [
      { field: 'host', message: `主持人“${named.join('、')}”不是${hosts.who}；请核对主持人和任职情况，由上级指定等特殊情况请填写说明。` },
    ];
  },
});
