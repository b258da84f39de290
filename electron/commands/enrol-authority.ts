import { join } from 'node:path';
import type { OutputOf } from '#shared/contract/calls.ts';
import { LedgerError } from '#shared/errors.ts';
import { unitStateWords } from '#shared/exchange/enrolment-words.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { type CommandDefinition, flagOf, listOf, maybeText, type Outcome, textOf } from './command.ts';
import { readDocument, targetOf, writeBytes } from './files.ts';
import { lines } from './said.ts';

type Board = OutputOf<'enrolment.board'>;

export const enrolStatus: CommandDefinition = {
  name: 'enrol status',
  summary: '本单位和下级各单位的授权：状态、到期、密钥更换到哪一步',
  json: '{today, own:{fingerprint, superior, certificate, next, revoked:[{unit, name, by, at}], lists:[{issuer, issuerName, from, until, outdated, entries}]}, authority:{fingerprint, recipients, change}, units:[{code, name, state, serial, issued, notAfter, daysLeft, used, moved}]}',
  finds: '有将到期、已到期的证书，授权链上有证书被撤销，或密钥更换还没有完成',
  remarks: [
    'state：none 未申请，valid 有效，expiring 60 天内到期，expired 已到期，revoked 已撤销，replacing 换机中（新证书签发后还没有收到用它签名的上报包）。',
  ],
  async run(_, context) {
    const board = await (await context.ledger()).call('enrolment.board', {});
    const isDue = (state: string | undefined) => state === 'expiring' || state === 'expired';
    const due =
      board.own.revoked.length > 0 ||
      isDue(board.own.certificate?.state) ||
      board.units.some(({ state }) => isDue(state)) ||
      (board.authority?.change ?? null) !== null;
    return { json: board, text: lines(...ownLines(board), ...board.units.map(unitLine(board))), status: due ? 1 : 0 };
  },
};

function ownLines({ own: { superior, certificate, fingerprint, next, revoked, lists }, authority }: Board): string[] {
  const end = certificate && `有效期至 ${certificate.notAfter}（还有 ${certificate.daysLeft} 天）`;
  return [
    superior ? `上级 ${superior.name}（${superior.code}），证书${end}` : certificate ? `本单位自为根，证书${end}` : '还没有上级的授权',
    ...revoked.map(revokedLine),
    ...lists.map(
      (one) => `采用的撤销名单：${one.issuerName}（${one.issuer}），${chinaDate(one.from)}${one.outdated ? '，已过期，请索取新的' : ''}`,
    ),
    `本单位的指纹：${fingerprint}`,
    ...(next === null ? [] : [`等待上级签发的新密钥，指纹：${next}`]),
    ...(authority ? [`下级核对用的指纹：${authority.fingerprint}`, `收件人 ${authority.recipients.length} 个`] : []),
    ...(authority?.change ? [`正在更换密钥（${chinaDate(authority.change.at)} 起）：${authority.change.reason}`] : []),
  ];
}

const revokedLine = ({ name, unit, by, at }: Board['own']['revoked'][number]): string =>
  `${name}（${unit}）的证书已于 ${chinaDate(at)} 被${by}撤销，请打电话核实，等新的授权文件`;

const unitLine =
  ({ authority }: Board) =>
  ({ name, code, state, notAfter, moved }: Board['units'][number]): string => {
    const following = authority?.change ? (moved ? '，已换到新密钥' : '，还没有换到新密钥') : '';
    return `${name}（${code}）：${unitStateWords[state]}${notAfter === null ? '' : `，至 ${notAfter}`}${following}`;
  };

export const enrolReissue: CommandDefinition = {
  name: 'enrol reissue',
  summary: '不等申请，给有证书的下级一次换发新的授权文件',
  options: [
    { usage: '--unit <CODE...>', help: '只给这些单位；不写则给全部有效的' },
    { usage: '--out <DIR>', help: '文件夹', required: true },
  ],
  json: '{issued, files:[{unit, file}]}',
  remarks: ['更换密钥、增减收件人以后用它；也可以在到期以前一次续期。'],
  async run(given, context) {
    const units = listOf(given, 'unit');
    const asked = units.length > 0 ? { units: [...units] } : {};
    const { files } = await (await context.ledger()).call('enrolment.reissue', asked, { onProgress: context.onProgress });
    const folder = context.path(textOf(given, 'out'));
    const written = files.map(({ unit, name, bytes }) => {
      writeBytes(join(folder, name), bytes);
      return { unit, file: join(folder, name) };
    });
    return { json: { issued: written.length, files: written }, text: lines(`已签发 ${written.length} 份授权文件：${folder}`) };
  },
};

export const enrolRekey: CommandDefinition = {
  name: 'enrol rekey',
  summary: '更换本单位的密钥：有上级的写出申请文件，自为根的立即更换',
  options: [
    { usage: '--reason <TEXT>', help: '原因', required: true },
    { usage: '--compromised', help: '原密钥可能在别人手里：不用它证明新密钥，各方须重新电话核对' },
    { usage: '--post-quantum', help: '新的收件人用 age 的抗量子混合算法（age 1.3 起才能打开）' },
    { usage: '--out <PATH>', help: '申请文件写到哪个文件夹或文件；有上级的必须写' },
  ],
  json: '{file, fingerprint}；自为根的都是 null',
  async run(given, context) {
    const ledger = await context.ledger();
    const out = maybeText(given, 'out');
    const { own } = await ledger.call('enrolment.board', {});
    if (own.superior && out === undefined) throw new LedgerError('USAGE', { reason: '有上级的单位须写 --out，申请文件交给上级' });
    if (flagOf(given, 'postQuantum') && own.suite === 'gm') throw new LedgerError('USAGE', { reason: '国密没有 --post-quantum' });
    const { request } = await ledger.call('enrolment.changeKeys', {
      reason: textOf(given, 'reason'),
      compromised: flagOf(given, 'compromised'),
      hybrid: flagOf(given, 'postQuantum'),
    });
    if (!request) return { json: { file: null, fingerprint: null }, text: '已更换本单位的密钥；请用 enrol reissue 给下级换发授权文件' };
    const file = targetOf(context.path(out ?? '.'), request.name);
    writeBytes(file, request.bytes);
    return {
      json: { file, fingerprint: request.fingerprint },
      text: lines(`申请文件：${file}`, `新密钥的指纹：${request.fingerprint}`, '导入上级签发的授权文件后，新密钥开始使用'),
    };
  },
};

