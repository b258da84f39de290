import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { display } from '#shared/model/display.ts';
import type { Field } from '#shared/model/field.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { tableOf } from '#shared/model/tables.ts';

export const unit = '330802005';
export const table = 'organization';
const { fields, label } = tableOf(table);

const places = ['柯城', '衢江', '龙游', '江山', '常山', '开化'];
const words = ['晨光', '恒泰', '远航', '金桥', '绿源', '启明', '宏图', '天元', '兴隆', '瑞丰', '明德', '正阳'];
const trades = ['机械', '电子', '食品', '物流', '竹木', '纺织', '建材', '信息科技', '农业开发', '光电'];
const pick = <T>(list: readonly T[], index: number) => list[index % list.length] as T;
const two = (number: number) => String(number).padStart(2, '0');
const dateOf = (index: number, from: number) => `${from + (index % 18)}-${two((index % 12) + 1)}-${two((index % 27) + 1)}`;

function creditCode(index: number): string {
  const body = `91330802M${String(index).padStart(8, '0')}`;
  return body + (creditCheckCharacter(body) ?? '');
}

/** Party organizations that the rows link to. */
export const partyOrganizations = Array.from({ length: 20 }, (_, index) => ({
  id: `party-${index}`,
  label: `新新街道${pick(words, index)}第${index + 1}联合党支部`,
}));

const own: Readonly<Record<string, (index: number) => unknown>> = {
  name: (index) => `衢州${pick(places, index)}${pick(words, index * 7 + 3)}${pick(trades, index * 3 + 1)}第${index}有限公司`,
  credit_code: creditCode,
  category: () => 'new_economic',
  status: () => 'active',
  township: () => null,
  registered_on: (index) => dateOf(index, 2003),
  registered_address: (index) => `浙江省衢州市柯城区新新街道${pick(words, index)}路 ${(index % 288) + 1} 号`,
  operating_address: (index) => `浙江省衢州市柯城区${pick(words, index + 5)}街 ${(index % 180) + 1} 号`,
  owner: (index) => `${pick(['徐', '郑', '毛', '余', '方', '吴'], index)}${pick(['建国', '文华', '晓东', '丽君', '志强'], index * 3)}`,
  owner_phone: (index) => `139${String(57_000_000 + ((index * 37) % 900_000))}`,
  staff_full: (index) => 12 + ((index * 17) % 480),
  under_35: (index) => (index * 5) % 12,
  // nobody is on the roster: other figures would each be a warning
  members_full: () => 0,
  members_probationary: () => 0,
  party_organization: (index) => pick(partyOrganizations, index).id,
  left_on: () => null,
  left_reason: () => null,
};

function valueFor(key: string, field: Field, index: number): unknown {
  const given = own[key];
  if (given) return given(index);
  const codes = Object.keys(field.list?.entries ?? {});
  if (field.kind === 'code') return pick(codes, index);
  if (field.kind === 'codes') return [pick(codes, index)];
  if (field.kind === 'yesNo') return index % 3 === 0;
  if (field.kind === 'count') return (index * 17) % 90;
  if (field.kind === 'amount') return ((index * 7919) % 90_000) / 10;
  if (field.kind === 'date') return dateOf(index, 2005);
  return `${field.title.slice(0, 4)} ${pick(words, index + key.length)}${index % 97}`;
}

/** Invented organizations with every column filled that a rule does not want empty: the same for the same `from`. */
export const benchRows = (count: number, from = 0): AnyRow[] =>
  Array.from({ length: count }, (_, step) => {
    const index = from + step;
    const values = Object.entries(fields).map(([key, field]) => [key, valueFor(key, field, index)] as const);
    return { id: `org-${String(index).padStart(7, '0')}`, unit, ...Object.fromEntries(values) };
  });

const party = new Map(partyOrganizations.map((option) => [option.id, option.label]));
export const labelOf = (_: string, id: string): string | undefined => party.get(id);

/** The columns as the sheet shows them: the label first, frozen. */
export const benchColumns = Object.entries(fields)
  .sort(([a], [b]) => Number(b === label) - Number(a === label))
  .map(([key, field]) => ({ key, field, title: field.title, width: Math.max(field.width ?? 120, [...field.title].length * 13 + 30) }));

/** The column that is typed in: text, and in view at first. */
export const typedColumn = 'park';

/** Rows as people read them: what the other grids are given. */
export const textRows = (rows: readonly AnyRow[]): Record<string, string>[] =>
  rows.map((row) => Object.fromEntries(benchColumns.map(({ key, field }) => [key, display(field, row[key] ?? null, labelOf)])));

/** A block of the first columns as a spreadsheet copies it. */
export const pasteText = (rows: number, columns: number, from: number): string =>
  textRows(benchRows(rows, from))
    .map(
      (row) =>
        `${benchColumns
          .slice(0, columns)
          .map(({ key }) => row[key] ?? '')
          .join('\t')}\r\n`,
    )
    .join('');
