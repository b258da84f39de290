import { basename } from 'node:path';
import { z } from 'zod';
import {
  type ColumnChoices,
  encodings,
  type IntakeProblem,
  leftTitles,
  type ShapeChoice,
  type Staged,
  type StagedPart,
  type StagedRow,
} from '#shared/contract/intake.ts';
import { LedgerError } from '#shared/errors.ts';
import { isTableName, sheetNames, type TableName, tableOf } from '#shared/model/tables.ts';
import type { LedgerThread } from '../host/host.ts';
import { type CommandContext, type CommandDefinition, flagOf, type Given, maybeText, textOf } from './command.ts';
import { readBytes, readJson, writeBytes } from './files.ts';
import { lines, some } from './said.ts';

const mapFile = z.record(z.string(), z.string().nullable());

export const importFile: CommandDefinition = {
  name: 'import',
  summary: '把一张表导入台账',
  arguments: [
    { usage: '<FILE>', help: '.xlsx .xlsm .xls .et .ods .csv .tsv .txt 或网页表格（.htm .mht），按内容识别；- 表示从标准输入读文字' },
  ],
  options: [
    { usage: '--table <TABLE>', help: '导入到哪张表', required: true, choices: sheetNames },
    { usage: '--sheet <NAME>', help: '工作表的名称，或从 1 起的序号' },
    { usage: '--encoding <ENCODING>', help: '文字的编码；不写则自动识别', choices: encodings },
    { usage: '--header <ROWS>', help: '表头在第几行，如 3 或 3-4；不写则自动识别' },
    { usage: '--rows <ROWS>', help: '只要这些数据行，如 5-200' },
    { usage: '--map <FILE>', help: 'JSON 文件：表头 → 字段（另一张表的写作 表.字段），null 表示不要这一列' },
    { usage: '--dry-run', help: '只看结果，不写入' },
    { usage: '--key <FIELD>', help: '按哪个字段认出已有的行；不写则按表的规定' },
    { usage: '--rejected <FILE>', help: '把没有导入的行和原因写到这个 .xlsx，改好后可以再导入' },
  ],
  json: '{read, inserted, updated, unchanged, rejected, problems:[{row, column, value, rule, severity, message}], mapping:{表头: 字段|null}, guessed:[按相近名称或内容对应的表头], shape:{sheet, encoding, header:{from, to}|null, data:{from, to}|null, left:[{row, why, text}], carried}}；加 --dry-run 另有 rows:[{row, verdict: ok|flag|reject, values}]；一张表同时带来另一张表的行时另有 others:[{table, read, inserted, updated, unchanged, rejected}]，它的字段写作 表.字段，它的 problems 和 rows 带 table',
  finds: '有的行没有导入（rejected 大于 0）',
  remarks: [
    '身份证号或信用代码损坏、缺必填项、表内重复、分不清是台账里哪一行、属于已封账月份的行不导入（reject），其余有疑问的内容照原样导入并列出（flag）。',
    '空单元格不会清掉台账里已有的值；同一份表再导入一次不会改变任何内容。',
  ],
  async run(given, context) {
    const table = tableGiven(given);
    const request = { ...choicesOf(given, table, context.path), ...(await sourceOf(given, context)) };
    const ledger = await context.ledger();
    const staged = await ledger.call('intake.stage', { table, ...request }, context);
    if (staged.columns.every(({ target }) => target === null))
      throw new LedgerError('HEADER-MISSING', { name: staged.name, table: tableOf(table).title });
    const shown = await shownOf(ledger, staged, table);
    const dryRun = flagOf(given, 'dryRun');
    const rejected = staged.parts.reduce((sum, part) => sum + part.rejected, 0);
    await writeRejected(given, context, ledger, staged.stage, rejected);
    await ledger.call(dryRun ? 'intake.discard' : 'intake.commit', { stage: staged.stage }, context);
    const { rows, ...json } = shown;
    return { json: dryRun ? shown : json, text: textFor(staged, table, json.problems, dryRun), status: rejected > 0 ? 1 : 0 };
  },
};

