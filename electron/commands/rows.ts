import { LedgerError } from '#shared/errors.ts';
import { display } from '#shared/model/display.ts';
import type { AnyRow, Table } from '#shared/model/table.ts';
import { isTableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { type CommandDefinition, listOf, maybeText, textOf } from './command.ts';
import { conditionOf } from './where.ts';

export const rows: CommandDefinition = {
  name: 'rows',
  summary: '列出一张表的行',
  options: [
    { usage: '--table <TABLE>', help: '哪张表', required: true, choices: tableNames },
    { usage: '--where <FIELD=VALUE...>', help: '只要字段等于此值的行；可写几次，都要符合' },
    { usage: '--format <FORMAT>', help: '不加 --json 时的写法：csv 给人看，jsonl 一行一个 JSON', choices: ['csv', 'jsonl'] },
  ],
  json: '{rows:[行]}',
  async run(given, context) {
    const table = textOf(given, 'table');
    if (!isTableName(table)) throw new LedgerError('USAGE', { reason: `没有表 ${table}` });
    const where = Object.fromEntries(listOf(given, 'where').map((condition) => conditionOf(condition, tableOf(table))));
    const { rows: found } = await (await context.ledger()).call('ledger.rows', { table, where });
    const text = maybeText(given, 'format') === 'jsonl' ? found.map((row) => JSON.stringify(row)) : sheetOf(tableOf(table), found);
    return { json: { rows: found }, text: text.join('\n') };
  },
};

function sheetOf(table: Table, found: readonly AnyRow[]): string[] {
  const fields = Object.entries(table.fields);
  const header = ['编号', ...fields.map(([, field]) => field.title)];
  // links are shown by id here: the label of another table is another question
  const lines = found.map((row) => [row.id, ...fields.map(([key, field]) => display(field, row[key], (_, id) => id))]);
  return [header, ...lines].map((cells) => cells.map(safeCell).join(','));
}

/** A CSV cell for people: what a spreadsheet would run as a formula is made text. */
function safeCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
