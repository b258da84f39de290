import { join } from 'node:path';
import { type CommandDefinition, maybeText, textOf } from './command.ts';
import { readDocument, writeBytes } from './files.ts';
import { outcomeOf } from './receive.ts';
import { problemsOf } from './return.ts';

export const remark: CommandDefinition = {
  name: 'remark',
  summary: '对一份上报包写审核意见：接收，意见与规则发现的一起写进回执',
  arguments: [{ usage: '<FILE>', help: '上报包' }],
  options: [
    { usage: '--problems <FILE.csv>', help: '要改的地方，列为 table,id,field,message', required: true },
    { usage: '--receipts <DIR>', help: '回执写到哪个文件夹；不写则只留在台账里' },
  ],
  json: '{accepted, refused, results:[{file, outcome, code, diff}]}',
  remarks: ['已经接收的，另发一份回执代替原来的，原来回执里的意见照旧保留。'],
  async run(given, context) {
    const file = textOf(given, 'FILE');
    const document = readDocument(context.path(file));
    const remarks = problemsOf(maybeText(given, 'problems'), context.path);
    const ledger = await context.ledger();
    const { ok, package: known } = await ledger.call('exchange.verify', document);
    const before = ok && known?.repeated ? (await ledger.call('exchange.review', { package: known.id })).problems : undefined;
    const received =
      before && known
        ? await ledger.call('exchange.remarkReceived', {
            package: known.id,
            problems: [...remarks, ...before.map(({ label: _label, carried: _carried, ...one }) => one)],
          })
        : await ledger.call('exchange.receive', { ...document, remarks });
    const folder = maybeText(given, 'receipts');
    if (received.receipt && folder !== undefined) writeBytes(join(context.path(folder), received.receipt.name), received.receipt.bytes);
    return outcomeOf([{ file, received }]);
  },
};
