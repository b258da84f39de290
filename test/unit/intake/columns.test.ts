import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnChoices, MergedArea } from '#shared/contract/intake.ts';
import type { TableName } from '#shared/model/tables.ts';
import { headerSignature } from '../../../electron/intake/columns/header-signature.ts';
import { type Given, matchColumns } from '../../../electron/intake/columns/match-columns.ts';
import { namesFields } from '../../../electron/intake/columns/names-of.ts';
import { recognise } from '../../../electron/intake/shape/recognise.ts';
import { sheetGrid } from '../../support/sheet-grid.ts';

const sheetOf = (cells: string[][], first: TableName, merges: MergedArea[] = []) =>
  recognise({ ...sheetGrid(cells), merges }, namesFields(first));
const columnsOf = (cells: string[][], first: TableName, given: Given = {}, merges: MergedArea[] = []) =>
  matchColumns(sheetOf(cells, first, merges), first, given);
/** Header -> “name alias”, with the table where it is another; “-” where nothing was found. */
const matched = (cells: string[][], first: TableName, given: Given = {}, merges: MergedArea[] = []) =>
  Object.fromEntries(
    columnsOf(cells, first, given, merges).map(({ header, target, by }) => {
      const field = target && (target.table === first ? target.field : `${target.table}.${target.field}`);
      return [header, [field ?? '-', by].filter(Boolean).join(' ')];
    }),
  );

describe('a column is matched', () => {
  test('by its header, and where nobody knows it, by nothing', () => {
    expect(
      matched(
        [
          ['序号', '企业名称', '法人代表', '注册资金'],
          ['1', '甲厂', '王某', '100'],
        ],
        'organization',
      ),
    ).toEqual({
      序号: '-',
      企业名称: 'name alias',
      法人代表: 'owner alias',
      注册资金: '-',
    });
  });

  test('by a header nearly as we write it', () => {
    expect(
      matched(
        [
          ['企业名称', '企业所属行业', '员工总人数'],
          ['甲厂', '制造业', '5'],
        ],
        'organization',
      ),
    ).toMatchObject({
      企业所属行业: 'industry similar',
      员工总人数: 'staff_full similar',
    });
  });

  test('by its values where the header says nothing', () => {
    const rows = [
      ['甲厂', '91330800MA0000001K', '13800000001', '私营企业'],
      ['乙厂', '91330800MA0000002N', '138-0000-0002', '个体工商户'],
    ];
    expect(matched(rows, 'organization')).toEqual({
      第1列: '-',
      第2列: 'credit_code content',
      第3列: 'owner_phone content',
      第4列: 'kind content',
    });
  });

  test('as a birth date where the ID numbers say the same', () => {
    const rows = [
      ['王某', '330802199003071239', '1990.3.7', '男', '2015-07-01'],
      ['李某', '330802198506124561', '1985.6.12', '女', '2011-07-01'],
    ];
    expect(matched(rows, 'member')).toEqual({
      第1列: '-',
      第2列: 'id_number content',
      第3列: 'born_on content',
      第4列: 'sex content',
      第5列: '-',
    });
  });

  test('as a date where its header begins so and tells nothing else', () => {
    const rows = [
      ['姓名', '转正于', '入党申请书落款'],
      ['王某', '2016-7-1', '2013.5.4'],
    ];
    expect(matched(rows, 'member')).toEqual({ 姓名: 'name alias', 转正于: 'full_on content', 入党申请书落款: '-' });
  });

  test('but not by values that its header gives to somebody else', () => {
    const rows = [
      ['姓名', '配偶身份证号', '紧急联系人电话', '书记'],
      ['王某', '330802199003071239', '13800000001', '13800000002'],
    ];
    expect(matched(rows, 'member')).toEqual({ 姓名: 'name alias', 配偶身份证号: '-', 紧急联系人电话: '-', 书记: '-' });
  });

  test('money in another unit goes nowhere, whether the header says so, its group, or a line above the table', () => {
    const rows = [
      ['企业名称', '营业收入'],
      ['甲厂', '1200000'],
    ];
    expect(matched([['单位：元'], ...rows], 'organization')).toMatchObject({ 营业收入: '-' });
    expect(matched([['单位：万元'], ...rows], 'organization')).toMatchObject({ 营业收入: 'revenue alias' });
    expect(
      matched(
        [
          ['企业名称', '营业收入（元）'],
          ['甲厂', '1200000'],
        ],
        'organization',
      ),
    ).toMatchObject({ '营业收入（元）': '-' });
    expect(
      matched(
        [
          ['企业名称', '2025年（元）', ''],
          ['', '营业收入', '利润'],
          ['甲厂', '1200000', '1'],
        ],
        'organization',
      ),
    ).toMatchObject({ '2025年（元）/营业收入': '-' });
  });

  test.each(['单位：人民币元', '金额单位：元', '（金额：元）', '单位（元）', '单位 ： 元', '单位：人、元', '填报单位：甲街道 单位：元'])(
    'a line above a table gives its unit of money: %s',
    (line) => {
      const rows = [[line], ['企业名称', '营业收入'], ['甲厂', '1200000']];
      expect(matched(rows, 'organization')).toMatchObject({ 营业收入: '-' });
    },
  );
  test.each(['单位：人民币万元', '单位：元立公司', '单位：花园街道'])('and this one none but our own: %s', (line) => {
    const rows = [[line], ['企业名称', '营业收入'], ['甲厂', '1200']];
    expect(matched(rows, 'organization')).toMatchObject({ 营业收入: 'revenue alias' });
  });

  test.each(['营业收入（人民币元）', '营业收入（单位：元）'])('%s is in another unit, however the brackets say so', (header) => {
    const rows = [
      ['企业名称', header],
      ['甲厂', '1200000'],
    ];
    expect(matched(rows, 'organization')).toMatchObject({ [header]: '-' });
    const ours = header.replace('元', '万元');
    expect(matched([['企业名称', ours], rows[1] ?? []], 'organization')).toMatchObject({ [ours]: 'revenue alias' });
  });
});

