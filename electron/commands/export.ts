import { type CommandDefinition, textOf } from './command.ts';
import { targetOf, writeBytes } from './files.ts';
import { periodOption } from './period-option.ts';
import { countsText, lines } from './said.ts';

export const exportPackage: CommandDefinition = {
  name: 'export',
  summary: '导出已封账月份的上报包：签名、加密',
  options: [periodOption, { usage: '--out <PATH>', help: '文件夹（用规定的文件名）或文件', required: true }],
  json: '{file, id, sequence, bytes, sha256, counts}',
  async run(given, context) {
    const { name, bytes, id, sequence, sha256, counts } = await (await context.ledger()).call(
      'exchange.export',
      { period: textOf(given, 'period') },
      context,
    );
    const file = targetOf(context.path(textOf(given, 'out')), name);
    writeBytes(file, bytes);
    return {
      json: { file, id, sequence, bytes: bytes.length, sha256, counts },
      text: lines(`已导出 ${file}（${bytes.length} 字节，第 ${sequence} 份）`, `SHA-256 ${sha256}`, `内容：${countsText(counts)}`),
    };
  },
};
