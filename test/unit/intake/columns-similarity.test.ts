import { describe, expect, test } from 'vitest';
import { namesOf, plainHeader } from '#shared/model/header-match.ts';
import { sheetNames, type TableName, tableOf } from '#shared/model/tables.ts';
import { alike, compared, similarity } from '../../../electron/intake/columns/similarity.ts';

const between = (header: string, table: TableName, key: string) =>
  similarity(compared(plainHeader(header), tableOf(table)), tableOf(table), key);
const likeliest = (header: string, table: TableName) =>
  Object.keys(tableOf(table).fields)
    .map((key) => ({ key, likeness: between(header, table, key) }))
    .sort((a, b) => b.likeness - a.likeness)[0];

describe('headers nearly as we write them reach the field', () => {
  test.each([
    ['organization', '单位全称', 'name'],
    ['organization', '企业详细名称', 'name'],
    ['organization', '统一社会信用代码证号', 'credit_code'],
    ['organization', '统一社会信用码', 'credit_code'],
    ['organization', '登记注册地址', 'registered_address'],
    ['organization', '法定代表人姓名', 'owner'],
    ['organization', '法人联系电话', 'owner_phone'],
    ['organization', '企业所属行业', 'industry'],
    ['organization', '员工总人数', 'staff_full'],
    ['organization', '工会是否建立', 'has_union'],
    ['organization', '实际生产经营地址', 'operating_address'],
    ['organization', '党建工作指导员', 'instructor'],
    ['member', '党员身份证号码', 'id_number'],
    ['member', '居民身份证号', 'id_number'],
    ['member', '现工作单位', 'employer'],
    ['member', '所在党支部名称', 'branch'],
    ['member', '家庭详细住址', 'address'],
    ['member', '入党时间（年月日）', 'joined_on'],
    ['member', '本人手机号', 'phone'],
    ['party_organization', '党支部书记姓名', 'secretary'],
    ['party_organization', '党组织成立时间', 'founded_on'],
    ['party_organization', '活动场所建筑面积', 'venue_area'],
    ['party_organization', '党支部全称', 'name'],
    ['meeting', '会议召开时间', 'start'],
    ['meeting', '会议主持人', 'host'],
  ] as const)('%s: %s is %s', (table, header, key) => {
    const found = likeliest(header, table);
    expect({ key: found?.key, reaches: (found?.likeness ?? 0) >= alike, likeness: found?.likeness }).toMatchObject({ key, reaches: true });
  });
});

describe('headers that only look alike do not', () => {
  test.each([
    ['organization', '预备党员数', 'members_full'],
    ['organization', '党员数', 'members_probationary'],
    ['organization', '党员总数', 'members_full'],
    ['organization', '是否建立党组织', 'party_organization'],
    ['organization', '联系人', 'owner_phone'],
    ['organization', '联系人电话', 'owner_phone'],
    ['organization', '联络员电话', 'owner_phone'],
    ['organization', '书记电话', 'owner_phone'],
    ['organization', '法人身份证号', 'owner'],
    ['organization', '注册资金', 'registered_on'],
    ['organization', '注册资本(万元)', 'revenue'],
    ['organization', '营业收入总额(元)', 'revenue'],
    ['organization', '上年营业收入', 'revenue'],
    ['organization', '女职工数', 'staff_full'],
    ['organization', '工会主席', 'has_union'],
    ['organization', '园区级别', 'park'],
    ['party_organization', '书记', 'deputies'],
    ['party_organization', '副书记', 'secretary'],
    ['party_organization', '书记电话', 'secretary'],
    ['party_organization', '上级党组织', 'name'],
    ['party_organization', '换届日期', 'founded_on'],
    ['member', '联系人', 'phone'],
    ['member', '配偶姓名', 'name'],
    ['member', '配偶身份证号', 'id_number'],
    ['member', '转正日期', 'joined_on'],
    ['member', '参加工作时间', 'joined_on'],
    ['member', '入党介绍人', 'joined_on'],
    ['member', '单位电话', 'phone'],
    ['member', '入党申请日期', 'joined_on'],
    ['member', '户籍地址', 'address'],
    ['meeting', '实到', 'expected'],
  ] as const)('%s: %s is not %s', (table, header, key) => {
    expect(between(header, table, key)).toBeLessThan(alike);
  });
});

test.each(sheetNames)('no title or alias of one field of %s is like another field: what lacks its own field goes nowhere', (name) => {
  const table = tableOf(name);
  const confused = Object.entries(table.fields).flatMap(([key, field]) =>
    namesOf(field).flatMap((header) =>
      Object.keys(table.fields)
        .filter((other) => other !== key && between(header, name, other) >= alike)
        .map((other) => `${header} (${key}) ~ ${other}`),
    ),
  );
  // the one pair that means the same: the superior's name, which is in the ledger or is not
  expect(confused).toEqual(name === 'party_organization' ? ['上级党组织名称 (parent_name) ~ parent'] : []);
});