describe('a group tells labels apart that say nothing alone', () => {
  test('负责人/电话 is the owner’s, 联系人/联系电话 nobody’s', () => {
    const rows = [
      ['企业名称', '负责人', '', '', '联系人', ''],
      ['', '姓名', '联系方式', '是否党员', '姓名', '联系电话'],
      ['甲厂', '王某', '1', '是', '李某', '2'],
    ];
    expect(matched(rows, 'organization')).toEqual({
      企业名称: 'name alias',
      '负责人/姓名': 'owner alias',
      '负责人/联系方式': 'owner_phone alias',
      '负责人/是否党员': 'owner_is_member alias',
      '联系人/姓名': '-',
      '联系人/联系电话': '-',
    });
  });

  test.each(['联系人', '党组织书记', '联络员'])('a telephone under %s is not the owner’s, though nobody else’s is there', (group) => {
    const rows = [
      ['企业名称', group, ''],
      ['', '姓名', '联系电话'],
      ['甲厂', '王某', '13800000001'],
    ];
    expect(matched(rows, 'organization')).toMatchObject({ [`${group}/联系电话`]: '-' });
  });

  test('职工/人数, 党员/正式, 党员/预备', () => {
    const rows = [
      ['企业名称', '职工', '', '党员', ''],
      ['', '人数', '35岁以下', '正式', '预备'],
      ['甲厂', '50', '20', '3', '1'],
    ];
    expect(matched(rows, 'organization')).toMatchObject({
      '职工/人数': 'staff_full alias',
      '职工/35岁以下': 'under_35 alias',
      '党员/正式': 'members_full alias',
      '党员/预备': 'members_probationary alias',
    });
  });

  test('a section’s name does not matter', () => {
    const rows = [
      ['基本情况', '', '党建情况', ''],
      ['单位名称', '联系电话', '党员数', '指导员'],
      ['甲厂', '1', '3', '王某'],
    ];
    expect(matched(rows, 'organization')).toMatchObject({
      '基本情况/联系电话': 'owner_phone alias',
      '党建情况/指导员': 'instructor alias',
    });
  });
});

