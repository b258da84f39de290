import { factsOf } from '../model/facts-of.ts';
import type { AnyRow } from '../model/table.ts';
import type { FactsOf } from '../model/tables.ts';
import { isLiveMember } from '../rules/live.ts';
import { coveredWarnings, meansWarnings, membersWarning, secretaryWarning, termWarning } from './branch-state.ts';
import { lastMeetings, lifeWarning } from './organization-life.ts';
import type { LedgerRows, Warning } from './warning.ts';
import { colours } from './warning-kinds.ts';
import { type GivenParameters, lifeLimits, termLimits } from './warning-rules.ts';

/** The day on which it is asked, and the parameters of the ruleset in force. */
export interface WarningContext {
  readonly today: string;
  readonly parameters: GivenParameters;
}

/** Everything the ledger warns of today [WRN-001, WRN-002], the gravest first, of one colour the oldest first. Each table is gone through once. */
export function warningsOf(rows: LedgerRows, { today, parameters }: WarningContext): Warning[] {
  const last = lastMeetings(rows.meetings, today);
  const rosters = rostersOf(rows.members);
  const covered = coveredBy(rows);
  const life = lifeLimits(parameters);
  const term = termLimits(parameters);
  const warnings: (Warning | undefined)[] = [];
  for (const any of rows.partyOrganizations) {
    const row = factsOf<'party_organization'>(any);
    warnings.push(
      lifeWarning(row, last.get(row.id), today, life),
      secretaryWarning(row, today),
      termWarning(row, today, term),
      membersWarning(row, rosters.get(row.id) ?? [], today),
      ...meansWarnings(row, today),
      ...coveredWarnings(row, covered.get(row.id)?.values() ?? [], today),
    );
  }
  return warnings.filter((one) => one !== undefined).sort(byGravity);
}

// those whose beginning nobody knows come last
const byGravity = (a: Warning, b: Warning) =>
  colours.indexOf(a.colour) - colours.indexOf(b.colour) || ((a.since ?? '~') < (b.since ?? '~') ? -1 : a.since === b.since ? 0 : 1);

function rostersOf(members: Iterable<AnyRow>): ReadonlyMap<string, FactsOf<'member'>[]> {
  const rosters = new Map<string, FactsOf<'member'>[]>();
  for (const any of members) {
    const member = factsOf<'member'>(any);
    if (member.branch === null || !isLiveMember(member)) continue;
    const roster = rosters.get(member.branch);
    if (roster) roster.push(member);
    else rosters.set(member.branch, [member]);
  }
  return rosters;
}

/** By Party organization, the organizations it covers: named on its own row or on theirs, each once. */
function coveredBy({ partyOrganizations, organizations }: LedgerRows): ReadonlyMap<string, ReadonlyMap<string, FactsOf<'organization'>>> {
  const covered = new Map<string, Map<string, FactsOf<'organization'>>>();
  const put = (branch: string, organization: FactsOf<'organization'>) => {
    const known = covered.get(branch) ?? new Map<string, FactsOf<'organization'>>();
    covered.set(branch, known.set(organization.id, organization));
  };
  const byId = new Map<string, FactsOf<'organization'>>();
  for (const any of organizations) {
    const organization = factsOf<'organization'>(any);
    byId.set(organization.id, organization);
    if (organization.party_organization !== null) put(organization.party_organization, organization);
  }
  for (const any of partyOrganizations)
    for (const id of factsOf<'party_organization'>(any).covers ?? []) {
      const organization = byId.get(id);
      if (organization) put(any.id, organization);
    }
  return covered;
}
