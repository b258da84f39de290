import { extname } from 'node:path';
import { type SheetFormat, sheetFormats } from '#shared/contract/sheet-files.ts';
import { LedgerError } from '#shared/errors.ts';
import { isTableName, sheetNames, type TableName, tableOf } from '#shared/model/tables.ts';
import { type CommandDefinition, flagOf, listOf, textOf } from './command.ts';
import { writeBytes } from './files.ts';
import { conditionOf } from './where.ts';

export const sheet: CommandDefinition = {
  name: 'sheet',
  summary: '把一张表导出成给人看的 .xlsx 或 .csv',
  options: [
    { usage: '--table <TABLE>', help: '哪张表', required: true, choices: sheetNames },
    { usage: '--out <FILE>', help: '.xlsx 或 .csv 文件', required: true },
    { usage: '--where <FIELD=VALUE...>', help: '只要字段等于此值的行；可写几次，都要符合' },
    { usage: '--fields <FIELD...>', help: '只要这些列，按此顺序；可写几次' },
    { usage: '--reveal', help: '写出完整的个人信息；会记入历史' },
  ],
  json: '{file, rows, bytes}',
  remarks: ['个人信息默认遮住。导出的表可以再用 import 导入；上报请用 export。'],
  async run(given, context) {
    const table = textOf(given, 'table');
    if (!isTableName(table)) throw new LedgerError('USAGE', { reason: `没有表 ${table}` });
    const out = context.path(textOf(given, 'out'));
    const format = formatOf(out);
    const conditions = listOf(given, 'where').map((condition) => conditionOf(condition, tableOf(table)));
    const fields = fieldsOf(listOf(given, 'fields'), table);
    const ledger = await context.ledger();
    const chosen = conditions.length > 0 && (await ledger.call('ledger.rows', { table, where: Object.fromEntries(conditions) }));
    const { bytes, rows } = await ledger.call(
      'intake.sheet',
      {
        table,
        format,
        reveal: flagOf(given, 'reveal'),
        ...(chosen && { ids: chosen.rows.map(({ id }) => id) }),
        ...(fields.length > 0 && { fields }),
      },
      context,
    );
    writeBytes(out, bytes);
    return { json: { file: out, rows, bytes: bytes.length }, text: `已导出 ${out}（${rows} 行）` };
  },
};

function formatOf(path: string): SheetFormat {
  const written = extname(path).slice(1).toLowerCase();
  const format = sheetFormats.find((known) => known === written);
  if (!format) throw new LedgerError('USAGE', { reason: '--out 的文件名应以 .xlsx 或 .csv 结尾。' });
  return format;
}

function fieldsOf(given: readonly string[], table: TableName): string[] {
  const { title, fields } = tableOf(table);
  const strange = given.find((key) => !Object.hasOwn(fields, key));
  if (strange !== undefined) throw new LedgerError('USAGE', { reason: `“${title}”没有字段 ${strange}` });
  return [...given];
}
