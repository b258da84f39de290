import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type OutboxEntry, uploadSettings } from '#shared/contract/upload.ts';
import { LedgerError } from '#shared/errors.ts';
import { isEncrypted } from '../exchange/envelope/encryption.ts';
import { limits } from '../exchange/envelope/limits.ts';
import type { LedgerThread } from '../host/host.ts';
import { refuseToSend } from '../keys/superior-revoked.ts';
import { asLedgerError } from '../ledger/failures.ts';
import { backOff } from '../upload/client/back-off.ts';
import { Pacer } from '../upload/client/pacer.ts';
import { proxyFor } from '../upload/client/proxy.ts';
import { isPassing, sendFile } from '../upload/client/send-file.ts';
import { type CommandContext, type CommandDefinition, maybeText, textOf } from './command.ts';
import { lines } from './said.ts';

const mostAttempts = 5;

export const upload: CommandDefinition = {
  name: 'upload',
  summary: '把上报包上传到上级的接收地址：可以断点续传，同一个文件只送一次',
  arguments: [{ usage: '<FILE>', help: '导出的上报包（.lxpkg）' }],
  options: [{ usage: '--to <URL>', help: '接收地址；不写则用上传设置里的，再没有就用授权文件里的' }],
  json: '{file, sha256, bytes, address, outcome: sent|known|already}',
  remarks: [
    'outcome：sent 这次送完；known 上级早已收到同一个文件；already 本台账记着已经送过，没有再连网络。',
    '只认上级证书签发的服务器。网络不通时隔一会儿再试，共 5 次；没有送完的，下次运行从断的地方接着送。',
    '代理和限速用 upload-settings 设。送达不等于接收，仍以上级的回执为准；同一个文件随时可以改用优盘送。',
  ],
  async run(given, context) {
    const path = context.path(textOf(given, 'FILE'));
    const { sha256, bytes } = await readable(path);
    const ledger = await context.ledger();
    const entry = await ledger.ask('outbox.offer', { id: sha256, name: basename(path), size: bytes });
    const { link, settings } = await ledger.ask('outbox.read', {});
    refuseToSend(link.revoked);
    const address = maybeText(given, 'to') ?? link.address;
    if (address === null) throw new LedgerError('UPLOAD-ADDRESS');
    if (link.token === null) throw new LedgerError('UPLOAD-TOKEN-MISSING');
    const target = addressOf(address);
    const found = { file: path, sha256, bytes, address: target.href };
    if (entry.state === 'sent') return { json: { ...found, outcome: 'already' }, text: `${path} 已经送达过，没有再送。` };
    const limit = settings.kilobytesPerSecond;
    const outcome = await sentAtLast(ledger, entry, context, {
      path,
      address: target,
      token: link.token,
      authorities: link.authorities,
      proxy: proxyFor(settings.proxy, target, context.environment),
      pacer: new Pacer(() => (limit === null ? null : limit * 1024)),
    });
    await ledger.ask('outbox.note', { id: sha256, state: 'sent', offset: bytes, failure: null });
    const said = outcome === 'sent' ? `已上传 ${path}（${bytes} 字节）。` : `上级早已收到 ${path}，没有再送。`;
    return { json: { ...found, outcome }, text: lines(said, '是否接收，以上级的回执为准。') };
  },
};

export const uploadSettingsCommand: CommandDefinition = {
  name: 'upload-settings',
  summary: '看或改上传设置：接收地址、代理、限速',
  options: [
    { usage: '--address <URL>', help: '县里：写进以后签发的授权文件；乡里：代替授权文件里的。写 none 清除' },
    { usage: '--proxy <PROXY>', help: 'none 直连；system 按系统的环境变量；或 http(s)://主机:端口' },
    { usage: '--limit <KB>', help: '每秒最多多少 KB（至少 16）；写 none 不限' },
  ],
  json: '{address, proxy, kilobytesPerSecond, listen}',
  async run(given, context) {
    const [address, proxy, limit] = [maybeText(given, 'address'), maybeText(given, 'proxy'), maybeText(given, 'limit')];
    const read = uploadSettings.partial().safeParse({
      ...(address === undefined ? {} : { address: address === 'none' ? null : address }),
      ...(proxy === undefined ? {} : { proxy }),
      ...(limit === undefined ? {} : { kilobytesPerSecond: limit === 'none' ? null : Number(limit) }),
    });
    if (!read.success) throw new LedgerError('USAGE', { reason: read.error.issues[0]?.message ?? '设置不对' });
    const settings = await (await context.ledger()).ask('outbox.keepSettings', read.data);
    const { kilobytesPerSecond } = settings;
    return {
      json: settings,
      text: lines(
        `接收地址 ${settings.address ?? '（没有设置）'}`,
        `代理 ${settings.proxy}`,
        `限速 ${kilobytesPerSecond === null ? '不限' : `每秒 ${kilobytesPerSecond} KB`}`,
      ),
    };
  },
};

/** Size and hash of what may be sent: nothing leaves that is not encrypted. Throws FILE-MISSING, UPLOAD-KIND, DOC-LIMIT. */
async function readable(path: string): Promise<{ sha256: string; bytes: number }> {
  const name = basename(path);
  const bytes = statSync(path, { throwIfNoEntry: false })?.size;
  if (bytes === undefined) throw new LedgerError('FILE-MISSING', { path });
  if (bytes > limits.file) throw new LedgerError('DOC-LIMIT', { reason: `${bytes} 字节` });
  const hash = createHash('sha256');
  let head: Buffer | undefined;
  try {
    for await (const part of createReadStream(path)) {
      head ??= part as Buffer;
      hash.update(part as Buffer);
    }
  } catch (error) {
    throw asLedgerError(error, path);
  }
  if (!head || !isEncrypted(head)) throw new LedgerError('UPLOAD-KIND', { name });
  return { sha256: hash.digest('hex'), bytes };
}

function addressOf(text: string): URL {
  const read = uploadSettings.shape.address.safeParse(text);
  if (!read.success || read.data === null) throw new LedgerError('USAGE', { reason: read.error?.issues[0]?.message ?? '地址不对' });
  return new URL(read.data);
}

type To = Pick<Parameters<typeof sendFile>[0], 'path' | 'address' | 'token' | 'authorities' | 'proxy' | 'pacer'>;

/** Sends, and tries again where only the line was at fault. */
async function sentAtLast(ledger: LedgerThread, entry: OutboxEntry, context: CommandContext, to: To): Promise<'sent' | 'known'> {
  const { id, name, size } = entry;
  let { url } = entry;
  const signal = new AbortController().signal;
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendFile({
        ...{ ...to, name, size, sha256: id, url, signal },
        onUrl: async (found) => {
          url = found;
          await ledger.ask('outbox.note', { id, url });
        },
        onProgress: (done) => context.onProgress({ done, total: size, label: '上传' }),
      });
    } catch (error) {
      const failure = error instanceof LedgerError ? error : new LedgerError('INTERNAL', {}, { cause: error });
      const again = isPassing(failure) && attempt < mostAttempts;
      await ledger.ask('outbox.note', {
        id,
        ...(again ? {} : { state: 'refused' as const }),
        failure: { code: failure.code, message: failure.message },
      });
      if (!again) throw failure;
      const wait = backOff(attempt, Math.random());
      context.say(`${failure.message}（${Math.round(wait / 1000)} 秒后再试）`);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