describe('one sheet of two tables', () => {
  test('an enterprise and its branch: 成立日期 is the one’s before the branch’s name, the other’s after it', () => {
    const rows = [
      ['企业名称', '成立日期', '党支部名称', '书记姓名', '成立时间', '备注'],
      ['甲厂', '2001-1-1', '甲支部', '王某', '2015-7-1', ''],
    ];
    expect(matched(rows, 'organization')).toEqual({
      企业名称: 'name alias',
      成立日期: 'registered_on alias',
      党支部名称: 'party_organization.name alias',
      书记姓名: 'party_organization.secretary alias',
      成立时间: 'party_organization.founded_on alias',
      备注: 'note alias',
    });
  });

  test('under a group', () => {
    const rows = [
      ['企业名称', '党组织情况', '', '', '', '', '联系电话'],
      ['', '名称', '书记', '类型', '成立时间', '组建方式', ''],
      ['甲厂', '甲支部', '王某', '党支部', '2015-7-1', '单独组建', '1'],
    ];
    expect(matched(rows, 'organization')).toEqual({
      企业名称: 'name alias',
      '党组织情况/名称': 'party_organization.name alias',
      '党组织情况/书记': 'party_organization.secretary alias',
      '党组织情况/类型': 'party_organization.kind alias',
      '党组织情况/成立时间': 'party_organization.founded_on alias',
      '党组织情况/组建方式': 'coverage alias',
      联系电话: 'owner_phone alias',
    });
  });

  test('a branch and its enterprise', () => {
    const rows = [
      ['党支部名称', '书记', '企业名称', '法人代表'],
      ['甲支部', '王某', '甲厂', '李某'],
    ];
    expect(matched(rows, 'party_organization')).toMatchObject({
      企业名称: 'organization.name alias',
      法人代表: 'organization.owner alias',
    });
  });

  test('not where the branch’s name stands alone, or its date', () => {
    expect(
      matched(
        [
          ['企业名称', '党支部名称', '成立日期'],
          ['甲厂', '甲支部', '2001-1-1'],
        ],
        'organization',
      ),
    ).toEqual({
      企业名称: 'name alias',
      党支部名称: 'party_organization alias',
      成立日期: 'registered_on alias',
    });
  });

  test('not where rows of the table meant are not named', () => {
    expect(
      matched(
        [
          ['党支部名称', '书记姓名'],
          ['甲支部', '王某'],
        ],
        'organization',
      ),
    ).toEqual({
      党支部名称: 'party_organization alias',
      书记姓名: '-',
    });
  });

  test('a member’s sheet makes no branches unless a person says so', () => {
    const rows = [
      ['姓名', '党支部名称', '书记姓名'],
      ['王某', '甲支部', '李某'],
    ];
    expect(matched(rows, 'member')).toEqual({ 姓名: 'name alias', 党支部名称: 'branch alias', 书记姓名: '-' });
    const choices: ColumnChoices = { 书记姓名: { table: 'party_organization', field: 'secretary' } };
    expect(matched(rows, 'member', { choices })).toMatchObject({ 书记姓名: 'party_organization.secretary choice' });
  });
});

