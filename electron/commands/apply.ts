import { v7 } from 'uuid';
import { z } from 'zod';
import { batchChange, editBatch, origins } from '#shared/contract/bookkeeping.ts';
import { LedgerError } from '#shared/errors.ts';
import { type CommandContext, type CommandDefinition, textOf } from './command.ts';
import { parseJson, readJson } from './files.ts';
import { lines, problemLine, some } from './said.ts';

// a hand-written file may leave out what follows from the rest
const withId = z.preprocess((item) => (isInsert(item) ? { id: v7(), ...item } : item), batchChange);
const isInsert = (item: unknown): item is object => typeof item === 'object' && item !== null && 'op' in item && item.op === 'insert';
const batchFile = z.preprocess(
  (file) => (Array.isArray(file) ? { changes: file } : file),
  z.object({
    origin: z.enum(origins).default('command'),
    label: z.string().max(200).default('命令行修改'),
    reason: editBatch.shape.reason,
    changes: z.array(withId).min(1),
  }),
);

export const apply: CommandDefinition = {
  name: 'apply',
  summary: '执行一批修改',
  arguments: [{ usage: '<FILE>', help: 'JSON 文件，- 表示从标准输入读' }],
  json: '{applied, batch, problems}',
  remarks: [
    '文件是 {label, changes:[{op: insert|update|delete, table, id, before, after}]}，或只有 changes 的数组。新增的行可以不写 id。{op: set, table, ids, after} 把同样的值写入多行。整批要么全部写入，要么都不写。',
    '删除在封账的月份上报过的党员、组织等，还须写 reason（原因）；它记入历史和变更说明。',
  ],
  async run(given, context) {
    const batch = batchFile.safeParse(await contentOf(textOf(given, 'FILE'), context));
    if (!batch.success) {
      const [issue] = batch.error.issues;
      throw new LedgerError('EDIT-INVALID', { reason: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() });
    }
    const ledger = await context.ledger();
    const reply = await ledger.call('bookkeeping.apply', batch.data, context);
    const applied = reply.changed ?? 0;
    const problems = reply.rereadProblems ? (await ledger.call('checking.problems', {})).problems : reply.problems.appeared;
    return {
      json: { applied, batch: reply.batch, problems },
      text: lines(applied === 0 ? '没有需要改动的内容。' : `已写入 ${applied} 行（第 ${reply.batch} 批）`, ...some(problems, problemLine)),
    };
  },
};

const contentOf = async (file: string, context: CommandContext) =>
  file === '-' ? parseJson(await context.stdin(), '标准输入') : readJson(context.path(file));