function tableGiven(given: Given): TableName {
  const table = textOf(given, 'table');
  if (!isTableName(table)) throw new LedgerError('USAGE', { reason: `没有表 ${table}` });
  return table;
}

async function sourceOf(given: Given, context: CommandContext) {
  const file = textOf(given, 'FILE');
  if (file === '-') return { name: '标准输入', bytes: new TextEncoder().encode(await context.stdin()) };
  return { name: basename(file), bytes: readBytes(context.path(file)) };
}

function choicesOf(given: Given, table: TableName, path: (text: string) => string) {
  const [sheet, key, encoding] = ['sheet', 'key', 'encoding'].map((option) => maybeText(given, option));
  if (key !== undefined && !Object.hasOwn(tableOf(table).fields, key))
    throw new LedgerError('USAGE', { reason: `“${tableOf(table).title}”没有字段 ${key}` });
  const columns = columnsOf(given, table, path);
  const shape = shapeOf(given);
  const known = encodings.find((one) => one === encoding);
  return {
    ...(sheet !== undefined && { sheet }),
    ...(key !== undefined && { key }),
    ...(known && { encoding: known }),
    ...(columns && { columns }),
    ...(shape && { shape }),
  };
}

function shapeOf(given: Given): ShapeChoice | undefined {
  const [header, data] = [spanOf(given, 'header'), spanOf(given, 'rows')];
  return header || data ? { ...(header && { header }), ...(data && { data }) } : undefined;
}

function spanOf(given: Given, option: 'header' | 'rows') {
  const text = maybeText(given, option);
  if (text === undefined) return undefined;
  const [, from, to = from] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text) ?? [];
  if (!Number(from) || Number(to) < Number(from)) throw new LedgerError('USAGE', { reason: `--${option} 应写作 3 或 3-4` });
  return { from: Number(from), to: Number(to) };
}

function columnsOf(given: Given, first: TableName, path: (text: string) => string): ColumnChoices | undefined {
  const file = maybeText(given, 'map');
  if (file === undefined) return undefined;
  const map = mapFile.safeParse(readJson(path(file)));
  if (!map.success) throw new LedgerError('USAGE', { reason: `“${basename(file)}”应是 {"表头": "字段" 或 null}。` });
  return Object.fromEntries(Object.entries(map.data).map(([header, field]) => [header, field === null ? null : targetOf(field, first)]));
}

function targetOf(text: string, first: TableName) {
  const [, other, field = text] = /^([^.]+)\.(.+)$/.exec(text) ?? [];
  const table = other ?? first;
  if (!isTableName(table)) throw new LedgerError('USAGE', { reason: `没有表 ${table}` });
  return { table, field };
}

const countsOf = ({ read, inserted, updated, unchanged, rejected }: StagedPart) => ({ read, inserted, updated, unchanged, rejected });
const noPart = (table: TableName): StagedPart => ({
  table,
  read: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  left: 0,
  problems: 0,
});
const partOf = ({ parts }: Staged, table: TableName) => parts.find((part) => part.table === table) ?? noPart(table);

