import { type TransferSubject, transferSubjects } from '#shared/documents/transfer-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import type { TableName } from '#shared/model/tables.ts';
import { divisionName } from '../host/divisions.ts';
import type { LedgerThread } from '../host/host.ts';
import { type CommandDefinition, flagOf, maybeText, textOf } from './command.ts';
import { readDocument, targetOf, writeBytes } from './files.ts';
import { countsText, lines, titleOfTable } from './said.ts';

export const transferOut: CommandDefinition = {
  name: 'transfer out',
  summary: '把一名党员、积极分子等发展中的人员或一家组织转出到本市另一个乡镇街道，写出转接单（.lxmove），交上级',
  options: [
    { usage: '--row <ID>', help: '党员、发展党员或两新组织的行编号', required: true },
    { usage: '--to <CODE>', help: '转入单位的区划代码（9 位），本县或本市其他县的', required: true },
    { usage: '--name <NAME>', help: '转入单位的名称；不写则按代码查出' },
    { usage: '--on <DATE>', help: '转出日期；不写则为今天' },
    { usage: '--dry-run', help: '只看会带上哪些行，不写入' },
    { usage: '--out <PATH>', help: '文件夹或文件；加 --dry-run 时可以不写' },
  ],
  json: '{file, label, counts, batch}；加 --dry-run 只有 {label, counts}',
  remarks: [
    '党员的发展党员记录一并转出。转出组织时，只属于它的党组织、党小组、在那里的党员和发展中的人员一并转出。转出的行不删除，填上离开的原因和日期；可以撤销。',
  ],
  async run(given, context) {
    const ledger = await context.ledger();
    const id = textOf(given, 'row');
    const code = textOf(given, 'to');
    const name = maybeText(given, 'name')?.trim() ?? (/^\d{9}$/.test(code) ? await divisionName(code, 'township') : undefined);
    if (!name) throw new LedgerError('UNIT-UNKNOWN', { unit: code });
    const on = maybeText(given, 'on');
    const order = { table: await tableOfRow(ledger, id), id, to: { code, name }, ...(on === undefined ? {} : { on }) };
    if (flagOf(given, 'dryRun')) {
      const { label, counts } = await ledger.call('transfer.preview', order);
      return { json: { label, counts }, text: `“${label}”转出到${name}，一并转出：${countsText(counts)}（只是预览，没有写入）` };
    }
    const target = textOf(given, 'out');
    const { name: file, bytes, label, counts, reply } = await ledger.call('transfer.out', order);
    const path = targetOf(context.path(target), file);
    writeBytes(path, bytes);
    return {
      json: { file: path, label, counts, batch: reply.batch },
      text: lines(`已把“${label}”转出到${name}：${countsText(counts)}`, `转接单：${path}，请交上级`),
    };
  },
};

async function tableOfRow(ledger: LedgerThread, id: string): Promise<TransferSubject> {
  for (const table of transferSubjects) {
    const { rows } = await ledger.call('ledger.rows', { table, where: { id } });
    if (rows.length > 0) return table;
  }
  throw new LedgerError('EDIT-MISSING', {}, { payload: { id } });
}

export const transferPass: CommandDefinition = {
  name: 'transfer pass',
  summary: '县、市：核对下级或上级送来的转接单，转交下一站：转入单位、它的县，或上级',
  arguments: [{ usage: '<FILE>', help: '下级或上级签名的转接单' }],
  options: [{ usage: '--out <PATH>', help: '文件夹或文件', required: true }],
  json: '{file, from, to, next, label, counts, again}，next 是收这份文件的单位',
  remarks: [
    '转入单位在本单位以下的，加密给它（在市里是它的县）；不在的，加密给上级。同一份再转交一次，还是同一次转接。往下转交的，不另交也会随收件单位的下一份底册送到；往上的要把文件交上级。',
  ],
  async run(given, context) {
    const passed = await (await context.ledger()).call('transfer.pass', readDocument(context.path(textOf(given, 'FILE'))));
    const { name, bytes, id: _id, ...told } = passed;
    const file = targetOf(context.path(textOf(given, 'out')), name);
    writeBytes(file, bytes);
    const { from, to, next, label, counts, again } = told;
    return {
      json: { file, ...told },
      text: lines(
        `${from.name} → ${to.name}：“${label}”，${countsText(counts)}${again ? '（以前转交过）' : ''}`,
        `转接单：${file}，请交${next.name}`,
      ),
    };
  },
};

