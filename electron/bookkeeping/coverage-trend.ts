import { gunzipSync } from 'node:zlib';
import type { CoverageMonth } from '#shared/contract/coverage.ts';
import { type CoverageCounts, countsOf, coverageOf } from '#shared/coverage/coverage.ts';
import { scaleLimits } from '#shared/coverage/enterprise-scale.ts';
import { type CoverageRuleset, type Grouping, groupedBy, groupings } from '#shared/coverage/grouped.ts';
import { standingOn } from '#shared/coverage/standing.ts';
import { parseCsvText } from '#shared/documents/table-csv.ts';
import { fromCanonical } from '#shared/model/canonical.ts';
import { lastDay } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { Condition } from '#shared/standards/condition.ts';
import type { Criterion } from '#shared/standards/eight-criteria.ts';
import type { ReadableLedger } from '../ledger/ledger.ts';
import type { Bookkeeping, Watch } from './bookkeeping.ts';
import { coverageTrendSql } from './coverage-trend.sql.ts';

interface Asked {
  readonly months: number;
  readonly grouping: Grouping;
}

/** The figures of a closed month by every grouping: what was closed does not change, so each month is read once. */
interface MonthFigures {
  readonly counts: CoverageCounts;
  readonly groups: Readonly<Record<Grouping, CoverageMonth['groups']>>;
}

const known = new WeakMap<ReadableLedger, Map<string, MonthFigures>>();

/** How far organizations were covered in the latest closed months, each by the criteria in force for it; the earliest first [COV-001]. */
export function coverageTrend(books: Bookkeeping, { months, grouping }: Asked, watch?: Watch): CoverageMonth[] {
  const { ledger } = books;
  const figures = known.get(ledger) ?? new Map<string, MonthFigures>();
  known.set(ledger, figures);
  const stored = ledger.all(coverageTrendSql.months, months).reverse();
  return stored.map((row): CoverageMonth => {
    watch?.throwIfCancelled();
    const { period, revision } = { period: row.period as string, revision: row.revision as number };
    const { criteria, parameters } = books.rulesetFor(period);
    const key = `${period} ${revision} ${JSON.stringify([criteria, scaleLimits(parameters)])}`;
    const month = figures.get(key) ?? figuresOf(closedOrganizations(ledger, { period, revision }, criteria), { criteria, parameters });
    figures.set(key, month);
    return { period, revision, reopened: row.state === 'open', counts: month.counts, groups: month.groups[grouping] };
  });
}

function figuresOf(organizations: readonly AnyRow[], ruleset: CoverageRuleset): MonthFigures {
  const by = (grouping: Grouping) =>
    groupedBy(organizations, grouping, ruleset).map(({ value, coverage }) => ({ value, counts: countsOf(coverage) }));
  return {
    counts: countsOf(coverageOf(organizations, ruleset.criteria)),
    groups: Object.fromEntries(groupings.map((grouping) => [grouping, by(grouping)])) as Record<Grouping, CoverageMonth['groups']>,
  };
}

/** Fields by which organizations are covered and grouped, whatever the criteria. */
const always = ['status', 'party_organization', 'coverage', 'category', 'kind', 'township', 'park', 'staff_full', 'staff_part', 'revenue'];
const fieldsOf = (condition: Condition): string[] =>
  'all' in condition ? condition.all.flatMap(fieldsOf) : 'any' in condition ? condition.any.flatMap(fieldsOf) : [condition.field];

interface ClosedMonth {
  readonly period: string;
  readonly revision: number;
}

/** The organizations of a closed month as they were covered at its end, with no more fields than coverage asks for. */
function closedOrganizations(ledger: ReadableLedger, month: ClosedMonth, criteria: readonly Criterion[]): AnyRow[] {
  const asked = [...new Set([...always, ...criteria.flatMap(({ condition }) => fieldsOf(condition))])];
  const organizations = closedRows(ledger, month, 'organization', asked);
  return standingOn(organizations, closedRows(ledger, month, 'party_organization', ['ended_on']), lastDay(month.period));
}

/** Some fields of a table's rows in a closed month; a field that the month did not know yet is empty. */
function closedRows(ledger: ReadableLedger, { period, revision }: ClosedMonth, table: TableName, asked: readonly string[]): AnyRow[] {
  const body = ledger.get(coverageTrendSql.rows, period, revision, table)?.body;
  if (!(body instanceof Uint8Array)) throw new Error(`${table} of ${period} is missing`);
  const [header = [], ...records] = parseCsvText(new TextDecoder().decode(gunzipSync(body)));
  const { fields } = tableOf(table);
  const columns = asked.flatMap((key) => {
    const field = fields[key];
    const at = header.indexOf(key);
    return field && at >= 0 ? [{ key, field, at }] : [];
  });
  const empty = Object.fromEntries(asked.map((key) => [key, null]));
  return records.map((record) => {
    const row: Record<string, unknown> & { id: string; unit: string } = { ...empty, id: record[0] ?? '', unit: record[1] ?? '' };
    for (const { key, field, at } of columns) {
      const text = record[at] ?? '';
      row[key] = text === '' ? null : (fromCanonical(field, text) ?? null);
    }
    return row;
  });
}