export const enrolSettle: CommandDefinition = {
  name: 'enrol settle',
  summary: '结束更换密钥的过渡；还没有换的下级此后须电话核对指纹',
  json: '{settled}',
  async run(_, context) {
    await (await context.ledger()).call('enrolment.endKeyChange', {});
    return { json: { settled: true }, text: '已结束更换密钥的过渡' };
  },
};

export const enrolRevoked: CommandDefinition = {
  name: 'enrol revoked',
  summary: '看一份撤销名单（.crl）：谁签的、到哪天有效、撤销了哪些证书；采用上级的名单',
  arguments: [{ usage: '<FILE>', help: '撤销名单，DER 或 PEM' }],
  options: [{ usage: '--accept', help: '采用：上级或上级的上级签的，此后名单里的证书签的文件一律拒收（DOC-REVOKED）' }],
  json: '{issuer, issuerName, signer:{as, unit, name}|null, from, until, outdated, use: new|taken|older|none|revoked|partial|ahead, entries:[{serial, unitName, at, since}]}；--accept 时另有 isKnown, revoked:[{unit, name, by, at}]',
  finds: '不是本单位认得的单位签的，或已过有效期；--accept 时，本单位授权链上有证书被撤销',
  remarks: [
    'use：new 可以采用，taken 就是现在用的一份，older 比现在用的旧，none 不是上级的名单，revoked 签名的证书自己已被撤销，partial 不完整，ahead 日期比本机晚。',
    'revoked：本单位的授权链上被撤销的证书。上级的证书被撤销的，请用本单位掌握的号码打电话，等新的授权文件；在此以前不能导出上报包（SUPERIOR-REVOKED）。',
  ],
  async run(given, context) {
    const ledger = await context.ledger();
    const file = readDocument(context.path(textOf(given, 'FILE')));
    const list = await ledger.call('enrolment.readRevocations', file);
    if (flagOf(given, 'accept')) return accepted(list, await ledger.call('enrolment.takeRevocations', file));
    return {
      json: list,
      text: lines(
        `${list.issuerName}（${list.issuer}）的撤销名单，${chinaDate(list.from)} 至 ${list.until === null ? '—' : chinaDate(list.until)}${list.outdated ? '，已过期' : ''}`,
        list.signer ? '签名可信' : '签名的证书本单位不认得，不能相信',
        ...list.entries.map(({ serial, unitName, at }) => `${serial} ${unitName ?? ''} ${chinaDate(at)} 撤销`),
      ),
      status: list.signer === null || list.outdated ? 1 : 0,
    };
  },
};

function accepted(list: OutputOf<'enrolment.readRevocations'>, { isKnown, revoked }: OutputOf<'enrolment.takeRevocations'>): Outcome {
  return {
    json: { ...list, isKnown, revoked },
    text: lines(
      `${isKnown ? '已经采用过' : '已采用'}${list.issuerName}（${list.issuer}）的撤销名单，撤销的证书 ${list.entries.length} 张`,
      ...revoked.map(revokedLine),
    ),
    status: revoked.length > 0 ? 1 : 0,
  };
}

export const enrolRecipients: CommandDefinition = {
  name: 'enrol recipients',
  summary: '能打开下级上报包的收件人：列出、增加、去掉',
  options: [
    { usage: '--add <RECIPIENT>', help: 'age 收件人，age1…、age1pq1…' },
    { usage: '--label <TEXT>', help: '增加的收件人是谁，例如“第二台电脑”' },
    { usage: '--remove <RECIPIENT>', help: '去掉一个' },
  ],
  json: '{fingerprint, recipients:[{recipient, label}]}',
  remarks: ['改动以后，用 enrol reissue 给下级换发授权文件才生效。本单位自己的收件人排第一，不能去掉。'],
  async run(given, context) {
    const ledger = await context.ledger();
    const [add, label, remove] = [maybeText(given, 'add'), maybeText(given, 'label'), maybeText(given, 'remove')];
    if (add !== undefined && label === undefined) throw new LedgerError('USAGE', { reason: '--add 须同时写 --label' });
    if (add !== undefined && label !== undefined) await ledger.call('enrolment.addRecipient', { recipient: add, label });
    if (remove !== undefined) await ledger.call('enrolment.removeRecipient', { recipient: remove });
    const { authority } = await ledger.call('enrolment.board', {});
    if (!authority) throw new LedgerError('LEDGER-LEVEL', { level: '乡', act: '设置收件人' });
    const { fingerprint, recipients } = authority;
    return {
      json: { fingerprint, recipients },
      text: lines(`下级核对用的指纹：${fingerprint}`, ...recipients.map((one) => `${one.label ?? '本单位'}：${one.recipient}`)),
    };
  },
};