export const transferIn: CommandDefinition = {
  name: 'transfer in',
  summary: '办理上级转来的转接单：转入的行写进台账',
  arguments: [{ usage: '<FILE>', help: '上级签名的转接单' }],
  options: [
    { usage: '--branch <ROW>', help: '转入的党员、发展中的人员编入哪个党支部：名称或行编号' },
    { usage: '--dry-run', help: '只看结果，不写入' },
  ],
  json: '{from, label, date, taken, counts, inserted, updated, rejected, problems:[{table, column, message}], batch}',
  finds: '有的行没有写入，例如没有写明党支部',
  async run(given, context) {
    const ledger = await context.ledger();
    const found = await ledger.call('transfer.stage', readDocument(context.path(textOf(given, 'FILE'))), context);
    const { from, label, date, taken, counts } = found;
    const told = { from, label, date, taken, counts };
    if (!found.stage) {
      const json = { ...told, inserted: 0, updated: 0, rejected: 0, problems: [], batch: 0 };
      return { json, text: `“${label}”的转接单以前办理过，没有改动。` };
    }
    const { stage } = found.stage;
    const branch = maybeText(given, 'branch');
    const tables = found.stage.parts.map(({ table }) => table);
    if (branch !== undefined) await chooseBranch(ledger, stage, branch, tables);
    const seen = await seenOf(ledger, stage, tables);
    const write = !flagOf(given, 'dryRun') && seen.rejected === 0;
    const batch = write ? (await ledger.call('intake.commit', { stage }, context)).batch : 0;
    if (!write) await ledger.call('intake.discard', { stage });
    return {
      json: { ...told, ...seen, batch },
      text: lines(
        `${from.name}转来“${label}”：${countsText(counts)}${write ? '，已写入台账' : '，没有写入'}`,
        ...seen.problems.map(({ table, column, message }) => `  ${titleOfTable(table)} ${column}：${message}`),
      ),
      status: seen.rejected > 0 ? 1 : 0,
    };
  },
};

/** Persons that came without their branch are put into the one that is named. */
async function chooseBranch(ledger: LedgerThread, stage: string, branch: string, tables: readonly TableName[]): Promise<void> {
  for (const table of ['member', 'development'] as const) {
    if (!tables.includes(table)) continue;
    const { rows } = await ledger.call('intake.rows', { stage, table });
    const changes = rows.filter(({ values }) => values.branch === null).map(({ values }) => ({ id: values.id, after: { branch } }));
    if (changes.length > 0) await ledger.call('intake.mend', { stage, table, changes });
  }
}

async function seenOf(ledger: LedgerThread, stage: string, tables: readonly TableName[]) {
  const found = await Promise.all(tables.map((table) => ledger.call('intake.rows', { stage, table })));
  const rows = found.flatMap((one) => one.rows);
  const count = (fate: (typeof rows)[number]['fate']) => rows.filter((row) => row.fate === fate).length;
  const problems = found.flatMap((one) => one.problems).map(({ table, column, message }) => ({ table, column, message }));
  return { inserted: count('insert'), updated: count('update'), rejected: count('reject'), problems };
}

const states = { done: '已办理', undone: '已撤销', arrived: '转入单位已上报', handed: '已转交上级' } as const;
const directions = { out: '转出', passed: '转交', in: '转入' } as const;

export const transferList: CommandDefinition = {
  name: 'transfer list',
  summary: '列出本台账办理过的转接',
  json: '{transfers:[{id, direction: out|passed|in, from, to, table, row, label, at, counts, state: done|undone|arrived|handed}]}',
  async run(_, context) {
    const transfers = await (await context.ledger()).call('transfer.list', {});
    const line = ({ direction, from, to, label, state }: (typeof transfers)[number]) =>
      `${directions[direction]} “${label}”：${from.name} → ${to.name}（${direction === 'passed' && state === 'done' ? '等转入单位上报' : states[state]}）`;
    return { json: { transfers }, text: transfers.length > 0 ? lines(...transfers.map(line)) : '还没有办理过转接。' };
  },
};

export const reportDuplicates: CommandDefinition = {
  name: 'report duplicates',
  summary: '县、市：两个单位同时有的组织和党员（信用代码或身份证号相同）',
  json: '{duplicates:[{table, number, rows:[{table, id, unit, unitName, label, cells:[{title, text}]}]}]}',
  finds: '有重复的',
  remarks: ['个人信息已遮盖。注销、迁出、转出的不算。'],
  async run(_, context) {
    const duplicates = await (await context.ledger()).call('transfer.duplicates', {});
    const line = ({ table, number, rows }: (typeof duplicates)[number]) =>
      `${titleOfTable(table)} ${number}：${rows.map(({ unitName, label }) => `${unitName}“${label}”`).join('、')}`;
    return {
      json: { duplicates },
      text: duplicates.length > 0 ? lines(...duplicates.map(line)) : '没有跨单位重复。',
      status: duplicates.length > 0 ? 1 : 0,
    };
  },
};
