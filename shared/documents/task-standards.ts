import { z } from 'zod';
import { standardItem } from '../codes/standard-codes.ts';
import { groupOf, standardGroups } from '../standards/catalogue.ts';
import { groupsInForce } from '../standards/catalogue-in-force.ts';

const wording = z.string().trim().min(1, { error: '标准项没有写凭什么' }).max(200, { error: '标准项凭什么超过 200 个字' });
const title = z.string().trim().min(1, { error: '标准项没有名称' }).max(30, { error: '标准项的名称超过 30 个字' });
/** Of the groups that can be marked. */
export const itemGroups = standardGroups.filter(({ id }) => id !== 'pairing');

/** By shipped item of the 衢州标准, what is otherwise. */
export const itemChanges = z
  .record(z.string(), z.object({ title: title.optional(), wording: wording.optional(), off: z.literal(true).optional() }))
  .superRefine((given, context) => {
    for (const item of Object.keys(given))
      if (!groupOf(item)) context.addIssue({ code: 'custom', path: [item], message: `没有标准项 ${item}` });
    if (groupsInForce({ standards: given }).length === 0) context.addIssue({ code: 'custom', message: '衢州标准至少要有一项在用' });
  });

/** What an entry added to a code list has besides: for the 衢州标准 a group and what proves it, for the other lists nothing. */
export const addedItemParts = { group: z.string().optional(), wording: wording.optional() };

/** What is wrong with those parts of an entry of a list. */
export function addedItemFault(
  list: string,
  entry: { readonly title: string; readonly group?: string | undefined; readonly wording?: string | undefined },
) {
  const isItem = list === standardItem.name;
  if (!isItem) return entry.group === undefined && entry.wording === undefined ? undefined : `代码表 ${list} 的新增项不写 group、wording`;
  if (!itemGroups.some(({ id }) => id === entry.group)) return `标准项“${entry.title}”没有写在哪一套标准里`;
  return entry.wording === undefined ? `标准项“${entry.title}”没有写凭什么` : undefined;
}
