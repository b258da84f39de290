import { z } from 'zod';
import { codeOf } from '../codes/code-list.ts';
import { localTitle, openLists } from '../codes/local-codes.ts';
import { periodText } from '../contract/wire.ts';
import { addToMonth, lastDay } from '../model/civil-date.ts';
import type { ParameterValue } from '../rules/rule.ts';
import type { Condition } from '../standards/condition.ts';
import { conditionFault } from '../standards/condition-fault.ts';
import { settableRule } from '../standards/settable-rules.ts';
import { assignmentOrders, laidAssignments } from './task-assignments.ts';
import { addedItemFault, addedItemParts, itemChanges } from './task-standards.ts';

/** Reports a fault under the place where it stands. */
const fault = (path: (string | number)[], message: string) => ({ code: 'custom' as const, path, message });

/** A number stays as whole as the shipped one is, and is never negative. */
function parameterFault(value: ParameterValue, shipped: ParameterValue): string | undefined {
  if (typeof value !== typeof shipped) return `应为${{ number: '数', string: '文字', boolean: '是否' }[typeof shipped as 'number']}`;
  if (typeof value !== 'number') return undefined;
  if (value < 0) return '不能小于 0';
  return Number.isInteger(shipped) && !Number.isInteger(value) ? '应为整数' : undefined;
}

const parameters = z
  .record(z.string(), z.record(z.string(), z.union([z.number(), z.string().max(200), z.boolean()])))
  .superRefine((given, context) => {
    for (const [id, values] of Object.entries(given)) {
      const rule = settableRule(id);
      if (!rule) context.addIssue(fault([id], `没有规则 ${id}`));
      for (const [name, value] of Object.entries(rule ? values : {})) {
        const known = rule && Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;
        const wrong = known ? parameterFault(value, known.shipped) : '没有这个参数';
        if (wrong !== undefined) context.addIssue(fault([id, name], `规则 ${id} 的参数 ${name} ${wrong}`));
      }
    }
  });

const severities = z.record(z.string(), z.enum(['error', 'warning', 'off'])).superRefine((given, context) => {
  for (const id of Object.keys(given)) {
    const rule = settableRule(id);
    if (!rule || rule.severity === null) context.addIssue(fault([id], `没有可以定级的规则 ${id}`));
    else if (rule.fixed) context.addIssue(fault([id], `规则 ${id} 关系到身份和接收，不能改为别的等级`));
  }
});

const condition = z.custom<Condition>().superRefine((value, context) => {
  const wrong = conditionFault(value);
  if (wrong !== undefined) context.addIssue(fault([], wrong));
});

const criterion = z.object({
  id: z.string().regex(/^[a-z0-9_-]{1,40}$/, { error: '应建条件的编号只用小写字母、数字' }),
  title: z.string().trim().min(1, { error: '应建条件没有名称' }).max(60, { error: '应建条件的名称超过 60 个字' }),
  condition,
});
const criteria = z
  .array(criterion)
  .min(1, { error: '至少要有一个应建条件' })
  .max(30, { error: '应建条件超过 30 个' })
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: '应建条件的编号重复' });

const localEntry = z.object({
  title: z.string().regex(localTitle, { error: '代码表新增项的名称为 2 至 20 个字，只用文字、数字' }),
  retired: z.literal(true).optional(),
  ...addedItemParts,
});
const lists = z.record(z.string(), z.array(localEntry).max(50, { error: '一个代码表最多新增 50 项' })).superRefine((given, context) => {
  for (const [name, entries] of Object.entries(given)) {
    const list = openLists.find((one) => one.name === name);
    if (!list) context.addIssue(fault([name], `代码表 ${name} 不能新增`));
    const titles = entries.map(({ title }) => title);
    for (const wrong of entries.flatMap((entry) => addedItemFault(name, entry) ?? [])) context.addIssue(fault([name], wrong));
    for (const title of titles) if (list && codeOf(list, title) !== undefined) context.addIssue(fault([name], `“${title}”在代码表中已有`));
    if (new Set(titles).size < titles.length) context.addIssue(fault([name], '代码表新增项的名称重复'));
  }
});

// every month has a 28th
const dueDay = z.number().int().min(1, { error: '期限为 1 至 28 日' }).max(28, { error: '期限为 1 至 28 日' });
/** By month, its own day: after the month, and within the two that follow. */
const dueDates = z
  .record(periodText, z.iso.date({ error: '单独定期限的月份没有填日期' }))
  .refine((given) => Object.keys(given).length <= 60, { error: '单独定期限的月份超过 60 个' })
  .superRefine((given, context) => {
    for (const [month, due] of Object.entries(given))
      if (due <= lastDay(month) || due > lastDay(addToMonth(month, 2)))
        context.addIssue(fault([month], `${month} 的报送期限 ${due} 应在此后两个月之内`));
  });
const notice = z.string().max(4000, { error: '通知超过 4000 字' });

/** `data/task.json` of a 任务书: the rules, parameters and fields it names are those of this program. */
export const taskContent = z.object({
  /** The version of the catalogue of rules it was written with. */
  catalogue: z.number().int().min(1),
  /** Day of the next month by which a month is due. */
  dueDay,
  /** Months that are due on another day, such as when that day falls in a holiday. */
  dueDates: dueDates.optional(),
  /** By rule id, then by parameter name; what is absent is as shipped. */
  parameters,
  /** By rule id; what is absent is as shipped. */
  severities,
  /** 八必建. */
  criteria,
  /** What is added to the open code lists, by the list's name. */
  lists: lists.optional(),
  /** 衢州标准: by item, what is put out of force, named or worded otherwise. What is added to it stands in `lists`. */
  standards: itemChanges.optional(),
  /** 两包三定 for organizations of the units below; each unit takes its own. */
  assignments: laidAssignments.optional(),
  /** To be read before it takes force; may be empty. */
  notice,
});
export type TaskContent = z.infer<typeof taskContent>;

/** What a desk asks to be issued. What is left out stays as it is in force at this desk for that month. */
export const taskOrder = z.object({
  /** The first month it holds for. */
  from: periodText,
  /** The one after the last where left out. */
  version: z.number().int().min(1).optional(),
  dueDay: dueDay.optional(),
  dueDates: dueDates.optional(),
  parameters: parameters.optional(),
  severities: severities.optional(),
  criteria: criteria.optional(),
  lists: lists.optional(),
  standards: itemChanges.optional(),
  assignments: assignmentOrders.optional(),
  notice: notice.default(''),
});
export type TaskOrder = z.output<typeof taskOrder>;
