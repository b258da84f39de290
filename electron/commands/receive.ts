import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Received } from '#shared/contract/exchange.ts';
import { type ErrorCode, errorCatalogue, LedgerError } from '#shared/errors.ts';
import { claimedBy, inSendingOrder } from '#shared/exchange/sending-order.ts';
import type { LedgerThread } from '../host/host.ts';
import { type CommandContext, type CommandDefinition, listOf, maybeText, type Outcome } from './command.ts';
import { requireReadable, writeBytes } from './files.ts';
import { lines, titleOfTable } from './said.ts';

type Result = Pick<Received, 'outcome' | 'code' | 'message' | 'diff' | 'receipt' | 'late'>;
interface Receiving {
  readonly ledger: LedgerThread;
  /** The folder of the command `inbox`. */
  readonly inbox?: string;
}
interface Done {
  readonly file: string;
  received: Result;
}

export const receive: CommandDefinition = {
  name: 'receive',
  summary: '接收下级的上报包：核对、合并、写回执',
  arguments: [{ usage: '<FILE...>', help: '一个或几个上报包，或装有上报包的文件夹' }],
  options: [
    { usage: '--receipts <DIR>', help: '回执写到哪个文件夹；不写则只留在台账里' },
    { usage: '--inbox <DIR>', help: '用 inbox 命令收上传的文件夹：上传来的，按时与否以送达的时刻为准' },
  ],
  json: '{accepted, refused, results:[{file, outcome, code, diff:{table:{added, changed, removed}}}]}',
  finds: '几份里有的没有接收；一份也没有接收时状态为 3，另有 error',
  remarks: [
    '文件夹连同里面的各层，只取 .lxpkg。同一单位的按序号先后接收。一份有问题，不影响其余的。',
    '按时与否看接收的时刻；由本台账自己收上传的，或写了 --inbox 的，看送达的时刻。',
  ],
  async run(given, context) {
    const files = listOf(given, 'FILE').flatMap((given) => packagesAt(given, context));
    if (files.length === 0) throw new LedgerError('USAGE', { reason: '文件夹里没有上报包（.lxpkg）。' });
    files.sort((one, other) => inSendingOrder(claimedBy(one), claimedBy(other)));
    const folder = maybeText(given, 'receipts');
    const inbox = maybeText(given, 'inbox');
    const receiving: Receiving = { ledger: await context.ledger(), ...(inbox !== undefined && { inbox: context.path(inbox) }) };
    const results: Done[] = [];
    const write = ({ receipt }: Result) =>
      receipt && folder !== undefined && writeBytes(join(context.path(folder), receipt.name), receipt.bytes);
    for (const [index, file] of files.entries()) {
      if (files.length > 1) context.onProgress({ done: index, total: files.length, label: `接收 ${index + 1}/${files.length}` });
      const received = await receiveOne(receiving, context.path(file));
      results.push({ file, received });
      write(received);
    }
    for (const received of await receiveForerunners(receiving, results, context)) write(received);
    return outcomeOf(results);
  },
};

/** What was refused as old may be wanted once the one after it came late: tried again, the latest first, until none is taken. */
async function receiveForerunners(receiving: Receiving, results: readonly Done[], { path }: CommandContext): Promise<Result[]> {
  const taken: Result[] = [];
  for (let more = results.some(({ received }) => received.late); more; ) {
    more = false;
    for (const result of results.filter(({ received }) => received.code === 'DOC-REPLAY').reverse()) {
      const received = await receiveOne(receiving, path(result.file));
      if (!received.late) continue;
      result.received = received;
      taken.push(received);
      more = true;
    }
  }
  return taken;
}

/** The file itself, or every package in a folder and the folders within. */
function packagesAt(given: string, { path }: CommandContext): string[] {
  if (!statSync(path(given), { throwIfNoEntry: false })?.isDirectory()) return [given];
  return readdirSync(path(given), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.lxpkg'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A file that is refused, or cannot be read, is a result like another: the rest are still received. */
async function receiveOne({ ledger, inbox }: Receiving, path: string): Promise<Result> {
  const refusal = ({ code, message }: LedgerError): Result => ({ outcome: 'refused', code, message, diff: {}, receipt: null });
  try {
    requireReadable(path);
  } catch (error) {
    if (error instanceof LedgerError) return refusal(error);
    throw error;
  }
  try {
    return await ledger.askOfFiles('exchange.receiveAt', { path, inbox });
  } catch (error) {
    // what ails the ledger itself would ail every file
    if (!(error instanceof LedgerError) || !/^(DOC|FILE)-/.test(error.code)) throw error;
    return refusal(error);
  }
}

/** What a command that received files says, and its status. */
export function outcomeOf(results: readonly { file: string; received: Pick<Result, 'outcome' | 'code' | 'message' | 'diff'> }[]): Outcome {
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
