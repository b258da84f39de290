import { addMonths, daysBetween, lastDay } from '../../model/civil-date.ts';
import type { FactsOf } from '../../model/tables.ts';
import { type Finding, reads, rule } from '../rule.ts';
import { isStanding } from './standing.ts';

/** Kinds that are elected for a term: a working committee is appointed, a functional or temporary branch has none [选举3, 条例6]. */
export const elected: Readonly<Record<string, 'committee_years' | 'branch_years'>> = {
  committee: 'committee_years',
  combined_committee: 'committee_years',
  trade_committee: 'committee_years',
  general_branch: 'branch_years',
  branch: 'branch_years',
  joint_branch: 'branch_years',
  mobile_branch: 'branch_years',
};

const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);

/** When the term in office began: it is written in either place, and the later one holds. */
export const termBegan = ({ term_start, last_election }: Pick<FactsOf<'party_organization'>, 'term_start' | 'last_election'>) =>
  later(term_start, last_election);

/** The day a term ends, an approved extension of at most a year counted in; undefined where nobody knows when it began. */
export function endOfTerm(
  row: Pick<FactsOf<'party_organization'>, 'term_start' | 'last_election' | 'extended_to'>,
  years: number,
): { readonly due: string; readonly end: string } | undefined {
  const start = termBegan(row);
  if (start === null || years <= 0) return undefined;
  const due = addMonths(start, years * 12);
  const longest = addMonths(due, 12);
  const extended = row.extended_to !== null && row.extended_to > due ? row.extended_to : due;
  if (extended > longest) return { due, end: longest };
  return { due, end: extended };
}

export default rule({
  id: 'PTY-006',
  table: 'party_organization',
  title: '按期换届',
  severity: 'warning',
  source: '选举3',
  parameters: {
    committee_years: { title: '党委任期（年）', shipped: 5 },
    branch_years: { title: '党总支、党支部任期（年）', shipped: 3 },
    months_ahead: { title: '届满前几个月提醒（惯例）', shipped: 6 },
  },
  reads: [reads('party_organization', ['kind', 'ended_on', 'term_start', 'last_election', 'term_years', 'extended_to'])],
  periodic: true,
  check(row, { period, parameters }) {
    const years = row.kind !== null && isStanding(row, period) ? elected[row.kind] : undefined;
    const term = years && endOfTerm(row, row.term_years ?? parameters[years]);
    if (!term) return [];
    const findings: Finding[] = [];
    if (row.extended_to !== null && row.extended_to > addMonths(term.due, 12))
      findings.push({
        field: 'extended_to',
        message: `任期 ${term.due} 届满，延期到 ${row.extended_to} 超过一年；延长期限一般不超过一年，请核对批准的日期。`,
      });
    const on = lastDay(period);
    const field = row.last_election === null && row.term_start !== null ? 'term_start' : 'last_election';
    if (term.end <= on)
      findings.push({
        field,
        message: `任期 ${term.end} 届满，到本月末已逾期 ${daysBetween(term.end, on)} 天；请尽快换届，已换届的请填写换届日期，经批准延期的请填写“经批准延期至”。`,
      });
    else if (term.end <= addMonths(on, parameters.months_ahead))
      findings.push({
        field,
        // the same in every month until then, so that one 说明 holds for all of them
        message: `任期 ${term.end} 届满，不到 ${parameters.months_ahead} 个月；请着手准备换届，并在说明中写明打算，说明到届满前一直有效。`,
      });
    return findings;
  },
});
