import { z } from 'zod';

/**
 * Resources of a package beside its tables: what the unit says of its month, and its answers to receipts. Both may be missing.
 * What they are in a package is described in docs/format.md.
 */
export const recordResources = {
  changes: {
    path: 'data/changes.csv',
    title: '变更说明',
    columns: ['kind', 'table', 'id', 'field', 'name', 'what', 'reason'],
  },
  answers: {
    path: 'data/answers.csv',
    title: '对回执的答复',
    columns: ['package', 'table', 'id', 'field', 'rule', 'message', 'state', 'text', 'at'],
  },
} as const;
export type RecordResourceName = keyof typeof recordResources;
export const isRecordResource = (name: string): name is RecordResourceName => Object.hasOwn(recordResources, name);

const text = (most: number) => z.string().max(most);
const place = { table: text(64), id: text(64), field: text(64) };

/** `added` to `deleted`: how many rows of a table; `left`, `removed`, `large`: a row and why; `amendment`: why the month was opened again. */
export const changeKinds = ['added', 'gone', 'changed', 'deleted', 'left', 'removed', 'large', 'amendment', 'unchanged'] as const;
export const changeRecord = z.object({
  kind: z.enum(changeKinds),
  ...place,
  /** How people call the row. */
  name: text(400),
  what: text(400),
  reason: text(2000),
});
export type ChangeRecord = z.infer<typeof changeRecord>;

export const answerRecord = z.object({
  /** Id of the package whose receipt is answered. */
  package: z.uuid(),
  ...place,
  /** The rule that found it, or `remark` for a person's own. */
  rule: text(40),
  message: text(2000),
  state: z.enum(['mended', 'answered']),
  text: text(1000),
  at: z.iso.datetime(),
});
export type AnswerRecord = z.infer<typeof answerRecord>;

export const recordSchemas = { changes: changeRecord, answers: answerRecord } as const;
/** More than any month has; a longer list is refused unread. */
export const mostRecords = 20_000;
