import { describe, expect, test } from 'vitest';
import { matchHeaders } from '#shared/model/header-match.ts';
import { organization } from '#shared/model/organization.ts';
import { namesFields } from '../../../electron/intake/columns/names-of.ts';
import { recognise } from '../../../electron/intake/shape/recognise.ts';
import { sheetGrid } from '../../support/sheet-grid.ts';

const fieldsOf = (headers: string[], map?: Record<string, string | null>) =>
  Object.fromEntries(matchHeaders(headers, organization, map).map(({ header, field }) => [header, field]));

describe('headers', () => {
  test('are known by title and alias; what nobody knows is listed with null', () => {
    expect(fieldsOf(['企业名称', '统一社会信用代码', '注册日期', '注册地址', '法人代表', '经营范围'])).toEqual({
      企业名称: 'name',
      统一社会信用代码: 'credit_code',
      注册日期: 'registered_on',
      注册地址: 'registered_address',
      法人代表: 'owner',
      经营范围: null,
    });
  });

  test('do not mind width, spaces, line breaks, marks and units', () => {
    expect(fieldsOf(['*单位\n名称', '职工 人数（人）', '年营业收入（万元）', '３５岁以下', ' 工会(是/否) '])).toEqual({
      '*单位\n名称': 'name',
      '职工 人数（人）': 'staff_full',
      '年营业收入（万元）': 'revenue',
      '３５岁以下': 'under_35',
      '工会(是/否)': 'has_union',
    });
  });

  test('in another unit of money are no match: the figures would be off by ten thousand', () => {
    expect(fieldsOf(['营业收入(亿元)', '年营业收入（元）'])).toEqual({ '营业收入(亿元)': null, '年营业收入（元）': null });
  });

  test('share out fields: title before alias, earlier alias before later, one column a field', () => {
    expect(fieldsOf(['地址', '住所', '注册地址'])).toEqual({ 地址: null, 住所: null, 注册地址: 'registered_address' });
    expect(fieldsOf(['成立日期', '注册日期'])).toEqual({ 成立日期: null, 注册日期: 'registered_on' });
  });

  test('written twice are told apart by their place', () => {
    expect(fieldsOf(['名称', '名称'])).toEqual({ 名称: 'name', '名称（第2列）': null });
  });

  test('go where a map sends them, and the field is then taken', () => {
    expect(fieldsOf(['名称', '曾用名', '注册地址'], { 曾用名: 'name', 注册地址: null })).toEqual({
      名称: null,
      曾用名: 'name',
      注册地址: null,
    });
  });
});

describe('the header row', () => {
  const found = (cells: string[][]) => recognise(sheetGrid(cells), namesFields('organization')).shape.header?.from;

  test('stands below titles and remarks', () => {
    expect(
      found([['两新组织花名册'], ['填表单位：新新街道', '', '2026年10月'], [], ['序号', '单位名称', '信用代码'], ['1', '甲', '9133']]),
    ).toBe(4);
  });

  test('is not a title that happens to be one word of ours', () => {
    expect(
      found([
        ['名称', '二〇二六年', '第一页'],
        ['单位名称', '类别'],
        ['甲', '企业'],
      ]),
    ).toBe(2);
  });

  test('may be one column alone', () => expect(found([['企业名称'], ['甲厂']])).toBe(1));
  test('is missing where no row names a field or holds labels over values', () =>
    expect(
      found([
        ['甲', '乙'],
        ['1', '2'],
        ['3', '丁'],
        ['丙', '丁'],
      ]),
    ).toBeUndefined());
});
