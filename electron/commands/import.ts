import { basename } from 'node:path';
import { z } from 'zod';
import type { IntakeProblem } from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { isTableName, sheetNames, tableOf } from '#shared/model/tables.ts';
import { type CommandDefinition, flagOf, type Given, maybeText, textOf } from './command.ts';
import { readBytes, readJson } from './files.ts';
import { lines, some } from './said.ts';

const mapFile = z.record(z.string(), z.string().nullable());

export const importFile: CommandDefinition = {
  name: 'import',
  summary: '把一张表导入台账',
  arguments: [{ usage: '<FILE>', help: '.xlsx .xls .et .ods .csv；编码和表头自动识别' }],
  options: [
    { usage: '--table <TABLE>', help: '导入到哪张表', required: true, choices: sheetNames },
    { usage: '--sheet <NAME>', help: '工作表的名称，或从 1 起的序号' },
    { usage: '--map <FILE>', help: 'JSON 文件：表头 → 字段，null 表示不要这一列' },
    { usage: '--dry-run', help: '只看结果，不写入' },
    { usage: '--key <FIELD>', help: '按哪个字段认出已有的行；不写则按表的规定' },
  ],
  json: '{read, inserted, updated, unchanged, rejected, problems:[{row, column, value, rule, severity, message}], mapping:{表头: 字段|null}}；加 --dry-run 另有 rows:[{row, verdict: ok|flag|reject, values}]',
  finds: '有的行没有导入（rejected 大于 0）',
  remarks: [
    '身份证号或信用代码损坏、缺必填项、表内重复的行不导入（reject），其余有疑问的内容照原样导入并列出（flag）。',
    '空单元格不会清掉台账里已有的值；同一份表再导入一次不会改变任何内容。',
  ],
  async run(given, context) {
    const dryRun = flagOf(given, 'dryRun');
    const request = { ...requestOf(given), ...bytesOf(context.path(textOf(given, 'FILE'))), ...mapOf(given, context.path) };
    const ledger = await context.ledger();
    const { stage, rows, read, inserted, updated, unchanged, rejected, problems, mapping } = await ledger.call(
      'intake.stage',
      request,
      context,
    );
    if (!dryRun) await ledger.call('intake.commit', { stage }, context);
    const json = { read, inserted, updated, unchanged, rejected, problems, mapping };
    const counts = `读取 ${read} 行：新增 ${inserted}，更新 ${updated}，无变化 ${unchanged}，未导入 ${rejected}${dryRun ? '（只是预览，没有写入）' : ''}`;
    const unmapped = Object.keys(mapping).filter((header) => mapping[header] === null);
    return {
      json: dryRun ? { ...json, rows: rows.map(({ row, verdict, values }) => ({ row, verdict, values })) } : json,
      text: lines(counts, ...(unmapped.length > 0 ? [`没有对应字段的列：${unmapped.join('、')}`] : []), ...some(problems, problemText)),
      status: rejected > 0 ? 1 : 0,
    };
  },
};

const problemText = ({ row, column, rule, message }: IntakeProblem) => `第 ${row} 行 ${column} ${rule}：${message}`;

function requestOf(given: Given) {
  const table = textOf(given, 'table');
  if (!isTableName(table)) throw new LedgerError('USAGE', { reason: `没有表 ${table}` });
  const [sheet, key] = [maybeText(given, 'sheet'), maybeText(given, 'key')];
  if (key !== undefined && !Object.hasOwn(tableOf(table).fields, key))
    throw new LedgerError('USAGE', { reason: `“${tableOf(table).title}”没有字段 ${key}` });
  return { table, ...(sheet === undefined ? {} : { sheet }), ...(key === undefined ? {} : { key }) };
}

const bytesOf = (path: string) => ({ name: basename(path), bytes: readBytes(path) });

function mapOf(given: Given, path: (text: string) => string): { map?: Record<string, string | null> } {
  const file = maybeText(given, 'map');
  if (file === undefined) return {};
  const map = mapFile.safeParse(readJson(path(file)));
  if (!map.success) throw new LedgerError('USAGE', { reason: `“${basename(file)}”应是 {"表头": "字段" 或 null}。` });
  return { map: map.data };
}
