import { type CommandDefinition, textOf } from './command.ts';
import { periodOption } from './period-option.ts';
import { lines, problemLine, some } from './said.ts';

export const check: CommandDefinition = {
  name: 'check',
  summary: '按全部规则检查一个月',
  options: [periodOption],
  json: '{errors, warnings, waived, problems:[{rule, severity, table, id, field, message, waived?}]}',
  finds: '有错误，或有未说明的提醒',
  remarks: ['检查过的月份就是正在办理的月份：随后的 waive 说明的是这个月的提醒。'],
  async run(given, context) {
    const { errors, warnings, waived, problems } = await (await context.ledger()).call(
      'checking.check',
      { period: textOf(given, 'period') },
      context,
    );
    return {
      json: { errors, warnings, waived, problems },
      text: lines(`错误 ${errors}，提醒 ${warnings}，已说明 ${waived}`, ...some(problems, problemLine)),
      status: errors + warnings > 0 ? 1 : 0,
    };
  },
};
