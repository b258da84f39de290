import { software } from '../exchange/software.ts';
import { diagnostics } from '../host/diagnostics.ts';
import { type CommandDefinition, textOf } from './command.ts';
import { targetOf, writeBytes } from './files.ts';

export const diagnosticsCommand: CommandDefinition = {
  name: 'diagnostics',
  summary: '写出诊断文件：程序版本、电脑环境和运行记录，不含台账内容',
  options: [{ usage: '--out <FILE>', help: '诊断文件，或放它的文件夹', required: true }],
  json: '{file, bytes}',
  remarks: ['不打开台账，不要口令。'],
  async run(given, context) {
    const { name, bytes } = diagnostics(context.home, { version: software.version, shell: 'command line' });
    const file = targetOf(context.path(textOf(given, 'out')), name);
    writeBytes(file, bytes);
    return { json: { file, bytes: bytes.length }, text: `已写出 ${file}` };
  },
};
