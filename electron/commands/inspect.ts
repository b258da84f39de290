import type { Inspected } from '#shared/contract/inspection.ts';
import { verdictWords } from '#shared/exchange/inspection-words.ts';
import { chinaDate, chinaTime } from '#shared/model/china-time.ts';
import { type CommandDefinition, textOf } from './command.ts';
import { countsText, lines } from './said.ts';

export const inspect: CommandDefinition = {
  name: 'inspect',
  summary: '看一个文件是什么、谁签的、可不可信；不接收、不写入任何内容',
  arguments: [{ usage: '<FILE>', help: '上报包、申请文件、授权文件、任务书、批复、底册、转接单、回执或撤销名单' }],
  json: '{kind, title, readable, encrypted, recipients, size, id, unit, unitName, to:{code, name}|null, period, created, software, facts:[{title, value}], counts:{table: n}|null, signer:{name, unit, serial, notBefore, notAfter, at, chain:[{name, unit, serial, notBefore, notAfter, valid}]}|null, verdict: trusted|own|unfounded|refused|closed, checks:[{name, title, ok, code, detail}], fingerprint, resources:[{path, bytes}]}',
  finds: '有一项核对没有通过，不可信',
  remarks: [
    'verdict：trusted 可信；own 本单位自己签的；unfounded 内容完好，是谁发的要在电话里核对指纹；refused 不可信；closed 不是加密给本单位的，打不开。',
    '上报包接收时还要逐行核对，见 verify。',
  ],
  async run(given, context) {
    const { askOfFiles } = await context.ledger();
    const found = await askOfFiles('exchange.inspectAt', { path: context.path(textOf(given, 'FILE')) });
    return { json: { ...found }, text: textFor(found), status: found.verdict === 'refused' ? 1 : 0 };
  },
};

function textFor(found: Inspected): string {
  const { kind, title, readable, unit, unitName, to, created, software, signer, facts, counts, checks, resources } = found;
  if (!readable) return lines(`${title}（不是加密给本单位的，看不到内容）`, `${found.size} 字节，加密给 ${found.recipients} 个收件人`);
  return lines(
    title,
    `出具单位 ${unitName}（${unit}）${to ? `，给${to.name}（${to.code}）` : ''}，${chinaTime(created)}${software === null ? '' : `，${software}`}`,
    ...facts.map((fact) => `${fact.title}：${fact.value}`),
    ...(counts ? [`内容：${countsText(counts)}`] : []),
    ...(signer
      ? [
          `${chinaTime(signer.at)} 签名，证书：`,
          ...signer.chain.map(
            (one) => `  ${one.name}（${one.unit}） ${one.serial}，${chinaDate(one.notBefore)} 至 ${chinaDate(one.notAfter)}`,
          ),
        ]
      : kind === 'revocations'
        ? []
        : ['没有看到签名']),
    ...checks.map((check) => `${check.ok ? '✓' : '✗'} ${check.title} ${check.detail}`),
    verdictWords[found.verdict].title + (found.fingerprint === null ? '' : `，指纹 ${found.fingerprint}`),
    ...resources.map(({ path, bytes }) => `  ${path} ${bytes} 字节`),
  );
}
