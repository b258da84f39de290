// Prints the reference pages that come from the model and the error catalogue; `node scripts/reference-docs.ts --write` writes them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCatalogue } from '../shared/errors.ts';
import type { Field, Kind } from '../shared/model/field.ts';
import { tableNames, tableOf } from '../shared/model/tables.ts';

const kindTitles = {
  text: '文字',
  note: '长文字',
  count: '整数',
  amount: '数值',
  date: '日期',
  month: '月份',
  time: '日期时间',
  yesNo: '是/否',
  code: '代码',
  codes: '代码（可多选）',
  link: '引用',
  links: '引用（可多个）',
  records: '名单',
} satisfies Record<Kind, string>;

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (...cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
const valuesOf = (field: Field) => {
  if (field.list)
    return Object.entries(field.list.entries)
      .map(([code, entry]) => `${code} ${entry.title}`)
      .join('；');
  if (field.to && tableNames.some((name) => name === field.to)) return `→ ${field.to}`;
  return (field.columns ?? []).map((column) => column.title).join('|');
};
const marks = (field: Field) => [field.required && '必填', field.personal && '个人信息'].filter(Boolean).join('、');

/** docs/fields.md: every table and field of the model. */
export function fieldsPage(): string {
  const parts = ['# 字段\n\n由 `shared/model/` 生成（`node scripts/reference-docs.ts --write`），不要手改。\n'];
  for (const name of tableNames) {
    const table = tableOf(name);
    parts.push(
      `\n## ${table.title} \`${name}\`\n\n| 字段 | 名称 | 类型 | 取值 | 标记 | 表头别名 | 说明 |\n| --- | --- | --- | --- | --- | --- | --- |`,
    );
    for (const [key, field] of Object.entries(table.fields))
      parts.push(
        line(
          `\`${key}\``,
          field.title,
          kindTitles[field.kind],
          valuesOf(field),
          marks(field),
          (field.aliases ?? []).join('、'),
          field.help ?? '',
        ),
      );
  }
  return `${parts.join('\n')}\n`;
}

/** docs/errors.md: every error code with its sentence and the exit status it ends a command with. */
export function errorsPage(): string {
  const rows = Object.entries(errorCatalogue).map(([code, entry]) => line(`\`${code}\``, String(entry.status), entry.message));
  return `# 错误代码\n\n由 \`shared/errors.ts\` 生成（\`node scripts/reference-docs.ts --write\`），不要手改。退出状态：2 用法不对或读不了，3 被拒绝，4 台账损坏。\n\n| 代码 | 退出状态 | 说明 |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

if (process.argv.includes('--write')) {
  const docs = join(import.meta.dirname, '../docs');
  writeFileSync(join(docs, 'fields.md'), fieldsPage());
  writeFileSync(join(docs, 'errors.md'), errorsPage());
}
