import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandDefinition } from '../electron/commands/command.ts';
import { commands, commonOptions } from '../electron/commands/registry.ts';

const heading = `# 命令行

由命令的定义生成（\`node scripts/docs-cli.ts\`），不要手改。

在源码目录里：\`npm run --silent ledger -- <命令> [选项]\`；安装后的程序提供同样的命令。

- 每个命令都接受：
${commonOptions.map(({ usage, help }) => `  - \`${usage}\`：${help}`).join('\n')}
- 不加 \`--json\` 时输出给人看的中文；标准输出是终端时，较长的工作显示进度条。
- 退出状态：0 完成；1 完成，但发现了该命令要找的问题；2 用法不对或输入读不出来；3 被拒绝（口令不对、签名不对、月份已封账……）；4 台账损坏。
- 状态为 2 至 4 时，标准错误有一行：错误代码和一句中文；加 \`--json\` 时标准输出的对象里另有 \`{"error":{"code","message"}}\`。全部代码见 errors.md。
- 口令取自环境变量 \`LEDGER_PASSPHRASE\` 或 \`--passphrase-file\` 文件的第一行。
`;

const bar = (text: string) => text.replaceAll('|', '\\|');

function section({ name, summary, arguments: taken = [], options = [], json, finds, remarks = [] }: CommandDefinition): string {
  const usage = [
    name,
    ...taken.map((argument) => argument.usage),
    ...options.map((option) => (option.required ? option.usage : `[${option.usage}]`)),
  ].join(' ');
  const rows = [
    ...taken.map((argument) => [argument.usage, argument.help]),
    ...options.map((option) => [
      option.usage,
      `${option.help}${option.choices ? `：${option.choices.join('、')}` : ''}${option.required ? '（必填）' : ''}`,
    ]),
  ];
  const table =
    rows.length === 0
      ? []
      : ['| 参数和选项 | 说明 |', '| --- | --- |', ...rows.map(([what, help]) => `| \`${bar(what ?? '')}\` | ${bar(help ?? '')} |`), ''];
  const status = finds ? [`状态 1：${finds}。`, ''] : [];
  return [
    `## ${name}`,
    '',
    `${summary}。`,
    '',
    '```',
    `ledger ${usage}`,
    '```',
    '',
    ...table,
    ...remarks.flatMap((remark) => [remark, '']),
    `JSON：\`${json}\``,
    '',
    ...status,
  ].join('\n');
}

/** docs/cli.md as the commands' definitions say it. */
export const cliPage = (): string => [heading, ...commands.map(section)].join('\n');

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../docs/cli.md'), cliPage());
