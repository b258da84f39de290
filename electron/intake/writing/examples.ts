import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { idCheckCharacter } from '#shared/codes/id-number.ts';
import type { Field, Kind, TextFormat } from '#shared/model/field.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { choicesOf } from './field-hints.ts';
import { templateFields } from './template-fields.ts';

/** Invented: the numbers have right check characters and belong to nobody. */
const creditCode = (place: number) => {
  const head = `91330800MA0TL000${place}`;
  return head + creditCheckCharacter(head);
};
const idNumber = (place: number) => {
  const head = `330802199003070${String(10 + place * 2).padStart(2, '0')}`;
  return head + idCheckCharacter(head);
};

const formatted = {
  creditCode,
  idNumber,
  phone: (place) => `1380000000${place}`,
  division: () => '330802005',
} satisfies Record<TextFormat, (place: number) => string>;

/** Where a kind alone makes no sense of it. */
const named: { readonly [T in TableName]?: Readonly<Record<string, readonly [string, string]>> } = {
  organization: { name: ['示例机械有限公司', '示例便民服务中心'], owner: ['张示例', '李示例'] },
  party_organization: { name: ['中共示例机械有限公司支部委员会', '中共示例商会联合支部委员会'], secretary: ['张示例', '李示例'] },
  party_group: { name: ['第一党小组', '第二党小组'], leader: ['张示例', '李示例'] },
  member: { name: ['张示例', '李示例'], sex: ['女', '女'], born_on: ['1990-03-07', '1990-03-07'] },
  meeting: { agenda: ['学习上级会议精神', '讨论接收预备党员'] },
  development: { name: ['张示例', '李示例'] },
  worker: { name: ['张示例', '李示例'] },
  service_center: { name: ['示例街道党员服务中心', '示例园区党员服务中心'] },
  new_employment_point: { platform: ['示例快递', '示例外卖'], name: ['示例一站', '示例二站'] },
  pairing: { side_a: ['张示例', '李示例'], side_b: ['王示例', '示例街道党员服务中心'] },
};

/** What a link is called in the examples: the same names as in the other table's. */
const linked = (field: Field, place: number): string => {
  const to = field.to as TableName;
  return named[to]?.[tableOf(to).label]?.[place] ?? `示例${tableOf(to).title}`;
};

const exampleOf = {
  text: (field, place) => (field.format ? formatted[field.format](place) : `示例${field.title.replace(/[/(（].*$/, '')}`),
  note: () => '示例文字',
  count: (_, place) => String(12 + place),
  amount: (_, place) => String(36.5 + place),
  date: (_, place) => `2020-06-0${place + 1}`,
  month: (_, place) => `2026-0${place + 1}`,
  time: (_, place) => `2026-03-05 ${14 + place}:30`,
  yesNo: (_, place) => (place === 0 ? '是' : '否'),
  code: (field, place) => choicesOf(field)?.[place] ?? choicesOf(field)?.[0] ?? '',
  codes: (field) => (choicesOf(field) ?? []).slice(0, 2).join('、'),
  link: linked,
  links: linked,
  records: (field) => (field.columns ?? []).map((column) => (column.kind === 'count' ? '1' : `示例${column.title}`)).join('|'),
} satisfies Record<Kind, (field: Field, place: number) => string>;

/** Two invented rows of a table, as people write them, in the order of its template. */
export const exampleRows = (table: TableName): readonly (readonly string[])[] =>
  [0, 1].map((place) =>
    templateFields(table).map(({ key, field }) => {
      const own = named[table]?.[key]?.[place];
      return own ?? (exampleOf[field.kind] as (field: Field, place: number) => string)(field, place);
    }),
  );
