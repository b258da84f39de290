import { join } from 'node:path';
import { LedgerError } from '#shared/errors.ts';
import { authorizationWords, requestWords } from '#shared/exchange/enrolment-words.ts';
import { suiteIds } from '#shared/exchange/suite-ids.ts';
import type { LedgerThread } from '../host/host.ts';
import { type CommandContext, type CommandDefinition, flagOf, type Given, listOf, maybeText, type Outcome, textOf } from './command.ts';
import { readDocument, targetOf, writeBytes } from './files.ts';
import { lines } from './said.ts';
import { suiteIn } from './suite-option.ts';

export const enrolRequest: CommandDefinition = {
  name: 'enrol request',
  summary: '写出申请文件（.lxreq），交给上级授权',
  options: [
    { usage: '--out <PATH>', help: '文件夹或文件', required: true },
    { usage: '--suite <SUITE>', help: '密码算法：p256 通用，gm 国密，按上级要求；授权以后不能再改', choices: suiteIds },
  ],
  json: '{file, fingerprint}',
  async run(given, context) {
    const suite = suiteIn(given);
    const ledger = await context.ledger();
    if (suite) await ledger.call('enrolment.chooseSuite', { suite });
    const { name, bytes, fingerprint } = await ledger.call('exchange.requestEnrolment', {});
    const file = targetOf(context.path(textOf(given, 'out')), name);
    writeBytes(file, bytes);
    return { json: { file, fingerprint }, text: lines(`申请文件：${file}`, `请在电话里向上级念出指纹：${fingerprint}`) };
  },
};

export const enrolIssue: CommandDefinition = {
  name: 'enrol issue',
  summary: '给下级签发授权文件（.lxauth）：首次、续期、更换密钥、换电脑',
  arguments: [{ usage: '<FILE...>', help: '下级的申请文件，可以有几个' }],
  options: [
    { usage: '--out <PATH>', help: '文件夹；只有一个申请时也可以是文件', required: true },
    { usage: '--replace <REASON>', help: '该单位换了电脑：写明原因，撤销旧证书再签发；须同时写 --fingerprint' },
    { usage: '--fingerprint <DIGITS>', help: '对方在电话里念出的指纹，40 位数字；与申请文件不一致就不签发' },
    { usage: '--since <DATE>', help: '遗失日期，YYYY-MM-DD，写进撤销名单' },
  ],
  json: '{file, unit, kind, fingerprint}；几个申请时为 {issued, refused, results:[{request, file, unit, kind, fingerprint, code}]}',
  finds: '几个申请里有的没有签发',
  remarks: [
    'kind：first 首次，renewal 同一台电脑续期（不用再打电话），rekey 更换密钥（原密钥已证明），replacement 换电脑。',
    '该单位已有另一台电脑的有效证书时默认拒绝（ENROL-OTHER-KEY）。',
  ],
  async run(given, context) {
    const requests = listOf(given, 'FILE');
    const ledger = await context.ledger();
    const [only, ...more] = requests;
    if (only === undefined) throw new LedgerError('USAGE', { reason: '缺少申请文件' });
    if (more.length === 0) {
      const issued = await issueOne(ledger, given, context, only);
      return { json: issued, text: lines(`已授权 ${issued.unit}（${requestWords[issued.kind]}）：${issued.file}`, ...compareLine(issued)) };
    }
    if (given.replace !== undefined || given.fingerprint !== undefined)
      throw new LedgerError('USAGE', { reason: '--replace、--fingerprint 一次只用于一个申请' });
    return issueMany(ledger, given, context, requests);
  },
};

async function issueOne(ledger: LedgerThread, given: Given, context: CommandContext, path: string, place = targetOf) {
  const file = readDocument(context.path(path));
  const [reason, heard, since] = [maybeText(given, 'replace'), maybeText(given, 'fingerprint'), maybeText(given, 'since')];
  if (reason !== undefined && heard === undefined) throw new LedgerError('USAGE', { reason: '--replace 须同时写 --fingerprint' });
  if (heard !== undefined) compare(heard, (await ledger.call('exchange.readRequest', file)).fingerprint);
  const replacing =
    reason === undefined ? {} : { replacing: { reason, compared: true as const, ...(since === undefined ? {} : { since }) } };
  const issued = await ledger.call('exchange.issueEnrolment', { ...file, ...replacing });
  const target = place(context.path(textOf(given, 'out')), issued.name);
  writeBytes(target, issued.bytes);
  return { file: target, unit: issued.unit, kind: issued.kind, fingerprint: issued.fingerprint };
}

