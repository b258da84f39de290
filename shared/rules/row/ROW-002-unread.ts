import { type Field, isUnread, type Kind, type Unread } from '../../model/field.ts';
import type { AnyRow } from '../../model/table.ts';
import { isTableName, tables } from '../../model/tables.ts';
import { provenBy } from '../mending/proven.ts';
import { unreadMends } from '../mending/unread-mends.ts';
import { asMends } from '../mending/wording.ts';
import { recordRule } from './record-rule.ts';

const hints = {
  text: '请重新录入',
  note: '请重新录入',
  count: '请填不小于 0 的整数',
  amount: '请填数字',
  date: '请填到日，如 2026-03-05',
  month: '请填年月，如 2026-03',
  time: '请填日期和时间，如 2026-03-05 14:30',
  yesNo: '请填“是”或“否”',
  code: '请从下拉列表中选一项',
  codes: '请从下拉列表中选，多项用顿号分开',
  link: '请从已登记的名单中选一项，没有的请先登记',
  links: '请从已登记的名单中选，多项用顿号分开',
  records: '请按说明的格式填写，多项用分号分开',
} satisfies Record<Kind, string>;

function hintOf(field: Field): string {
  const titles = Object.values(field.list?.entries ?? {}).map((entry) => entry.title);
  if (titles.length > 0 && titles.length <= 8) return `${hints[field.kind]}：${titles.join('、')}`;
  const to = field.to !== undefined && isTableName(field.to) ? tables[field.to].title : undefined;
  return to ? `${hints[field.kind]}（${to}）` : hints[field.kind];
}

/** Nearly every row has none: the row is gone through, not the model. */
function unreadIn(row: AnyRow): readonly (readonly [string, Unread])[] {
  let found: (readonly [string, Unread])[] | undefined;
  for (const key in row) {
    const value = row[key];
    if (isUnread(value)) found = [...(found ?? []), [key, value]];
  }
  return found ?? nothing;
}
const nothing: readonly (readonly [string, Unread])[] = [];

const shown = (text: string) => ([...text].length > 30 ? `${[...text].slice(0, 30).join('')}…` : text);

export default recordRule({
  id: 'ROW-002',
  title: '录入的内容都能识别',
  severity: 'error',
  source: '台账字段说明',
  check: (row, table) =>
    unreadIn(row).flatMap(([key, value]) => {
      const field = table.fields[key];
      if (!field) return [];
      const typed = field.personal ? '' : `“${shown(value.unread)}”`;
      return [{ field: key, message: `“${field.title}”的内容${typed}不能识别，已按原样保留；${hintOf(field)}。` }];
    }),
  mend({ value, row, field: key, today, named }, table) {
    const field = table.fields[key];
    if (!field || !isUnread(value)) return [];
    const mends = unreadMends(value.unread, field, { today, named });
    const proof = provenBy(table.name, row, key);
    if (!proof) return mends;
    const { by, ...found } = proof;
    // the number says it, whatever else the text may mean
    const proven = asMends(field, [found]).map((mend) => ({ ...mend, title: `按${by}${mend.title}` }));
    return [...proven, ...mends.filter((mend) => mend.value !== null && mend.value !== proof.value)];
  },
});
