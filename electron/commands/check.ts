import { randomUUID } from 'node:crypto';
import type { LedgerThread } from '../host/host.ts';
import { type CommandContext, type CommandDefinition, textOf } from './command.ts';
import { periodOption } from './period-option.ts';
import { lines, problemLine, some } from './said.ts';

export const check: CommandDefinition = {
  name: 'check',
  summary: '按全部规则检查一个月',
  options: [periodOption],
  json: '{errors, warnings, waived, problems:[{rule, severity, table, id, field, message, waived?}]}',
  finds: '有错误，或有未说明的提醒',
  remarks: ['检查过的月份就是正在办理的月份：随后的 waive 说明的是这个月的提醒。', '检查中按 Ctrl+C 取消：台账和上一次检查的结果都不变。'],
  async run(given, context) {
    const ledger = await context.ledger();
    const { errors, warnings, waived, problems } = await interruptible(ledger, (id) =>
      ledger.call('checking.check', { period: textOf(given, 'period') }, { id, onProgress: later(context.onProgress) }),
    );
    return {
      json: { errors, warnings, waived, problems },
      text: lines(`错误 ${errors}，提醒 ${warnings}，已说明 ${waived}`, ...some(problems, problemLine)),
      status: errors + warnings > 0 ? 1 : 0,
    };
  },
};

/** Ctrl+C calls off the call of that id, and the program goes on to say so: the ledger is closed as it was. */
async function interruptible<T>(ledger: Pick<LedgerThread, 'cancel'>, act: (id: string) => Promise<T>): Promise<T> {
  const id = randomUUID();
  const cancel = () => ledger.cancel(id);
  process.on('SIGINT', cancel);
  try {
    return await act(id);
  } finally {
    process.off('SIGINT', cancel);
  }
}

const quiet = 1000;

/** What is over within a second shows no bar. */
function later(show: CommandContext['onProgress']): CommandContext['onProgress'] {
  const from = performance.now() + quiet;
  return (progress) => {
    if (performance.now() >= from) show(progress);
  };
}
