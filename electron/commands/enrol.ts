import { type CommandDefinition, textOf } from './command.ts';
import { readDocument, targetOf, writeBytes } from './files.ts';
import { lines } from './said.ts';

export const enrolRequest: CommandDefinition = {
  name: 'enrol request',
  summary: '写出申请文件（.lxreq），交给上级授权',
  options: [{ usage: '--out <PATH>', help: '文件夹或文件', required: true }],
  json: '{file, fingerprint}',
  async run(given, context) {
    const { name, bytes, fingerprint } = await (await context.ledger()).call('exchange.requestEnrolment', {});
    const file = targetOf(context.path(textOf(given, 'out')), name);
    writeBytes(file, bytes);
    return { json: { file, fingerprint }, text: lines(`申请文件：${file}`, `请在电话里向上级念出指纹：${fingerprint}`) };
  },
};

export const enrolIssue: CommandDefinition = {
  name: 'enrol issue',
  summary: '给下级签发授权文件（.lxauth）',
  arguments: [{ usage: '<FILE>', help: '下级的申请文件' }],
  options: [{ usage: '--out <PATH>', help: '文件夹或文件', required: true }],
  json: '{file, unit, fingerprint}',
  async run(given, context) {
    const issued = await (await context.ledger()).call('exchange.issueEnrolment', readDocument(context.path(textOf(given, 'FILE'))));
    const file = targetOf(context.path(textOf(given, 'out')), issued.name);
    writeBytes(file, issued.bytes);
    return {
      json: { file, unit: issued.unit, fingerprint: issued.fingerprint },
      text: lines(`已授权 ${issued.unit}：${file}`, `请与对方在电话里核对申请的指纹：${issued.fingerprint}`),
    };
  },
};

export const enrolAccept: CommandDefinition = {
  name: 'enrol accept',
  summary: '导入上级的授权文件；此后可以上报',
  arguments: [{ usage: '<FILE>', help: '上级的授权文件' }],
  json: '{superior, superiorName, fingerprint}',
  async run(given, context) {
    const accepted = await (await context.ledger()).call('exchange.acceptEnrolment', readDocument(context.path(textOf(given, 'FILE'))));
    return {
      json: accepted,
      text: lines(`上级：${accepted.superiorName}（${accepted.superior}）`, `上级公钥指纹：${accepted.fingerprint}`),
    };
  },
};

export const enrolRevoke: CommandDefinition = {
  name: 'enrol revoke',
  summary: '撤销发给下级的一张证书',
  arguments: [{ usage: '<CERT>', help: '证书序列号' }],
  options: [{ usage: '--reason <TEXT>', help: '撤销原因', required: true }],
  json: '{serial, unit}',
  async run(given, context) {
    const revoked = await (await context.ledger()).call('exchange.revoke', {
      serial: textOf(given, 'CERT'),
      reason: textOf(given, 'reason'),
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
