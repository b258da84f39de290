import { isDamagedByExcel } from '#shared/codes/credit-code.ts';
import { isIdNumber } from '#shared/codes/id-number.ts';
import { monthOf } from '#shared/model/civil-date.ts';
import { factsOf } from '#shared/model/facts-of.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { rules } from '#shared/rules/catalogue.ts';
import type { AnyRule, Problem } from '#shared/rules/rule.ts';
import type { Bookkeeping } from '../../bookkeeping/bookkeeping.ts';
import { checkRecord, isOff, prepared, recordRulesInForce } from '../../checking/running.ts';
import { ofClosedMonth } from './closed-months.ts';
import type { Remark } from './draft.ts';

/** Rules that a row answers by itself, whatever else is in the ledger. */
const ofRowAlone = (rule: AnyRule, name: TableName) =>
  rule.table === name && rule.periodic === undefined && rule.reads.every(({ table, reach }) => table === name && reach.by === 'self');

/** What the rules in force say of a row that is not in the ledger yet. */
export function findingsOf(bookkeeping: Bookkeeping, name: TableName): (row: AnyRow) => Problem[] {
  const { ledger, clock } = bookkeeping;
  const ruleset = bookkeeping.ownRuleset();
  const today = clock.today();
  const facts = ledger.facts();
  const records = recordRulesInForce(ruleset);
  const checks = rules
    .filter((rule) => ofRowAlone(rule, name) && !isOff(rule, ruleset))
    .map((rule) => prepared(rule, facts, { today, period: monthOf(today), ruleset }));
  return (row) => {
    const readable = factsOf(row) as { readonly id: string };
    return [...records.flatMap((rule) => checkRecord(rule, name, row, ruleset)), ...checks.flatMap((check) => check(readable))];
  };
}

/** Whether a finding keeps the row out: what is required is missing, or rows cannot be told by what they are matched by. */
const stops = (table: Table, { rule, field, severity }: Problem): boolean =>
  rule === 'ROW-001' || rule === ofClosedMonth || (severity === 'error' && table.match.includes(field));

/** A finding as it is told of a row that comes from a sheet. */
export function remarkOf(table: Table, problem: Problem, values: AnyRow): Remark {
  const { field, rule, severity } = problem;
  const described = table.fields[field];
  const value = values[field];
  const damaged = described?.format === 'idNumber' && typeof value === 'string' && isDamaged(value);
  const message = damaged
    ? `“${described.title}”被 Excel 当作数字处理，末几位已经丢失；请把这一列设为文本，对照身份证重新录入。`
    : problem.message;
  return { field, rule, severity, message, stops: stops(table, problem) };
}

/** Scientific notation, or the last three of 18 digits made nought. */
const isDamaged = (number: string) => /^\d(\.\d+)?E\+?\d+$/i.test(number) || (isDamagedByExcel(number) && !isIdNumber(number));
