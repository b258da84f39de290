import { LedgerError } from '#shared/errors.ts';
import { readListen } from '../upload/server/addresses.ts';
import { startInbox } from '../upload/server/inbox.ts';
import { type CommandDefinition, textOf } from './command.ts';
import { fromLedger, watchLedger } from './inbox-ledger.ts';
import { lines } from './said.ts';

export const inbox: CommandDefinition = {
  name: 'inbox',
  summary: '接收下级上传的上报包，直到按 Ctrl+C：存进文件夹，再用 receive 接收',
  options: [
    { usage: '--listen <HOST:PORT>', help: '在哪个地址和端口上接收，例如 0.0.0.0:8443', required: true },
    { usage: '--dir <DIR>', help: '收到的上报包放在哪个文件夹', required: true },
  ],
  json: '{address, since, received, units}',
  remarks: [
    '台账只在开始时打开一下，取证书和各单位的上传凭证，随后关上，receive 可以同时使用；台账有改动的（包括更换密钥），每 10 分钟重新取一次，没有改动的每天取一次。',
    '授权已撤销的单位不能上传。只有签发授权文件之前设过接收地址（upload-settings --address），下级才知道往哪里传。',
    '浏览器打开 https://主机:端口/health 可以看运行情况，不显示任何单位和个人的内容。',
    '没有传完的在文件夹的 .uploading 里，下次从断的地方接着收；停下和断电都不丢。',
  ],
  async run(given, context) {
    const { host, port } = readListen(textOf(given, 'listen'));
    const stopped = untilStopped();
    const first = await fromLedger(context, host);
    let permits = first.permits;
    let received = 0;
    const opened = await startInbox({
      ...{ host, port, folder: context.path(textOf(given, 'dir')), credentials: first.credentials },
      permitOf: async (hash) => permits.find(({ tokenSha256 }) => tokenSha256 === hash),
      onLanded: ({ name, at }) => {
        received += 1;
        context.say(`${at} 收到 ${name}`);
      },
      onTrouble: (error) => context.say(`出错：${error instanceof LedgerError ? error.message : String(error)}`),
    });
    const units = () => new Set(permits.map(({ unit }) => unit)).size;
    context.say(`正在 ${opened.address} 上接收 ${units()} 个单位的上报包，按 Ctrl+C 停止。`);
    const looking = watchLedger(context, host, (found) => {
      permits = found.permits;
      opened.renew(found.credentials);
    });
    await stopped;
    clearInterval(looking);
    await opened.close();
    return {
      json: { address: opened.address, since: opened.since, received, units: units() },
      text: lines(
        `已停止，共收到 ${received} 份。`,
        '请用 receive 接收文件夹里的上报包，并用 --inbox 写明这个文件夹，按时与否以送达的时刻为准。',
      ),
    };
  },
};

const untilStopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
