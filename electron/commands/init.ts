import { LedgerError } from '#shared/errors.ts';
import { suiteIds } from '#shared/exchange/suite-ids.ts';
import { divisionName } from '../host/divisions.ts';
import { type CommandDefinition, maybeText, textOf } from './command.ts';
import { suiteIn } from './suite-option.ts';

const digits = { city: 6, county: 6, township: 9 } as const;
type Level = keyof typeof digits;
const levels = Object.keys(digits) as Level[];
const isLevel = (text: string): text is Level => levels.some((level) => level === text);

export const init: CommandDefinition = {
  name: 'init',
  summary: '新建一本加密台账',
  options: [
    { usage: '--unit <CODE>', help: '报送单位的行政区划代码：市、县 6 位，乡镇街道 9 位', required: true },
    { usage: '--level <LEVEL>', help: '级别', required: true, choices: levels },
    { usage: '--name <NAME>', help: '单位名称；不写则按代码查出' },
    { usage: '--suite <SUITE>', help: '密码算法：p256 通用（不写即是），gm 国密；上下级必须一致', choices: suiteIds },
  ],
  json: '{unit, level, name}',
  async run(given, context) {
    const unit = textOf(given, 'unit');
    const level = textOf(given, 'level');
    if (!isLevel(level)) throw new LedgerError('USAGE', { reason: `没有级别 ${level}` });
    const right = new RegExp(`^\\d{${digits[level]}}$`).test(unit);
    const name = right ? (maybeText(given, 'name')?.trim() ?? (await divisionName(unit, level))) : undefined;
    if (!name) throw new LedgerError('UNIT-UNKNOWN', { unit });
    const suite = suiteIn(given);
    const ledger = await context.open({ act: 'create', folder: context.folder, unit, level, name, passphrase: context.passphrase() });
    if (suite) await ledger.call('enrolment.chooseSuite', { suite });
    return { json: { unit, level, name }, text: `已新建台账：${name}（${unit}），在 ${context.folder}` };
  },
};
