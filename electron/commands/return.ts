import { join } from 'node:path';
import { problemColumns } from '#shared/documents/receipt-manifest.ts';
import { parseRecordsCsv } from '#shared/documents/records-csv.ts';
import { LedgerError } from '#shared/errors.ts';
import { type CommandDefinition, maybeText, textOf } from './command.ts';
import { readBytes, readDocument, writeBytes } from './files.ts';
import { outcomeOf } from './receive.ts';

export const returnPackage: CommandDefinition = {
  name: 'return',
  summary: '退回一份上报包：写明理由和要改的地方，写回执',
  arguments: [{ usage: '<FILE>', help: '上报包' }],
  options: [
    { usage: '--text <TEXT>', help: '退回的理由', required: true },
    { usage: '--problems <FILE.csv>', help: '要改的地方，列为 table,id,field,message' },
    { usage: '--receipts <DIR>', help: '回执写到哪个文件夹；不写则只留在台账里' },
  ],
  json: '{accepted, refused, results:[{file, outcome, code, diff}]}',
  remarks: ['还没有接收的，退回后不并入台账；已经接收的，内容留在台账里，等更正后的一份来替换，新的回执代替原来的。'],
  async run(given, context) {
    const file = textOf(given, 'FILE');
    const document = readDocument(context.path(file));
    const sentBack = { remark: textOf(given, 'text'), problems: problemsOf(maybeText(given, 'problems'), context.path) };
    const ledger = await context.ledger();
    const { ok, package: known } = await ledger.call('exchange.verify', document);
    const received =
      ok && known?.repeated
        ? await ledger.call('exchange.returnReceived', { ...sentBack, package: known.id })
        : await ledger.call('exchange.receive', { ...document, sentBack });
    const folder = maybeText(given, 'receipts');
    if (received.receipt && folder !== undefined) writeBytes(join(context.path(folder), received.receipt.name), received.receipt.bytes);
    return outcomeOf([{ file, received }]);
  },
};

/** What a file of remarks asks to be mended. Throws USAGE. */
export function problemsOf(file: string | undefined, path: (text: string) => string) {
  if (file === undefined) return [];
  try {
    return parseRecordsCsv(problemColumns, new TextDecoder().decode(readBytes(path(file))));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new LedgerError('USAGE', { reason: `${file} 不是 table,id,field,message 四列的 CSV（UTF-8，CRLF）。` }, { cause: error });
  }
}
