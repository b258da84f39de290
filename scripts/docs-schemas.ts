// Writes docs/schemas/*.schema.json from the schemas that the program itself reads documents with: node scripts/docs-schemas.ts [--check]
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { answerRecord, changeRecord } from '#shared/documents/month-records.ts';
import { taskContent } from '#shared/documents/task-content.ts';
import { documentTypes } from '../electron/exchange/documents/registry.ts';

const folder = join(import.meta.dirname, '../docs/schemas');

const conditionPath = '#/$defs/condition';
const field = { type: 'string', description: '两新组织的字段，见 docs/fields.md' };
const only = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const group = { type: 'array', items: { $ref: conditionPath }, minItems: 1, maxItems: 20 };
/** How a condition is written; code reads it (shared/standards/condition-fault.ts), from which no schema can be made. */
const condition = {
  anyOf: [
    only({ field, atLeast: { type: 'number', minimum: 0 } }),
    only({ field, oneOf: { type: 'array', items: { type: 'string' }, minItems: 1 } }),
    only({ field, filled: { const: true } }),
    only({ all: group }),
    only({ any: group }),
  ],
};

const schemaText = (schema: z.ZodType, title: string, comment: string): string => {
  const parts: { $defs?: object } = {};
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    override({ path, jsonSchema }) {
      if (path.at(-1) !== 'condition') return;
      jsonSchema.$ref = conditionPath;
      parts.$defs = { condition };
    },
  });
  return `${JSON.stringify({ $schema, title, $comment: comment, ...rest, ...parts }, null, 2)}\n`;
};

const generated = '由 node scripts/docs-schemas.ts 生成，不要手改。';
const beyond = `${generated}JSON Schema 写不出的要求（重复的键、条目与清单一一对应、名称与各属性相符等）见 docs/format.md。`;

/** File name -> text: one schema for the manifest of every kind of document, and one for each part that is JSON or a list of records itself. */
export const schemaFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ...documentTypes.map(({ kind, title, extension, manifest }): [string, string] => [
      `${kind}.schema.json`,
      schemaText(manifest, `${title}（.${extension}）的 datapackage.json`, beyond),
    ]),
    [
      'task-content.schema.json',
      schemaText(taskContent, '任务书的 data/task.json', `${generated}规则、参数、字段的名称见 docs/rules.md、docs/fields.md。`),
    ],
    ['changes-record.schema.json', schemaText(changeRecord, '上报包的 data/changes.csv 的一行', generated)],
    ['answers-record.schema.json', schemaText(answerRecord, '上报包的 data/answers.csv 的一行', generated)],
  ]);

/** Names of files in docs/schemas that are missing, of another text, or none of ours. */
export function staleSchemas(): string[] {
  const wanted = schemaFiles();
  const there = existsSync(folder) ? readdirSync(folder) : [];
  const isStale = ([name, text]: [string, string]) => !there.includes(name) || readFileSync(join(folder, name), 'utf8') !== text;
  return [...[...wanted].filter(isStale).map(([name]) => name), ...there.filter((name) => !wanted.has(name))];
}

if (import.meta.main && process.argv.includes('--check')) {
  const stale = staleSchemas();
  if (stale.length > 0) console.error(`docs/schemas is not what the program says; run node scripts/docs-schemas.ts: ${stale.join(' ')}`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of schemaFiles()) writeFileSync(join(folder, name), text);
}
