import { basename, join } from 'node:path';
import type { OutputOf } from '#shared/contract/calls.ts';
import type { ExtractRead } from '#shared/contract/rosters.ts';
import { LedgerError } from '#shared/errors.ts';
import { tableOf } from '#shared/model/tables.ts';
import type { LedgerThread } from '../host/host.ts';
import { type CommandContext, type CommandDefinition, flagOf, type Given, listOf, maybeText, textOf } from './command.ts';
import { readBytes, readDocument, targetOf, writeBytes } from './files.ts';
import { countsText, lines, some } from './said.ts';

export const rosterIssue: CommandDefinition = {
  name: 'roster issue',
  summary: '给下级下发底册（.lxbase）：已接收的台账、新登记名单、等待转入的转接单',
  options: [
    { usage: '--unit <CODE...>', help: '下级的区划代码' },
    { usage: '--all', help: '所有已授权的下级，各一份' },
    { usage: '--extract <FILE>', help: '市场监管部门的新登记名单，任何表格；按“所属乡镇街道”分到各单位' },
    { usage: '--attachments', help: '连同附件（对方换了电脑时用）' },
    { usage: '--out <PATH>', help: '文件夹；只有一份时也可以是文件', required: true },
  ],
  json: '{files:[{file, unit, version, counts, extract, transfers, attachments:{carried, left}}], left:[{line, name, why: known|nowhere|faulty}]}',
  finds: '名单里有的行没有分到任何单位（nowhere、faulty）',
  async run(given, context) {
    const ledger = await context.ledger();
    const units = await unitsOf(given, ledger);
    const extract = await extractOf(given, context, ledger);
    const out = context.path(textOf(given, 'out'));
    const files: (Omit<OutputOf<'roster.issue'>, 'name' | 'bytes' | 'id'> & { file: string })[] = [];
    for (const [index, unit] of units.entries()) {
      if (units.length > 1) context.onProgress({ done: index, total: units.length, label: `下发 ${index + 1}/${units.length}` });
      const order = { unit, attachments: flagOf(given, 'attachments'), ...(extract && { stage: extract.stage }) };
      const { name, bytes, id: _id, ...issued } = await ledger.call('roster.issue', order);
      const file = units.length > 1 ? join(out, name) : targetOf(out, name);
      writeBytes(file, bytes);
      files.push({ file, ...issued });
    }
    const left = extract?.read.left ?? [];
    return {
      json: { files, left },
      text: lines(...files.map(issuedText), ...some(left, leftText)),
      status: left.some(({ why }) => why !== 'known') ? 1 : 0,
    };
  },
};

async function unitsOf(given: Given, ledger: LedgerThread): Promise<readonly string[]> {
  const named = listOf(given, 'unit');
  if (flagOf(given, 'all') === named.length > 0) throw new LedgerError('USAGE', { reason: '请写 --unit <CODE> 或 --all，二者之一。' });
  return named.length > 0 ? named : (await ledger.call('roster.units', {})).map(({ code }) => code);
}

async function extractOf(
  given: Given,
  context: CommandContext,
  ledger: LedgerThread,
): Promise<{ stage: string; read: ExtractRead } | undefined> {
  const file = maybeText(given, 'extract');
  if (file === undefined) return undefined;
  const staged = await ledger.call(
    'intake.stage',
    { table: 'organization', name: basename(file), bytes: readBytes(context.path(file)) },
    context,
  );
  if (staged.columns.every(({ target }) => target === null))
    throw new LedgerError('HEADER-MISSING', { name: staged.name, table: tableOf('organization').title });
  return { stage: staged.stage, read: await ledger.call('roster.extract', { stage: staged.stage }) };
}

const issuedText = ({
  file,
  version,
  counts,
  extract,
  transfers,
  attachments: { carried, left },
}: Omit<OutputOf<'roster.issue'>, 'name' | 'bytes' | 'id'> & { file: string }) =>
  [
    `底册第 ${version} 版：${file}（${countsText(Object.fromEntries(Object.entries(counts).filter(([, rows]) => rows > 0))) || '还没有数据'}`,
    extract > 0 ? `；新登记 ${extract} 家` : '',
    transfers > 0 ? `；转接单 ${transfers} 份` : '',
    carried + left > 0 ? `；附件 ${carried} 个${left > 0 ? `，另有 ${left} 个放不下` : ''}` : '',
    '）',
  ].join('');

const whyText = { known: '已在台账', nowhere: '不知道属于哪个单位', faulty: '信用代码不对或缺少必填项' } as const;
const leftText = ({ line, name, why }: ExtractRead['left'][number]) => `名单第 ${line} 行 ${name}：${whyText[why]}，没有下发`;

