import { type CommandDefinition, textOf } from './command.ts';
import { readDocument } from './files.ts';
import { lines } from './said.ts';

export const inspect: CommandDefinition = {
  name: 'inspect',
  summary: '看一个文件是什么、谁签的；不表示信任它',
  arguments: [{ usage: '<FILE>', help: '上报包、申请文件、授权文件、任务书或回执' }],
  json: '{kind, title, readable, unit, period, created, signer:{name, unit, serial, notBefore, notAfter}|null, resources:[{path, bytes}]}',
  async run(given, context) {
    const found = await (await context.ledger()).call('exchange.inspect', readDocument(context.path(textOf(given, 'FILE'))));
    const { title, readable, unit, period, created, signer, resources } = found;
    return {
      json: found,
      text: lines(
        `${title}${readable ? '' : '（不是加密给本单位的，看不到内容）'}`,
        ...(unit ? [`单位 ${unit}${period ? `，月份 ${period}` : ''}${created ? `，${created}` : ''}`] : []),
        signer
          ? `签名人 ${signer.name}（${signer.unit}），证书 ${signer.serial}，有效期 ${signer.notBefore} 至 ${signer.notAfter}`
          : '没有看到签名',
        ...resources.map(({ path, bytes }) => `  ${path} ${bytes} 字节`),
      ),
    };
  },
};
