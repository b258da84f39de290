import { type CodeList, isLocalCode, localPrefix } from './code-list.ts';
import { carrierKind, organizationKind, uncoveredReason } from './organization-codes.ts';
import { post } from './party-codes.ts';
import { activityKind, pointKind, workerKind } from './party-work-codes.ts';
import { standardItem } from './standard-codes.ts';

/**
 * Lists that a county may add entries of its own to: names of local things, and items of its own in the standards catalogue, which are judged by hand. What a regulation or a standard counts (kinds of meetings, categories
 * of members, GB/T lists) stays closed.
 */
export const openLists: readonly CodeList[] = [
  activityKind,
  pointKind,
  workerKind,
  carrierKind,
  organizationKind,
  post,
  uncoveredReason,
  standardItem,
];

/** What people call an open list. */
export const openListTitles: Readonly<Record<string, string>> = {
  activity_kind: '活动类型',
  point_kind: '新就业群体站点类型',
  worker_kind: '党务工作者类型',
  carrier_kind: '载体类型',
  organization_kind: '两新组织细类',
  post: '党员工作岗位',
  uncovered_reason: '未建原因',
  standard_item: '衢州标准项',
};

/** An entry that a task file adds. Its title never changes and it is never taken away: retired, nobody chooses it any more and rows that hold it keep it. */
export interface LocalEntry {
  readonly title: string;
  readonly retired?: true | undefined;
  /** Of an item of the standards catalogue: the group it stands in. */
  readonly group?: string | undefined;
  /** Of an item of the standards catalogue: what proves it, as people read it. */
  readonly wording?: string | undefined;
}

/** By a list's name, what was added to it. */
export type LocalEntries = Readonly<Record<string, readonly LocalEntry[]>>;

/** Letters and figures only: separators of lists, of cells and of resources cannot be part of a title. */
export const localTitle = /^[\p{L}\p{N}（）·]{2,20}$/u;

const isOpen = (list: CodeList) => openLists.some(({ name }) => name === list.name);
export const localCode = (title: string): string => `${localPrefix}${title}`;

/** Whether a code is one that somebody's task file can have added to this list. */
export const isLocalTo = (list: CodeList, code: string): boolean =>
  isOpen(list) && isLocalCode(code) && localTitle.test(code.slice(localPrefix.length));

/** What can be chosen besides the list's own entries. */
export const localChoices = (
  entries: LocalEntries | undefined,
  list: CodeList,
): readonly { readonly id: string; readonly label: string }[] =>
  isOpen(list)
    ? (entries?.[list.name] ?? []).flatMap(({ title, retired }) => (retired ? [] : [{ id: localCode(title), label: title }]))
    : [];

/** The added entry that a text names by its title, as long as it can be chosen. */
export function localCodeOf(entries: LocalEntries | undefined, list: CodeList, text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  return localChoices(entries, list).find(({ label }) => label.normalize('NFKC') === plain)?.id;
}
