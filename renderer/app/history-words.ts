import type { HistoryEntry, Origin, RowChange } from '#shared/contract/bookkeeping.ts';
import { chinaTime } from '#shared/model/china-time.ts';
import { display, type LabelOf } from '#shared/model/display.ts';
import { isUnread } from '#shared/model/field.ts';
import { masked } from '#shared/model/masked.ts';
import { tableOf } from '#shared/model/tables.ts';

/** Where a change came from, for people. */
export const originTitles: Record<Origin, string> = {
  keyboard: '录入',
  paste: '粘贴',
  fill: '填充',
  import: '导入',
  command: '命令行',
  create: '建立台账',
  waive: '填写说明',
  restore: '还原',
  receive: '上报包',
  roster: '底册',
  transfer: '转接单',
  undo: '撤销',
  redo: '恢复',
  reveal: '查看个人信息',
  decide: '裁定',
};

const dayFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'long',
});
const dayOf = (instant: string | Date): string => chinaTime(instant).split(' ')[0] ?? '';
/** 21:03, by the clock in China. */
export const clockOf = (instant: string): string => chinaTime(instant).split(' ')[1] ?? '';

function dayTitle(at: string, now: Date): string {
  const day = dayOf(at);
  const yesterday = new Date(now.getTime() - 24 * 3600 * 1000);
  const near = day === dayOf(now) ? '今天 ' : day === dayOf(yesterday) ? '昨天 ' : '';
  return near + dayFormat.format(new Date(at));
}

export interface Day {
  readonly title: string;
  readonly entries: readonly HistoryEntry[];
}

/** Entries that come latest first, by the day in China. */
export function byDay(entries: readonly HistoryEntry[], now: Date): Day[] {
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const title = dayTitle(entry.at, now);
    const day = days.get(title);
    if (day) day.push(entry);
    else days.set(title, [entry]);
  }
  return [...days].map(([title, own]) => ({ title, entries: own }));
}

/** Who did it: the account at this desk, else the unit; what is not on record says so. */
export const authorOf = ({ by }: Pick<HistoryEntry, 'by'>): string =>
  by === null ? '当时没有记录操作人' : by.account === null ? by.unit : `${by.unit} ${by.account}`;

export interface FieldChange {
  readonly field: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** What became of a row's fields, in the model's order, as people read them; personal data masked. `only` leaves out other fields. */
export function fieldChanges({ table, before, after }: RowChange, labelOf: LabelOf, only?: string): FieldChange[] {
  const text = (key: string, value: unknown) => {
    const field = tableOf(table).fields[key];
    if (!field || value === null || value === undefined) return '';
    const shown = display(field, value, labelOf);
    return field.personal ? masked(field, shown) : shown;
  };
  const touched = (key: string) => [before?.[key], after?.[key]].some((value) => value !== undefined && value !== null);
  return Object.entries(tableOf(table).fields)
    .filter(([key]) => (only === undefined ? touched(key) : key === only))
    .map(([field, { title }]) => ({ field, title, before: text(field, before?.[field]), after: text(field, after?.[field]) }));
}

/** How a row of a change is named: as it is called now, else as the change itself tells. */
export function rowName({ table, id, before, after }: RowChange, labelOf: LabelOf): string {
  const key = tableOf(table).label;
  const told = after?.[key] ?? before?.[key];
  return labelOf(table, id) ?? (isUnread(told) ? told.unread : typeof told === 'string' && told !== '' ? told : '（未填名称）');
}
