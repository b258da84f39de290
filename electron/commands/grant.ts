import type { GrantShown } from '#shared/contract/grants.ts';
import { grantTitles } from '#shared/documents/grant-manifest.ts';
import { LedgerError } from '#shared/errors.ts';
import { type CommandDefinition, flagOf, maybeText, textOf } from './command.ts';
import { readDocument, targetOf, writeBytes } from './files.ts';
import { periodOption } from './period-option.ts';

export const grantIssue: CommandDefinition = {
  name: 'grant issue',
  summary: '给一个下级单位批复：延期，或准予更正',
  options: [
    { usage: '--unit <CODE>', help: '下级单位代码', required: true },
    periodOption,
    { usage: '--extend <YYYY-MM-DD>', help: '延期：新的报送期限' },
    { usage: '--reopen', help: '准予更正：已接收或过了期限的月份可以重新打开一次' },
    { usage: '--text <TEXT>', help: '理由', required: true },
    { usage: '--out <PATH>', help: '文件夹或文件', required: true },
  ],
  json: '{file, id, number, act, due, revision}',
  remarks: ['延期随即计入本单位的报送情况和按时率。准予更正只对收到的那一版有效，更正一次即用完。'],
  async run(given, context) {
    const due = maybeText(given, 'extend');
    if ((due === undefined) === !flagOf(given, 'reopen'))
      throw new LedgerError('USAGE', { reason: '--extend 和 --reopen 须写一个，也只能写一个。' });
    const about = { unit: textOf(given, 'unit'), period: textOf(given, 'period'), reason: textOf(given, 'text') };
    const order = due === undefined ? ({ act: 'reopen', ...about } as const) : ({ act: 'extend', ...about, due } as const);
    const { name, bytes, grant } = await (await context.ledger()).call('exchange.issueGrant', order);
    const file = targetOf(context.path(textOf(given, 'out')), name);
    writeBytes(file, bytes);
    const { id, number, act, revision } = grant;
    return { json: { file, id, number, act, due: grant.due, revision }, text: `${sentenceOf(grant)}：${file}` };
  },
};

export const grantAccept: CommandDefinition = {
  name: 'grant accept',
  summary: '采用上级的批复（.lxgrant）',
  arguments: [{ usage: '<FILE>', help: '批复' }],
  json: '{id, issuer, unit, act, period, number, due, revision, reason, taken}',
  async run(given, context) {
    const grant = await (await context.ledger()).call('exchange.acceptGrant', readDocument(context.path(textOf(given, 'FILE'))));
    const { id, issuer, unit, act, period, number, due, revision, reason, taken } = grant;
    return {
      json: { id, issuer, unit, act, period, number, due, revision, reason, taken },
      text: `${sentenceOf(grant)}${taken ? '，以前已采用' : ''}`,
    };
  },
};

const sentenceOf = ({ unitName, period, act, due, revision, number }: GrantShown) =>
  `${unitName} ${period} ${grantTitles[act]}${act === 'extend' ? `至 ${due}` : `（第 ${revision} 版）`}，第 ${number} 号批复`;
