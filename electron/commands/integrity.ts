import { LedgerError } from '#shared/errors.ts';
import type { CommandDefinition } from './command.ts';
import { lines } from './said.ts';

export const integrity: CommandDefinition = {
  name: 'integrity',
  summary: '核对数据库文件、修改记录的校验链和附件文件',
  json: '{ok, batches, head, problems:[{code, message}]}',
  remarks: ['数据库或修改记录损坏时状态为 4；只是附件缺少或损坏时状态为 1。'],
  async run(_, context) {
    const found = await (await context.ledger()).call('ledger.integrity', {}, context);
    const damaged = (['LEDGER-CHAIN', 'LEDGER-DAMAGED'] as const).find((code) => found.problems.some((one) => one.code === code));
    return {
      json: found,
      text: lines(
        found.ok ? `完好：修改记录 ${found.batches} 批，链首 ${found.head}` : damaged ? '台账有损坏：' : '附件有缺损：',
        ...found.problems.map(({ message }) => `  ${message}`),
      ),
      ...(damaged ? { error: new LedgerError(damaged) } : found.ok ? {} : { status: 1 as const }),
    };
  },
};
