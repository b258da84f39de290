import { type CommandDefinition, textOf } from './command.ts';
import { outOf } from './files.ts';
import { periodOption } from './period-option.ts';
import { countsText, lines } from './said.ts';

export const exportPackage: CommandDefinition = {
  name: 'export',
  summary: '导出已封账月份的上报包：签名、加密',
  options: [periodOption, { usage: '--out <PATH>', help: '文件夹（用规定的文件名）或文件', required: true }],
  json: '{file, id, sequence, bytes, sha256, counts}',
  async run(given, context) {
    const { askOfFiles } = await context.ledger();
    const out = outOf(context.path(textOf(given, 'out')));
    const { file, size, id, sequence, sha256, counts } = await askOfFiles('exchange.exportTo', { period: textOf(given, 'period'), out });
    return {
      json: { file, id, sequence, bytes: size, sha256, counts },
      text: lines(`已导出 ${file}（${size} 字节，第 ${sequence} 份）`, `SHA-256 ${sha256}`, `内容：${countsText(counts)}`),
    };
  },
};