describe('what a person says', () => {
  const rows = [
    ['企业名称', '注册地址', '曾用名', '说明'],
    ['甲厂', '花园街', '乙厂', '新'],
  ];
  const to = (field: string) => ({ table: 'organization' as const, field });

  test('comes first, then what was said of such a sheet', () => {
    const given = { choices: { 曾用名: to('name'), 注册地址: null }, remembered: { 注册地址: to('operating_address'), 说明: null } };
    expect(matched(rows, 'organization', given)).toEqual({
      企业名称: '-',
      注册地址: '- choice',
      曾用名: 'name choice',
      说明: '- remembered',
    });
  });

  test('several columns may go to a note, and to nothing else', () => {
    expect(matched(rows, 'organization', { choices: { 曾用名: to('note'), 说明: to('note') } })).toMatchObject({
      曾用名: 'note choice',
      说明: 'note choice',
    });
    expect(() => matched(rows, 'organization', { choices: { 曾用名: to('name'), 企业名称: to('name') } })).toThrow('两列都对应到“名称”');
    expect(() => matched(rows, 'organization', { choices: { 曾用名: to('former_name') } })).toThrow('没有字段');
  });

  test('nothing is remembered of a sheet without a header: any other has columns of these places too', () => {
    const rows = [
      ['甲厂', '9133', '12'],
      ['乙厂', '9134', '5'],
    ];
    expect(matched(rows, 'organization', { remembered: { 第1列: to('name') } })).toMatchObject({ 第1列: '-' });
    expect(matched(rows, 'organization', { choices: { 第1列: to('name') } })).toMatchObject({ 第1列: 'name choice' });
  });

  test('what was remembered of a field that is no more is forgotten', () =>
    expect(matched(rows, 'organization', { remembered: { 注册地址: to('gone') } })).toMatchObject({
      注册地址: 'registered_address alias',
    }));

  const header = fc.constantFrom('企业名称', '负责人', '职工数', '甲乙', '注册地址', '党支部名称', '书记姓名', '序号', '');
  const field = fc.constantFrom('name', 'owner', 'note', 'staff_full', 'park', null);
  test('whatever the sheet, it is as the person says, and no column is lost or out of order', () => {
    fc.assert(
      fc.property(fc.array(header, { minLength: 1, maxLength: 9 }), fc.array(field, { maxLength: 9 }), (headers, fields) => {
        const sheet = sheetOf([headers, headers.map((_, index) => `值${index}`)], 'organization');
        const used = new Set<string>();
        const choices: ColumnChoices = {};
        for (const [index, { header }] of sheet.columns.entries()) {
          const key = fields[index];
          if (key === undefined || (key !== null && key !== 'note' && used.has(key))) continue;
          if (key !== null) used.add(key);
          choices[header] = key === null ? null : to(key);
        }
        const columns = matchColumns(sheet, 'organization', { choices });
        expect(columns.map(({ column }) => column)).toEqual(sheet.columns.map(({ column }) => column));
        for (const { header, target, by } of columns)
          if (Object.hasOwn(choices, header)) expect({ target, by }).toEqual({ target: choices[header], by: 'choice' });
        const single = columns.flatMap(({ target }) => (target && target.field !== 'note' ? [`${target.table}.${target.field}`] : []));
        expect(new Set(single).size).toBe(single.length);
      }),
    );
  });
});

describe('a sheet is remembered by its headers', () => {
  test('whatever their width and marks, for one table', () => {
    expect(headerSignature('member', ['*姓名', '身份证号 '])).toBe(headerSignature('member', ['姓名', '身份证号']));
    expect(headerSignature('member', ['姓名', '手机'])).not.toBe(headerSignature('member', ['手机', '姓名']));
    expect(headerSignature('member', ['名称'])).not.toBe(headerSignature('organization', ['名称']));
  });
  test('with the reasons of rejected rows in a last column it is the same sheet', () => {
    expect(headerSignature('member', ['姓名', '号', '未导入原因'])).toBe(headerSignature('member', ['姓名', '号']));
  });
  test('under 4 KB, still told apart at its end', () => {
    const many = Array.from({ length: 500 }, (_, index) => `很长的表头${index}`);
    const [one, other] = [headerSignature('member', many), headerSignature('member', [...many, '一'])];
    expect(one).not.toBe(other);
    expect(new TextEncoder().encode(one).length).toBeLessThan(4096);
  });
});
