import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { rules } from '#shared/rules/catalogue.ts';
import type { Problem } from '#shared/rules/rule.ts';
import { factsInMemory, remembered } from './facts-in-memory.ts';
import { type CheckContext, checkRecord, inOrder, isOff, prepared, recordRulesInForce, recordTables } from './running.ts';

/** Is told now and then how many of all the looks at a row are done, and calls the whole off by throwing. */
type Step = (done: number, total: number) => void;

// often enough to call off within a fifth of a second
const stride = 1000;

/** Runs every rule in force over every row. `rows` gives a table's rows as the ledger keeps them. */
export function checkAll(rows: (table: TableName) => readonly AnyRow[], context: CheckContext, step?: Step): Problem[] {
  const once = remembered(rows);
  const facts = factsInMemory(once);
  const inForce = rules.filter((rule) => !isOff(rule, context.ruleset));
  const looked = counting(sum(inForce.map(({ table }) => once(table).length)) + sum(recordTables.map((table) => once(table).length)), step);
  const problems: Problem[] = [];
  for (const rule of inForce) {
    const check = prepared(rule, facts, context);
    for (const subject of facts.all(rule.table)) {
      looked();
      for (const problem of check(subject)) problems.push(problem);
    }
  }
  const records = recordRulesInForce(context.ruleset);
  for (const table of recordTables)
    for (const row of once(table)) {
      looked();
      for (const rule of records) for (const problem of checkRecord(rule, table, row, context.ruleset)) problems.push(problem);
    }
  return inOrder(problems);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function counting(total: number, step: Step | undefined): () => void {
  let done = 0;
  return () => {
    if (done++ % stride === 0) step?.(done - 1, total);
  };
}
