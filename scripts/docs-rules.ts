// Writes docs/rules.md from the catalogue of rules: node scripts/docs-rules.ts
import { writeFileSync } from 'node:fs';
import { tableOf } from '#shared/model/tables.ts';
import { catalogue, type RuleNote, rules } from '#shared/rules/catalogue.ts';

const opening = `# 检查规则

由 \`node scripts/docs-rules.ts\` 从 shared/rules 生成，请勿手改。

**错误**必须改正才能封账；**提醒**可以填写书面说明。标“错误、提醒”的规则两种都有，由具体情形决定。
依据中：条例＝《中国共产党支部工作条例（试行）》2018；选举＝《中国共产党基层组织选举工作条例》2020；细则＝《中国共产党发展党员工作细则》2014；
教育＝《中国共产党党员教育管理工作条例》2019；惯例＝通行做法，不是法规。参数和轻重由上级任务书规定，下表是出厂默认值。
`;

const tableTitle = (table: string) => (table === '*' ? '所有表' : tableOf(table as never).title);
const severityTitle = ({ severity, mixed }: RuleNote) => (mixed ? '错误、提醒' : severity === 'error' ? '错误' : '提醒');

/** The fields a rule reads, by table, in Chinese. */
function readsOf(id: string): string {
  const byTable = new Map<string, Set<string>>();
  for (const read of rules.find((rule) => rule.id === id)?.reads ?? []) {
    const titles = byTable.get(read.table) ?? new Set();
    for (const field of read.fields) titles.add(tableOf(read.table).fields[field]?.title ?? field);
    byTable.set(read.table, titles);
  }
  return [...byTable].map(([table, titles]) => `${tableTitle(table)}（${[...titles].join('、')}）`).join('；');
}

function section(rule: RuleNote): string {
  const parameters = Object.entries(rule.parameters).map(([name, { title, shipped }]) => `- 参数 \`${name}\`：${title}，默认 ${shipped}`);
  const lines = [
    `- 对象：${tableTitle(rule.table)}`,
    `- 轻重：${severityTitle(rule)}`,
    `- 依据：${rule.source}`,
    `- 查看：${readsOf(rule.id) || '本行各字段'}`,
  ];
  return `## ${rule.id} ${rule.title}\n\n${[...lines, ...parameters].join('\n')}\n`;
}

/** The text of docs/rules.md. */
export const rulesPage = (): string => [opening, ...catalogue.map(section)].join('\n');

if (import.meta.main) writeFileSync(new URL('../docs/rules.md', import.meta.url), rulesPage());