export const rosterAccept: CommandDefinition = {
  name: 'roster accept',
  summary: '采用上级的底册：与台账逐格比较后写入，本单位已有的内容不覆盖',
  arguments: [{ usage: '<FILE>', help: '底册' }],
  options: [
    { usage: '--dry-run', help: '只看差别，不写入' },
    { usage: '--take', help: '两边都有而不同的格，取底册的' },
  ],
  json: '{version, issuer, again, recovers, extract, transfers, tables:{table:{inserted, updated, unchanged, left, rejected}}, differences:[{table, row, field, own, given, taken}]}',
  remarks: [
    '本单位已经填写而与底册不同的格保留本单位的，空着的格补上；本单位删除过的行不再加回。台账还没有上报过时（如重装之后），接着上级收到的最后一份继续。',
    '随底册来的转接单存在台账文件夹的 transfers 里，由 transfer in 逐份办理；县用 transfer pass 转交。',
  ],
  async run(given, context) {
    const ledger = await context.ledger();
    const found = await ledger.call('roster.stage', readDocument(context.path(textOf(given, 'FILE'))), context);
    const { stage } = found.stage;
    if (flagOf(given, 'take')) await takeAll(ledger, stage);
    const differences = await ledger.call('intake.givenCells', { stage });
    const parts = await partsOf(ledger, found);
    const dryRun = flagOf(given, 'dryRun');
    const slips = dryRun ? [] : found.transfers;
    for (const slip of slips) writeBytes(join(context.folder, 'transfers', slip.name), slip.bytes);
    await ledger.call(dryRun ? 'intake.discard' : 'intake.commit', { stage }, context);
    const { version, issuer, again, recovers, extract, transfers } = found;
    const json = { version, issuer, again, recovers, extract, transfers: transfers.length, tables: parts, differences };
    return { json, text: acceptedText(json, { dryRun, folder: slips.length > 0 ? join(context.folder, 'transfers') : undefined }) };
  },
};

async function takeAll(ledger: LedgerThread, stage: string): Promise<void> {
  const cells = (await ledger.call('intake.givenCells', { stage })).map(({ table, id, field }) => ({ table, id, field }));
  if (cells.length > 0) await ledger.call('intake.choose', { stage, cells, take: true });
}

/** Counted from the rows: what was chosen since the stage was made counts too. */
async function partsOf(ledger: LedgerThread, { stage: { stage, parts } }: OutputOf<'roster.stage'>) {
  const counted = await Promise.all(
    parts.map(async ({ table }) => {
      const { rows } = await ledger.call('intake.rows', { stage, table });
      const count = (fate: (typeof rows)[number]['fate']) => rows.filter((row) => row.fate === fate).length;
      const counts = {
        inserted: count('insert'),
        updated: count('update'),
        unchanged: count('unchanged'),
        left: count('left'),
        rejected: count('reject'),
      };
      return [table, counts] as const;
    }),
  );
  return Object.fromEntries(counted);
}

interface Accepted extends Pick<OutputOf<'roster.stage'>, 'version' | 'issuer' | 'again' | 'recovers' | 'extract'> {
  readonly transfers: number;
  readonly tables: Awaited<ReturnType<typeof partsOf>>;
  readonly differences: OutputOf<'intake.givenCells'>;
}

function acceptedText(found: Accepted, { dryRun, folder }: { dryRun: boolean; folder: string | undefined }): string {
  const { version, issuer, recovers, extract, transfers, tables, differences } = found;
  const kept = differences.filter(({ taken }) => !taken).length;
  return lines(
    `${issuer.name}底册第 ${version} 版${found.again ? '（以前采用过）' : ''}${dryRun ? '（只是预览，没有写入）' : ''}`,
    ...Object.entries(tables).map(
      ([table, { inserted, updated, unchanged, left }]) =>
        `  ${countsText({ [table]: inserted + updated + unchanged + left })}：新增 ${inserted}，更新 ${updated}，不变 ${unchanged}，不导入 ${left}`,
    ),
    ...(kept > 0 ? [`与底册不同的 ${kept} 格保留本单位的（要取底册的，加 --take）`] : []),
    ...(extract > 0 ? [`其中新登记 ${extract} 家`] : []),
    ...(recovers ? [`本台账还没有上报过：接着已报到 ${recovers.last} 的 ${recovers.months} 个月继续`] : []),
    ...(transfers > 0
      ? [`另有转接单 ${transfers} 份${folder ? `，存在 ${folder}` : ''}，请用 transfer in 办理（县用 transfer pass 转交）`]
      : []),
  );
}
