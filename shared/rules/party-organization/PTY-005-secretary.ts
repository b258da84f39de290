import { branchKinds } from '../../codes/party-codes.ts';
import { lastDay, yearsBetween } from '../../model/civil-date.ts';
import { isLiveMember } from '../live.ts';
import { namesIn } from '../people.ts';
import { reads, rule } from '../rule.ts';
import { isStanding } from './standing.ts';

export default rule({
  id: 'PTY-005',
  table: 'party_organization',
  title: '书记是本支部的正式党员，一年以上党龄',
  severity: 'warning',
  source: '条例',
  parameters: {},
  reads: [
    reads('party_organization', ['kind', 'ended_on', 'secretary', 'secretary_source']),
    reads('member', ['branch', 'name', 'category', 'full_on', 'left_reason', 'left_on'], { by: 'to', field: 'branch' }),
  ],
  periodic: true,
  check(row, { facts, period }) {
    const [name] = namesIn(row.secretary);
    // a vacancy is legal
    if (name === undefined || row.kind === null || !branchKinds.includes(row.kind) || !isStanding(row, period)) return [];
    const said = (message: string) => [{ field: 'secretary', message }];
    const roster = facts.where('member', 'branch', row.id).filter(isLiveMember);
    const named = roster.filter((member) => namesIn(member.name).includes(name));
    if (named.length === 0)
      // the members of a functional or temporary branch are on the rosters of their own
      return row.secretary_source === 'assigned' || roster.length === 0
        ? []
        : said(`书记“${name}”不在本支部的花名册上；请核对姓名或补录党员，由上级选派的请在“书记来源”选“上级选派”。`);
    const full = named.filter(({ category }) => category === 'full');
    if (full.length === 0) return said(`书记“${name}”在花名册上还是预备党员；书记应为正式党员，请核对书记或党员类别。`);
    const young = full.every(({ full_on }) => full_on !== null && yearsBetween(full_on, lastDay(period)) < 1);
    return young ? said(`书记“${name}”转正不满一年，一般应有一年以上党龄；请核对转正日期，情况特殊的请填写说明。`) : [];
  },
});
