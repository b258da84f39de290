import { factsOf } from '#shared/model/facts-of.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { keyNames } from '#shared/rules/derived-keys.ts';
import type { FactsView } from '#shared/rules/rule.ts';
import { rowOf } from './columns.ts';
import type { MinutesOfYears } from './minutes-of-years.ts';
import type { Statements } from './row-store.ts';
import { rowsSql } from './rows.sql.ts';

/** The rules' view over the database: one indexed query a question; minutes are compared in memory. */
export function factsInDatabase(statements: Pick<Statements, 'values'>, minutes: MinutesOfYears): FactsView {
  return {
    minutes: minutes.of,
    get<N extends TableName>(name: N, id: string | null) {
      const stored = id === null ? undefined : statements.values(rowsSql.byId(tableOf(name)), id)[0];
      return stored && factsOf<N>(rowOf(tableOf(name), stored));
    },
    where<N extends TableName>(name: N, field: string, value: string) {
      const table = tableOf(name);
      const stored = keyNames.has(field)
        ? statements.values(rowsSql.byKey(table, field), value)
        : statements.values(sqlFor(name, field), value);
      return stored.map((found) => factsOf<N>(rowOf(table, found)));
    },
  };
}

function sqlFor(name: TableName, field: string): string {
  const table = tableOf(name);
  const kind = table.fields[field]?.kind;
  return kind === 'links' || kind === 'codes' ? rowsSql.holding(table, field) : rowsSql.where(table, field);
}
