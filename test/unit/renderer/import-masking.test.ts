import { describe, expect, it } from 'vitest';
import type { Shape, StagedColumn } from '#shared/contract/intake.ts';
import type { TableName } from '#shared/model/tables.ts';
import { personalIn, previewMask } from '../../../renderer/pages/import/preview-masking.ts';

const column = (place: number, table: TableName, field: string): StagedColumn => ({
  column: place,
  header: field,
  hidden: false,
  samples: [],
  target: { table, field },
  by: 'alias',
  serial: false,
});
const columns = [column(0, 'member', 'name'), column(1, 'member', 'id_number'), column(2, 'member', 'phone')];
const shape: Shape = {
  header: { from: 2, to: 2 },
  data: { from: 3, to: 4 },
  left: [
    { row: 1, why: 'title', text: '党员名册' },
    { row: 2, why: 'header', text: '姓名' },
    { row: 5, why: 'choice', text: '李某 330802198503121234' },
    { row: 6, why: 'note', text: '联系人：王某' },
    { row: 80, why: 'choice', text: '330802198503121234 李某' },
  ],
  carried: 0,
};
const cells = [
  ['党员名册'],
  ['姓名', '身份证号', '手机'],
  ['陈某', '330802199007051238', '13857000001'],
  [],
  ['李某', '330802198503121234'],
];
const preview = { head: { from: 1, cells }, tail: undefined, rows: 90 };
const mask = previewMask({ columns, shape }, preview);

describe('personal data on the preview', () => {
  it('is masked by what its column is taken for, each kind in its way', () => {
    expect(mask.cell(3, 0, '陈某')).toBe('陈某');
    expect(mask.cell(3, 1, '330802199007051238')).toBe('330802********1238');
    expect(mask.cell(3, 2, '13857000001')).toBe('138****0001');
  });
  it('leaves headers, titles and notes to be read', () => {
    expect(mask.cell(2, 1, '身份证号')).toBe('身份证号');
    expect(mask.cell(1, 1, '填报单位')).toBe('填报单位');
    expect(mask.cell(6, 1, '联系人：王某')).toBe('联系人：王某');
  });
  it('stays masked in rows that a person leaves out, in the list of them too', () => {
    expect(mask.cell(5, 1, '330802198503121234')).toBe('330802********1234');
    expect(shape.left.map(mask.left)).toEqual(['党员名册', '姓名', '李某 330802********1234', '联系人：王某', '330802…']);
  });
  it('is shown of the table that a person asked to see, of no other', () => {
    expect(previewMask({ columns, shape }, preview, 'member').cell(3, 1, '330802199007051238')).toBe('330802199007051238');
    expect(previewMask({ columns, shape }, preview, 'organization').cell(3, 2, '13857000001')).toBe('138****0001');
  });
  it('is of one table, or of none', () => {
    expect(personalIn(columns)).toBe('member');
    expect(personalIn([column(0, 'organization', 'name')])).toBeUndefined();
    expect(personalIn([column(0, 'party_organization', 'name'), column(1, 'organization', 'owner_phone')])).toBe('organization');
  });
});
