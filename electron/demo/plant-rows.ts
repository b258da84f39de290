import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { at, type Field, isIn, isOfKind, type Planter } from './planter.ts';
import { textOf } from './town.ts';

type Spoil = (value: unknown, field: Field) => unknown;

/** A value of a cell replaced. */
function cell(
  rule: string,
  table: TableName,
  key: string,
  defect: string,
  spoil: Spoil,
  fits: (row: AnyRow, field: Field) => boolean = () => true,
): Planter {
  return {
    rule,
    defect,
    plant(field) {
      const row = table === 'member' ? field.takeMember((one) => fits(one, field)) : field.take(table, (one) => fits(one, field));
      field.town.write(table, row.id, { [key]: spoil(row[key], field) });
      return [at(table, row.id, key)];
    },
  };
}

const isOldTalk = (row: AnyRow) => isOfKind(row, 'talk') && isIn(row, '2025');
const empty = (table: TableName, key: string, fits?: (row: AnyRow) => boolean) =>
  cell('ROW-001', table, key, `${table}.${key} left empty`, () => null, fits);
const unread = (table: TableName, key: string, text: string, fits?: (row: AnyRow) => boolean) =>
  cell('ROW-002', table, key, `${table}.${key} not readable`, () => ({ unread: text }), fits);
const untidy = (table: TableName, defect: string, spoil: (name: string) => string, fits?: (row: AnyRow, field: Field) => boolean) =>
  cell('ROW-003', table, 'name', `${table}: ${defect}`, (name) => spoil(textOf(name)), fits);
const afterFirst = (name: string, put: string) => `${[...name][0]}${put}${[...name].slice(1).join('')}`;
const isFree = (row: AnyRow) => row.party_organization === null && row.status === 'active';

export const rowPlanters: readonly Planter[] = [
  empty('organization', 'name', isFree),
  empty('organization', 'credit_code', isFree),
  empty('organization', 'category', isFree),
  empty('organization', 'status', isFree),
  empty('member', 'id_number'),
  empty('member', 'sex'),
  empty('party_organization', 'founded_on'),
  empty('party_group', 'name'),
  empty('meeting', 'kinds', isOldTalk),
  empty('visit_aid', 'responsible'),
  unread('organization', 'staff_full', '约五十人', isFree),
  unread('organization', 'registered_on', '2020年春', isFree),
  unread('organization', 'coverage', '正在谈', isFree),
  unread('party_organization', 'venue_area', '半层楼'),
  unread('member', 'dues_paid_to', '去年底'),
  unread('member', 'full_on', '三年前'),
  unread('meeting', 'minutes', '一个上午', isOldTalk),
  unread('visit_aid', 'due_on', '尽快'),
  untidy('organization', 'a space inside', (name) => afterFirst(name, ' '), isFree),
  untidy('organization', 'a space behind', (name) => `${name} `, isFree),
  untidy(
    'organization',
    'one bracket of each width',
    (name) => name.replace('衢州', '(衢州）'),
    (row) => isFree(row) && textOf(row.name).startsWith('衢州'),
  ),
  untidy('member', 'two letters set apart', (name) => afterFirst(name, '　')),
  untidy('member', 'a sign that nobody sees', (name) => afterFirst(name, '\u200B')),
  untidy('party_group', 'a tab behind', (name) => `${name}\t`),
];
