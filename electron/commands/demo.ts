import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerError } from '#shared/errors.ts';
import { type CommandContext, type CommandDefinition, maybeText } from './command.ts';
import { demoPassphrase, writeDemoKeys } from './demo-keys.ts';
import { handIn, keepMonth, monthOfDemo, openDesks, receiveAndAnswer } from './demo-month.ts';
import { townAskedFor } from './demo-town.ts';
import { lines } from './said.ts';

export const demo: CommandDefinition = {
  name: 'demo',
  summary: '用示例数据走完一个月：建账、授权、导入、检查、封账、导出、接收、回执',
  options: [
    { usage: '--out <DIR>', help: '空文件夹或新文件夹；不写则放在临时文件夹' },
    { usage: '--seed <N>', help: '不用随程序的示例，按种子造一个镇的两年数据；同一个种子每次相同，默认 1' },
    { usage: '--organizations <N>', help: '造出的两新组织数，默认 120' },
    { usage: '--branches <N>', help: '造出的党支部数，默认 40' },
    { usage: '--defects <N>', help: '每种问题埋几处，检查后对照找到多少；默认 0' },
  ],
  finds: '埋下的问题里有错误，停在封账之前',
  json: '{folder, package: 停在封账之前为 null, steps:[{step, title, detail}], commands:[用通用工具核对上报包的命令]}',
  remarks: [
    '留下 DIR/township/ 和 DIR/county/（台账）、DIR/mail/（往来的每个文件）、DIR/check/county.key 和 DIR/check/root.pem（供手工核对）。口令和密钥只供演示，没有保密作用。',
  ],
  async run(given, context) {
    const made = townAskedFor(given);
    const folder = emptyFolder(context, maybeText(given, 'out'));
    const steps: Step[] = [];
    const tell = (title: string, detail: string) => {
      steps.push({ step: steps.length + 1, title, detail });
      context.say(`${String(steps.length).padStart(2)}. ${title}：${detail}`);
    };
    context.say(`示例的一个月，放在 ${folder}\n台账口令：${demoPassphrase}（只供演示）\n`);
    const desks = await openDesks(context.open, folder, tell, made);
    if (!(await keepMonth(desks, tell, made))) {
      await desks.close();
      return { json: { folder, package: null, steps, commands: [] }, text: '', status: 1 };
    }
    const sent = await handIn(desks, tell, monthOfDemo(made));
    await receiveAndAnswer(desks, sent, tell);
    await desks.close();
    await writeDemoKeys(folder);
    tell('留下演示用的密钥', 'check/county.key、check/root.pem');
    const commands = stockTools(folder, sent.name);
    return {
      json: { folder, package: join(folder, 'mail', sent.name), steps, commands },
      text: lines('', '不用本程序，也能核对这份上报包：', ...commands.map((command) => `  ${command}`)),
    };
  },
};

interface Step {
  readonly step: number;
  readonly title: string;
  readonly detail: string;
}

/** Throws FOLDER-NOT-EMPTY, DISK-ERROR. */
function emptyFolder(context: CommandContext, out: string | undefined): string {
  if (out === undefined) return mkdtempSync(join(tmpdir(), 'liangxin-demo-'));
  const folder = context.path(out);
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0) throw new LedgerError('FOLDER-NOT-EMPTY', { folder });
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw error instanceof LedgerError ? error : new LedgerError('DISK-ERROR', { path: folder }, { cause: error });
  }
  return folder;
}

const quoted = (text: string) => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** What package.md says that anybody can do: decrypt, unpack, verify the signature, compare every hash. */
const stockTools = (folder: string, name: string): string[] => [
  `cd ${quoted(join(folder, 'check'))}`,
  `age -d -i county.key -o p.zip ../mail/${name} && unzip -q p.zip -d p && cd p`,
  'openssl cms -verify -binary -inform DER -in signature.p7s -content datapackage.json -CAfile ../root.pem -purpose any -out /dev/null',
  `jq -r '.resources[] | (.hash|ltrimstr("sha256:")) + "  " + .path' datapackage.json | sha256sum -c`,
];
