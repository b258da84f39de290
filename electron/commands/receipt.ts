import { type CommandDefinition, textOf } from './command.ts';
import { readDocument } from './files.ts';

const outcomes: Readonly<Record<string, string>> = { accepted: '接收', accepted_with_problems: '接收但待改', returned: '退回' };

export const receiptAccept: CommandDefinition = {
  name: 'receipt accept',
  summary: '导入上级的回执（.lxrcpt）',
  arguments: [{ usage: '<FILE>', help: '回执' }],
  json: '{period, outcome, problems}',
  async run(given, context) {
    const { period, outcome, problems } = await (await context.ledger()).call(
      'exchange.acceptReceipt',
      readDocument(context.path(textOf(given, 'FILE'))),
    );
    return {
      json: { period, outcome, problems },
      text: `${period} 上级${outcomes[outcome] ?? outcome}${problems > 0 ? `，待改 ${problems} 处` : ''}`,
    };
  },
};
