import { join } from 'node:path';
import { type CommandDefinition, maybeText, textOf } from './command.ts';
import { writeBytes } from './files.ts';
import { lines, titleOfTable } from './said.ts';

const choices = { kept: '先收到的不变', taken: '改用后到的' } as const;
const isChoice = (text: string): text is keyof typeof choices => Object.hasOwn(choices, text);

export const disputeList: CommandDefinition = {
  name: 'dispute list',
  summary: '列出待裁定的上报包：同一单位出现两份，内容不同',
  json: '{disputes:[{id, code, unit, unitName, period, revision, sequence, at, name, takeable, decision}]}',
  finds: '有没有裁定的',
  async run(_, context) {
    const disputes = await (await context.ledger()).call('exchange.disputes', {});
    const waiting = disputes.filter(({ decision }) => decision === null);
    return {
      json: { disputes },
      text: lines(
        ...disputes.map(
          ({ id, unitName, period, revision, sequence, decision }) =>
            `${id.slice(0, 12)} ${unitName} ${period} 第 ${revision} 版 序号 ${sequence}：${decision ? `${choices[decision.choice]}（${decision.reason}）` : '待裁定'}`,
        ),
        `待裁定 ${waiting.length} 份`,
      ),
      status: waiting.length > 0 ? 1 : 0,
    };
  },
};

export const disputeShow: CommandDefinition = {
  name: 'dispute show',
  summary: '并排看两份上报包：谁、何时、行数、差异',
  arguments: [{ usage: '<ID>', help: 'dispute list 给出的编号' }],
  json: '{received, later, diff:{table:{added, changed, removed}}, rows, more}',
  async run(given, context) {
    const compared = await (await context.ledger()).call('exchange.compareDispute', { id: textOf(given, 'ID') });
    const side = (title: string, one: typeof compared.received) =>
      `${title}：第 ${one.revision} 版 序号 ${one.sequence}，${one.signed} 签名，${one.at} 收到，证书 ${one.serial}`;
    const changes = Object.entries(compared.diff).filter(([, { added, changed, removed }]) => added + changed + removed > 0);
    return {
      json: compared,
      text: lines(
        side('先收到的', compared.received),
        side('后到的', compared.later),
        ...changes.map(
          ([table, { added, changed, removed }]) => `  ${titleOfTable(table)}：多 ${added} 行，不同 ${changed} 行，少 ${removed} 行`,
        ),
      ),
    };
  },
};

export const disputeDecide: CommandDefinition = {
  name: 'dispute decide',
  summary: '裁定用哪一份，写明理由，记入修改记录',
  arguments: [{ usage: '<ID>', help: 'dispute list 给出的编号' }],
  options: [
    { usage: '--choice <CHOICE>', help: 'kept 先收到的不变，taken 改用后到的', required: true, choices: Object.keys(choices) },
    { usage: '--text <TEXT>', help: '理由', required: true },
    { usage: '--receipts <DIR>', help: '回执写到哪个文件夹' },
  ],
  json: '{choice, outcome, receipt}',
  async run(given, context) {
    const [id, choice, reason] = [textOf(given, 'ID'), textOf(given, 'choice'), textOf(given, 'text')];
    const decided = await (await context.ledger()).call('exchange.decideDispute', {
      id,
      choice: isChoice(choice) ? choice : 'kept',
      reason,
    });
    const folder = maybeText(given, 'receipts');
    const target = decided.receipt && folder !== undefined ? join(context.path(folder), decided.receipt.name) : null;
    if (decided.receipt && target !== null) writeBytes(target, decided.receipt.bytes);
    return { json: { choice: decided.choice, outcome: decided.outcome, receipt: target }, text: decided.message };
  },
};
