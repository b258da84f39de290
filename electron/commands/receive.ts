import { join } from 'node:path';
import type { Received } from '#shared/contract/exchange.ts';
import { type ErrorCode, errorCatalogue, LedgerError } from '#shared/errors.ts';
import type { LedgerThread } from '../host/host.ts';
import { type CommandDefinition, listOf, maybeText, type Outcome } from './command.ts';
import { readDocument, writeBytes } from './files.ts';
import { lines, titleOfTable } from './said.ts';

export const receive: CommandDefinition = {
  name: 'receive',
  summary: '接收下级的上报包：核对、合并、写回执',
  arguments: [{ usage: '<FILE...>', help: '一个或几个上报包' }],
  options: [{ usage: '--receipts <DIR>', help: '回执写到哪个文件夹；不写则只留在台账里' }],
  json: '{accepted, refused, results:[{file, outcome, code, diff:{table:{added, changed, removed}}}]}',
  finds: '几份里有的没有接收；一份也没有接收时状态为 3，另有 error',
  async run(given, context) {
    const documents = listOf(given, 'FILE').map((file) => ({ file, ...readDocument(context.path(file)) }));
    const folder = maybeText(given, 'receipts');
    const ledger = await context.ledger();
    const results: { file: string; received: Pick<Received, 'outcome' | 'code' | 'message' | 'diff'> }[] = [];
    for (const { file, name, bytes } of documents) {
      const received = await receiveOne(ledger, name, bytes);
      results.push({ file, received });
      if (received.receipt && folder !== undefined) writeBytes(join(context.path(folder), received.receipt.name), received.receipt.bytes);
    }
    return outcomeOf(results);
  },
};

/** A file that is refused is a result like another: the rest are still received. */
async function receiveOne(
  ledger: LedgerThread,
  name: string,
  bytes: Uint8Array,
): Promise<Pick<Received, 'outcome' | 'code' | 'message' | 'diff' | 'receipt'>> {
  try {
    return await ledger.call('exchange.receive', { name, bytes });
  } catch (error) {
    if (!(error instanceof LedgerError) || !error.code.startsWith('DOC-')) throw error;
    return { outcome: 'refused', code: error.code, message: error.message, diff: {}, receipt: null };
  }
}

function outcomeOf(results: readonly { file: string; received: Pick<Received, 'outcome' | 'code' | 'message' | 'diff'> }[]): Outcome {
  const refused = results.filter(({ received }) => received.outcome === 'refused');
  const accepted = results.length - refused.length;
  const [first] = refused;
  const error = accepted === 0 && first ? new Refusal(first.received) : undefined;
  return {
    json: {
      accepted,
      refused: refused.length,
      results: results.map(({ file, received: { outcome, code, diff } }) => ({ file, outcome, code, diff })),
    },
    text: lines(...results.flatMap(({ file, received }) => [`${file}：${received.message}`, ...diffLines(received.diff)])),
    status: refused.length > 0 ? 1 : 0,
    ...(error ? { error } : {}),
  };
}

const isErrorCode = (code: string | null): code is ErrorCode => code !== null && Object.hasOwn(errorCatalogue, code);

/** The refusal with the sentence that the receiving desk already filled in. */
class Refusal extends LedgerError {
  constructor({ code, message }: Pick<Received, 'code' | 'message'>) {
    super(isErrorCode(code) ? code : 'DOC-DAMAGED');
    this.message = message;
  }
}

const diffLines = (diff: Received['diff']) =>
  Object.entries(diff)
    .filter(([, { added, changed, removed }]) => added + changed + removed > 0)
    .map(([table, { added, changed, removed }]) => `  ${titleOfTable(table)}：新增 ${added}，变更 ${changed}，减少 ${removed}`);
