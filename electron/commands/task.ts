import { taskOrder } from '#shared/documents/task-content.ts';
import { LedgerError } from '#shared/errors.ts';
import type { RulesetDifference } from '#shared/standards/difference.ts';
import { type CommandDefinition, flagOf, textOf } from './command.ts';
import { readDocument, readJson, targetOf, writeBytes } from './files.ts';
import { lines } from './said.ts';

export const taskIssue: CommandDefinition = {
  name: 'task issue',
  summary: '给下级下发任务书（.lxtask），本单位同时采用',
  options: [
    { usage: '--from <FILE>', help: '任务书的内容，JSON', required: true },
    { usage: '--out <PATH>', help: '文件夹或文件', required: true },
  ],
  json: '{file, id, version}',
  remarks: [
    'JSON 为 {from, version?, dueDay?, dueDates?, parameters?, severities?, criteria?, lists?, standards?, assignments?, notice?}，写法见 docs/format.md；from 是从哪个月起（YYYY-MM）。',
    'dueDates 为单独定期限的月份 {月份: 日期}，如 {"2027-01":"2027-02-26"}；其余各月仍按 dueDay。',
    'standards 为衢州标准的变动 {标准项: {title?, wording?, off?}}；新增的手工评定项写在 lists 的 standard_item 里，另有 group、wording。',
    'lists 为代码表的新增项 {代码表: [{title, retired?}]}；assignments 为县级下达的两包三定 [{organization, due_on, target, area_leader?}]，organization 写编号、统一社会信用代码或名称。',
    '没有写的部分，沿用本单位那个月正在使用的；写了的部分整个替换。版次不写则比上一版加一。',
  ],
  async run(given, context) {
    const order = taskOrder.safeParse(readJson(context.path(textOf(given, 'from'))));
    if (!order.success) {
      const [issue] = order.error.issues;
      throw new LedgerError('USAGE', { reason: `任务书的内容不合规格（${issue?.path.join('/') ?? ''}：${issue?.message ?? ''}）` });
    }
    const { name, bytes, id, version } = await (await context.ledger()).call('exchange.issueTask', order.data);
    const file = targetOf(context.path(textOf(given, 'out')), name);
    writeBytes(file, bytes);
    return { json: { file, id, version }, text: `任务书第 ${version} 版（${order.data.from} 起）：${file}` };
  },
};

export const taskAccept: CommandDefinition = {
  name: 'task accept',
  summary: '采用上级的任务书，并重新检查正在办理的月份',
  arguments: [{ usage: '<FILE>', help: '任务书' }],
  options: [{ usage: '--dry-run', help: '只看有哪些变化，不采用' }],
  json: '{id, version, issuer:{code, name}, from, issued, notice, taken, differences:[{kind, rule, title, before, after}], assignments:[{organization, name, due_on, target, area_leader?, state}], errors?, warnings?}',
  async run(given, context) {
    const file = readDocument(context.path(textOf(given, 'FILE')));
    const ledger = await context.ledger();
    if (flagOf(given, 'dryRun')) {
      const read = await ledger.call('exchange.readTask', file);
      return { json: read, text: lines(`${headOf(read)}，没有采用`, ...read.differences.map(differenceLine)) };
    }
    const task = await ledger.call('exchange.acceptTask', file);
    return {
      json: task,
      text: lines(
        task.taken ? `${headOf(task)}，已在使用` : `已采用${headOf(task)}`,
        ...task.differences.map(differenceLine),
        `错误 ${task.errors}，提醒 ${task.warnings}`,
      ),
    };
  },
};

const headOf = ({ issuer, version, from }: { issuer: { name: string }; version: number; from: string }) =>
  `${issuer.name}任务书第 ${version} 版（${from} 起）`;
const differenceLine = ({ rule, title, before, after }: RulesetDifference) => `  ${rule ?? ''} ${title}：${before} → ${after}`;
