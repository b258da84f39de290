import type { AnyRow } from '../model/table.ts';
import { type Condition, meets } from './condition.ts';

/** One of 八必建: organizations that meet it are to have a Party organization. */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  readonly condition: Condition;
}

/** Beside the name of the eight wherever they are shown: the standard's own list is not published. */
export const criteriaNote = '示例口径';

/** 八必建 as shipped, until the county's task file sets its own [衢州]. */
export const eightCriteria: readonly Criterion[] = [
  { id: 'members', title: '正式党员 3 名以上', condition: { field: 'members_full', atLeast: 3 } },
  { id: 'staff', title: '职工 50 人以上', condition: { field: 'staff_full', atLeast: 50 } },
  {
    id: 'scale',
    title: '规模以上企业（年营业收入 2000 万元以上）',
    condition: {
      all: [
        { field: 'category', oneOf: ['new_economic'] },
        { field: 'revenue', atLeast: 2000 },
      ],
    },
  },
  {
    id: 'park',
    title: '园区内企业',
    condition: {
      all: [
        { field: 'category', oneOf: ['new_economic'] },
        {
          any: [
            { field: 'carrier_kind', oneOf: ['park'] },
            { field: 'park', filled: true },
          ],
        },
      ],
    },
  },
  { id: 'association', title: '行业协会商会', condition: { field: 'kind', oneOf: ['trade_association'] } },
  { id: 'school', title: '民办学校、医院', condition: { field: 'kind', oneOf: ['private_school', 'private_hospital'] } },
  {
    id: 'intermediary',
    title: '律师、会计等中介机构',
    condition: { field: 'kind', oneOf: ['law_firm', 'accounting_firm', 'intermediary'] },
  },
  { id: 'market', title: '专业市场、商务楼宇', condition: { field: 'carrier_kind', oneOf: ['market', 'building'] } },
];

/** Which of the criteria a row meets. */
export const metBy = (row: AnyRow, criteria: readonly Criterion[]): readonly Criterion[] =>
  criteria.filter(({ condition }) => meets(row, condition));