/** The JSON object: the table meant by itself, another one that came along named beside it. */
async function shownOf(ledger: LedgerThread, staged: Staged, first: TableName) {
  const { stage, parts, columns } = staged;
  const told = await Promise.all(parts.map(async ({ table }) => ({ table, ...(await ledger.call('intake.rows', { stage, table })) })));
  const ofTable = (table: TableName) => (table === first ? {} : { table });
  const problems = told.flatMap(({ table, problems }) => problems.map((problem) => ({ ...ofTable(table), ...shownProblem(problem) })));
  const rows = told.flatMap(({ table, rows }) =>
    rows.map((row) => ({ ...ofTable(table), row: row.row, verdict: row.verdict, values: valuesOf(row) })),
  );
  const others = parts.filter(({ table }) => table !== first).map((part) => ({ table: part.table, ...countsOf(part) }));
  const field = (target: Staged['columns'][number]['target']) =>
    target && (target.table === first ? target.field : `${target.table}.${target.field}`);
  return {
    ...countsOf(partOf(staged, first)),
    problems: problems.sort((a, b) => a.row - b.row),
    mapping: Object.fromEntries(columns.map(({ header, target }) => [header, field(target)])),
    guessed: guessedIn(staged),
    shape: { sheet: staged.sheet, encoding: staged.encoding ?? null, ...staged.shape },
    ...(others.length > 0 ? { others } : {}),
    rows: rows.sort((a, b) => a.row - b.row),
  };
}

/** Columns that go somewhere without their header saying so. */
const guessedIn = ({ columns }: Staged): string[] =>
  columns.filter(({ target, by }) => target !== null && (by === 'similar' || by === 'content')).map(({ header }) => header);

const shownProblem = ({ row, column, value, rule, severity, message }: IntakeProblem) => ({ row, column, value, rule, severity, message });

const valuesOf = ({ values: { id: _id, unit: _unit, ...values } }: StagedRow) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));

async function writeRejected(given: Given, context: CommandContext, ledger: LedgerThread, stage: string, count: number): Promise<void> {
  const file = maybeText(given, 'rejected');
  if (file === undefined || count === 0) return;
  const { bytes } = await ledger.call('intake.rejected', { stage });
  writeBytes(context.path(file), bytes);
}

type Shown = Awaited<ReturnType<typeof shownOf>>;

function textFor(staged: Staged, first: TableName, problems: Shown['problems'], dryRun: boolean): string {
  const { read, inserted, updated, unchanged, rejected } = partOf(staged, first);
  const counts = `读取 ${read} 行：新增 ${inserted}，更新 ${updated}，无变化 ${unchanged}，未导入 ${rejected}${dryRun ? '（只是预览，没有写入）' : ''}`;
  const others = staged.parts
    .filter(({ table }) => table !== first)
    .map(
      (part) =>
        `其中${tableOf(part.table).title} ${part.read} 行：新增 ${part.inserted}，更新 ${part.updated}，无变化 ${part.unchanged}，未导入 ${part.rejected}`,
    );
  const unmapped = staged.columns.filter(({ target, serial }) => target === null && !serial).map(({ header }) => header);
  const without = unmapped.length > 0 ? [`没有对应字段的列：${unmapped.join('、')}`] : [];
  return lines(counts, ...others, shapeText(staged), ...without, ...guessedText(staged), ...some(problems, problemText));
}

const span = ({ from, to }: { readonly from: number; readonly to: number }) => (from === to ? `第 ${from} 行` : `第 ${from}-${to} 行`);

/** What was taken for the header and the data, and every row that was taken for neither: the one who imports by command has not seen the sheet. */
function shapeText({ sheet, shape: { header, data, left } }: Staged): string {
  const beside = left.filter(({ why }) => why !== 'empty' && why !== 'header');
  const known = `工作表“${sheet}”：表头${header ? span(header) : '没有'}，数据${data ? span(data) : '没有'}`;
  return lines(`${known}${beside.length > 0 ? `，另有 ${beside.length} 行不当作数据：` : ''}`, ...some(beside, leftText));
}
const leftText = ({ row, why, text }: Staged['shape']['left'][number]) => `第 ${row} 行（${leftTitles[why]}）${text}`;

function guessedText(staged: Staged): string[] {
  const guessed = guessedIn(staged);
  return guessed.length > 0 ? [`按相近名称或内容对应的列，请核对：${guessed.join('、')}`] : [];
}

const problemText = ({ row, column, rule, message }: Shown['problems'][number]) => `第 ${row} 行 ${column} ${rule}：${message}`;