const digitsOf = (text: string) => text.replace(/\s/g, '');
/** Throws ENROL-FINGERPRINT. */
function compare(heard: string, fingerprint: string): void {
  if (digitsOf(heard) !== digitsOf(fingerprint)) throw new LedgerError('ENROL-FINGERPRINT');
}

const compareLine = ({ kind, fingerprint }: { kind: string; fingerprint: string }) =>
  kind === 'first' ? [`请与对方在电话里核对申请的指纹：${fingerprint}`] : [`指纹：${fingerprint}`];

async function issueMany(ledger: LedgerThread, given: Given, context: CommandContext, requests: readonly string[]): Promise<Outcome> {
  type Result = {
    request: string;
    file: string | null;
    unit: string | null;
    kind: string | null;
    fingerprint: string | null;
    code: string | null;
  };
  const results: Result[] = [];
  const said: string[] = [];
  for (const request of requests) {
    try {
      // several never go into one file
      const issued = await issueOne(ledger, given, context, request, join);
      results.push({ request, ...issued, code: null });
      said.push(`已授权 ${issued.unit}（${requestWords[issued.kind]}）：${issued.file}`, ...compareLine(issued).map((line) => `  ${line}`));
    } catch (error) {
      if (!(error instanceof LedgerError) || !/^(DOC|FILE|ENROL)-/.test(error.code)) throw error;
      results.push({ request, file: null, unit: null, kind: null, fingerprint: null, code: error.code });
      said.push(`${request}：${error.message}`);
    }
  }
  const refused = results.filter(({ code }) => code !== null).length;
  return { json: { issued: results.length - refused, refused, results }, text: lines(...said), status: refused > 0 ? 1 : 0 };
}

export const enrolAccept: CommandDefinition = {
  name: 'enrol accept',
  summary: '导入上级的授权文件；此后可以上报',
  arguments: [{ usage: '<FILE>', help: '上级的授权文件' }],
  options: [
    { usage: '--dry-run', help: '只看有哪些变化，不导入' },
    { usage: '--fingerprint <DIGITS>', help: '上级在电话里念出的指纹；上级的新密钥没有旧密钥证明时（ENROL-ROOT）必须写' },
  ],
  json: '{superior, superiorName, fingerprint}；--dry-run 时另有 kind, before, notAfter, recipients, turns',
  remarks: ['kind：first 首次，renewal 换发，recipients 收件人有变，succession 上级更换了密钥（可信），stranger 须电话核对。'],
  async run(given, context) {
    const ledger = await context.ledger();
    const file = readDocument(context.path(textOf(given, 'FILE')));
    const heard = maybeText(given, 'fingerprint');
    const read = await ledger.call('enrolment.readAuthorization', file);
    const head = [`上级：${read.superiorName}（${read.superior}）`, `上级公钥指纹：${read.fingerprint}`];
    if (flagOf(given, 'dryRun')) return { json: read, text: lines(`${authorizationWords[read.kind]}，没有导入`, ...head) };
    if (heard !== undefined) compare(heard, read.fingerprint);
    const accepted = await ledger.call('exchange.acceptEnrolment', { ...file, replaceRoot: heard !== undefined });
    return { json: accepted, text: lines(...head) };
  },
};

export const enrolRevoke: CommandDefinition = {
  name: 'enrol revoke',
  summary: '撤销发给下级的一张证书',
  arguments: [{ usage: '<CERT>', help: '证书序列号' }],
  options: [
    { usage: '--reason <TEXT>', help: '撤销原因', required: true },
    { usage: '--since <DATE>', help: '从哪天起密钥可能在别人手里，YYYY-MM-DD，写进撤销名单' },
  ],
  json: '{serial, unit}',
  async run(given, context) {
    const revoked = await (await context.ledger()).call('exchange.revoke', {
      serial: textOf(given, 'CERT'),
      reason: textOf(given, 'reason'),
      since: maybeText(given, 'since'),
    });
    return { json: revoked, text: `已撤销 ${revoked.unit} 的证书 ${revoked.serial}` };
  },
};

export const enrolRevocations: CommandDefinition = {
  name: 'enrol crl',
  summary: '导出撤销名单（X.509 CRL，DER）',
  options: [{ usage: '--out <PATH>', help: '文件夹或文件', required: true }],
  json: '{file, bytes}',
  async run(given, context) {
    const { name, bytes } = await (await context.ledger()).call('exchange.revocationList', {});
    const file = targetOf(context.path(textOf(given, 'out')), name);
    writeBytes(file, bytes);
    return { json: { file, bytes: bytes.length }, text: `撤销名单：${file}` };
  },
};
