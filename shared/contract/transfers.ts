import { z } from 'zod';
import { transferSubjects } from '../documents/transfer-manifest.ts';
import { batchReply } from './bookkeeping.ts';
import { call } from './call.ts';
import { staged } from './intake.ts';
import { bytes, nothing, rowId, tableName } from './wire.ts';

const file = z.object({ name: z.string(), bytes });
const unitNamed = z.object({ code: z.string(), name: z.string() });
const counts = z.record(z.string(), z.number());
const subjectTable = z.enum(transferSubjects);
const duplicateTable = z.enum(['organization', 'member']);

const transferOrder = z.object({
  table: subjectTable,
  id: rowId,
  to: z.object({ code: z.string().regex(/^\d{9}$/, { error: '区划代码是 9 位数字' }), name: z.string().trim().min(1).max(100) }),
  /** The day of leaving; today where it is not given. */
  on: z.iso.date().optional(),
});

export const transferShown = z.object({
  id: z.string(),
  direction: z.enum(['out', 'passed', 'in']),
  from: unitNamed,
  to: unitNamed,
  table: subjectTable,
  /** The row at this desk. */
  row: z.string(),
  label: z.string(),
  at: z.string(),
  name: z.string(),
  counts,
  /**
   * undone: taken back by an undo · arrived: the receiving unit has reported it (told at the desks above it that passed it on) ·
   * handed: passed on to the superior, what comes of it is not seen here.
   */
  state: z.enum(['done', 'undone', 'arrived', 'handed']),
});
export type TransferShown = z.infer<typeof transferShown>;

/** A 转接单 that was opened and trusted. Its rows are a stage of the import, which intake.commit writes; none where it was taken before. */
export const transferStaged = z.object({
  transfer: z.string(),
  from: unitNamed,
  table: subjectTable,
  label: z.string(),
  date: z.string(),
  counts,
  taken: z.string().nullable(),
  stage: staged.nullable(),
});
export type TransferStaged = z.infer<typeof transferStaged>;

const duplicateRow = z.object({
  table: tableName,
  id: z.string(),
  unit: z.string(),
  unitName: z.string(),
  label: z.string(),
  /** The row's filled fields as people read them, personal data masked. */
  cells: z.array(z.object({ title: z.string(), text: z.string() })),
});
/** Rows of several units with one credit code or ID number. */
/** `within`: the one unit directly below that reports all of the rows, whose it is to ask; null where several do. */
export const duplicateShown = z.object({
  table: duplicateTable,
  number: z.string(),
  rows: z.array(duplicateRow),
  within: z.string().nullable(),
});
export type DuplicateShown = z.infer<typeof duplicateShown>;

/** What came of asking: returned, never: there is no package of the unit that a receipt can answer · before: it was asked already. */
export const askedBoth = z.array(
  z.object({ unit: z.string(), name: z.string(), outcome: z.enum(['asked', 'before', 'returned', 'never']), receipt: file.nullable() }),
);

export const transferCalls = {
  /** The units that this desk can transfer to: those that its superior told it of, whose `county` is null, then all others of its city by county. */
  'transfer.units': call(nothing, z.array(unitNamed.extend({ county: z.string().nullable() }))),
  /** What would go along; writes nothing. */
  'transfer.preview': call(transferOrder, z.object({ label: z.string(), counts })),
  'transfer.out': call(transferOrder, file.extend({ id: z.string(), label: z.string(), counts, reply: batchReply })),
  /** At a county or the city: checks a slip from below or above and passes it on; `next`: who gets the file. */
  'transfer.pass': call(
    file,
    file.extend({ id: z.string(), from: unitNamed, to: unitNamed, next: unitNamed, label: z.string(), counts, again: z.boolean() }),
  ),
  'transfer.stage': call(file, transferStaged),
  'transfer.list': call(nothing, z.array(transferShown)),
  /** Slips that came with a 底册 and are not taken in or passed on yet, and the file of one. */
  'transfer.waiting': call(nothing, z.array(z.object({ id: z.string(), name: z.string(), at: z.string() }))),
  'transfer.slip': call(z.object({ id: z.string().max(64) }), file),
  /** A slip that this desk wrote, once more. */
  'transfer.file': call(z.object({ id: z.string().max(64) }), file),
  /** At a desk with units below it: what two of them have at the same time. */
  'transfer.duplicates': call(nothing, z.array(duplicateShown)),
  /** Puts a remark about duplicates into new receipts of all units concerned. */
  'transfer.askBoth': call(
    z.object({
      groups: z
        .array(z.object({ table: duplicateTable, ids: z.array(rowId).min(2).max(100) }))
        .min(1)
        .max(10_000),
    }),
    askedBoth,
  ),
};
