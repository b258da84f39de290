import { LedgerError } from '#shared/errors.ts';
import type { CommandDefinition } from './command.ts';
import { lines } from './said.ts';

export const integrity: CommandDefinition = {
  name: 'integrity',
  summary: '核对数据库文件和修改记录的校验链',
  json: '{ok, batches, head, problems:[{code, message}]}',
  remarks: ['损坏时状态为 4。'],
  async run(_, context) {
    const found = await (await context.ledger()).call('ledger.integrity', {}, context);
    const damaged = found.problems.some(({ code }) => code === 'LEDGER-CHAIN') ? 'LEDGER-CHAIN' : 'LEDGER-DAMAGED';
    return {
      json: found,
      text: lines(
        found.ok ? `完好：修改记录 ${found.batches} 批，链首 ${found.head}` : '台账有损坏：',
        ...found.problems.map(({ message }) => `  ${message}`),
      ),
      ...(found.ok ? {} : { error: new LedgerError(damaged) }),
    };
  },
};
