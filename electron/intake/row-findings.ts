import { monthOf } from '#shared/model/civil-date.ts';
import { isUnread } from '#shared/model/field.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { rules } from '#shared/rules/catalogue.ts';
import type { AnyRule, Problem } from '#shared/rules/rule.ts';
import type { Bookkeeping } from '../bookkeeping/bookkeeping.ts';
import { checkRecord, isOff, prepared, recordRulesInForce } from '../checking/running.ts';

/** Rules that a row answers by itself, whatever else is in the ledger. */
const ofRowAlone = (rule: AnyRule, name: TableName) =>
  rule.table === name && rule.periodic === undefined && rule.reads.every(({ table, reach }) => table === name && reach.by === 'self');

/** What the rules in force say of a row that is not in the ledger yet. */
export function findingsOf(bookkeeping: Bookkeeping, name: TableName): (row: AnyRow) => Problem[] {
  const { ruleset, ledger, clock } = bookkeeping;
  const today = clock.today();
  const facts = ledger.facts();
  const records = recordRulesInForce(ruleset);
  const checks = rules
    .filter((rule) => ofRowAlone(rule, name) && !isOff(rule, ruleset))
    .map((rule) => prepared(rule, facts, { today, period: monthOf(today), ruleset }));
  return (row) => [...records.flatMap((rule) => checkRecord(rule, name, row, ruleset)), ...checks.flatMap((check) => check(readable(row)))];
}

const readable = (row: AnyRow): AnyRow => ({
  ...Object.fromEntries(Object.entries(row).map(([key, value]) => [key, isUnread(value) ? null : value])),
  id: row.id,
  unit: row.unit,
});

/** Whether a finding keeps the row out: what is required is missing, or rows cannot be told by what they are matched by. */
export const stops = (table: Table, { rule, field, severity }: Problem): boolean =>
  rule === 'ROW-001' || (severity === 'error' && table.match.includes(field));
