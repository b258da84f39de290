import { LedgerError } from '#shared/errors.ts';
import { isTableName, sheetNames } from '#shared/model/tables.ts';
import { template as templateOf } from '../intake/writing/template.ts';
import { type CommandDefinition, flagOf, maybeText, textOf } from './command.ts';
import { targetOf, writeBytes } from './files.ts';

export const template: CommandDefinition = {
  name: 'template',
  summary: '导入模板：空表，带下拉列表和填写说明',
  options: [
    { usage: '--table <TABLE>', help: '哪张表', choices: sheetNames },
    { usage: '--all', help: '所有的表，各一张工作表' },
    { usage: '--out <PATH>', help: '文件夹（用规定的文件名）或 .xlsx 文件', required: true },
  ],
  json: '{file, fields:[field]}',
  remarks: ['不需要台账。fields 按列的顺序；--all 时写作 表.字段。填好的模板用 import 导入，不必再对应表头。'],
  async run(given, context) {
    const table = maybeText(given, 'table');
    if ((table === undefined) !== flagOf(given, 'all')) throw new LedgerError('USAGE', { reason: '--table 和 --all 请写其中一个。' });
    if (table !== undefined && !isTableName(table)) throw new LedgerError('USAGE', { reason: `没有表 ${table}` });
    const { name, bytes, fields } = await templateOf(table);
    const file = targetOf(context.path(textOf(given, 'out')), name);
    writeBytes(file, bytes);
    const keys = fields.map((known) => (table === undefined ? `${known.table}.${known.field}` : known.field));
    return { json: { file, fields: keys }, text: `已写出 ${file}（${fields.length} 列）` };
  },
};
