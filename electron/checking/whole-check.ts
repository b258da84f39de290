import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { rules } from '#shared/rules/catalogue.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { factsInMemory, remembered } from './facts-in-memory.ts';
import { type CheckContext, checkRecord, inOrder, isOff, prepared, recordRulesInForce, recordTables } from './running.ts';

/** Runs every rule in force over every row. `rows` gives a table's rows as the ledger keeps them. */
export function checkAll(rows: (table: TableName) => readonly AnyRow[], context: CheckContext): Problem[] {
  const once = remembered(rows);
  const facts = factsInMemory(once);
  const problems: Problem[] = [];
  for (const rule of rules) {
    if (isOff(rule, context.ruleset)) continue;
    const check = prepared(rule, facts, context);
    for (const subject of facts.all(rule.table)) problems.push(...check(subject));
  }
  const records = recordRulesInForce(context.ruleset);
  for (const table of recordTables)
    for (const row of once(table)) for (const rule of records) problems.push(...checkRecord(rule, table, row, context.ruleset));
  return inOrder(problems);
}
