import { z } from 'zod';

const terms = {
  due_on: z.iso.date({ error: '下达的两包三定没有完成期限' }),
  target: z.string().trim().min(1, { error: '下达的两包三定没有目标' }).max(200, { error: '两包三定的目标超过 200 个字' }),
  area_leader: z.string().trim().max(50, { error: '包片领导超过 50 个字' }).optional(),
};
const most = 500;
const tooMany = { error: `一次最多下达 ${most} 家两包三定` };

/** A 两包三定 as it travels in a 任务书: which organization of which unit is to be built by when. Whom the unit names for it is the unit's to fill in. */
const laidAssignment = z.object({
  unit: z.string().regex(/^\d{6}(\d{3})?$/),
  /** The row's id, the same at every desk. */
  organization: z.string().min(1).max(64),
  name: z.string().max(200),
  ...terms,
});
export type LaidAssignment = z.infer<typeof laidAssignment>;
export const laidAssignments = z.array(laidAssignment).max(most, tooMany);

/** The same as a desk orders it: the organization by its row's id, its 统一社会信用代码 or its name. */
const assignmentOrder = z.object({ organization: z.string().trim().min(1).max(200), ...terms });
export type AssignmentOrder = z.infer<typeof assignmentOrder>;
export const assignmentOrders = z.array(assignmentOrder).max(most, tooMany);

/** What becomes of one at the unit: a row is made, there is one to go on with, or the organization is not in the ledger. */
export const laidStates = ['new', 'there', 'unknown'] as const;
export const laidShown = laidAssignment.omit({ unit: true }).extend({ state: z.enum(laidStates) });
export type LaidShown = z.infer<typeof laidShown>;
export const laidStateTitles: Readonly<Record<LaidShown['state'], string>> = {
  new: '采用后新增一行',
  there: '已有未办结的，不再新增',
  unknown: '台账中没有这家组织',
};
