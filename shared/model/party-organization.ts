import { demoLevel, fullTime, partyKind, secretarySource, stars, venueUse } from '../codes/party-codes.ts';
import { amount, code, count, date, link, links, note, text, yesNo } from './field.ts';
import { table } from './table.ts';

export const partyOrganization = table(
  'party_organization',
  '党组织',
  {
    name: text('名称', { required: true, width: 260, aliases: ['党组织名称', '党支部名称', '支部名称'] }),
    kind: code('类型', partyKind, { required: true, width: 110, aliases: ['党组织类型', '党组织类别'], initial: 'branch' }),
    parent: link('上级党组织', 'party_organization', { width: 200, aliases: ['隶属党组织'] }),
    parent_code: text('外部上级代码', { width: 120, help: '上级党组织不在本台账时填写。' }),
    parent_name: text('外部上级名称', { width: 180, aliases: ['上级党组织名称'], help: '上级党组织不在本台账时填写。' }),
    founded_on: date('成立日期', {
      required: true,
      width: 110,
      aliases: ['成立时间', '批准成立日期', '组建时间', '组建日期', '党组织成立时间', '党组织成立日期'],
    }),
    approval_number: text('批准文号', { width: 140, aliases: ['批复文号'] }),
    secretary: text('书记', { width: 90, aliases: ['书记姓名', '党组织书记', '支部书记', '党支部书记', '党组织书记姓名', '支部书记姓名'] }),
    deputies: text('副书记', { width: 90, aliases: ['副书记姓名'], help: '多人用顿号分开。' }),
    committee_members: text('委员', { width: 140, aliases: ['委员姓名', '支委'], help: '书记、副书记以外的委员，多人用顿号分开。' }),
    secretary_source: code('书记来源', secretarySource, { width: 110 }),
    secretary_employer: text('书记单位', { width: 160, aliases: ['书记工作单位'] }),
    secretary_full_time: code('书记专兼职', fullTime, { width: 100, aliases: ['专兼职'] }),
    secretary_party_years: count('书记党龄', { width: 90 }),
    committee_size: count('委员数', {
      width: 80,
      aliases: ['支委人数', '委员人数'],
      help: '支部委员会的人数，含书记、副书记；不设委员会填 0。',
    }),
    term_start: date('本届起始', { width: 110, aliases: ['本届任期起始', '本届成立日期'] }),
    term_years: count('任期年限', { width: 90, aliases: ['任期'], help: '不填按类型：基层党委 5 年，党总支、党支部 3 年。' }),
    extended_to: date('经批准延期至', { width: 120 }),
    last_election: date('上次换届', { width: 110, aliases: ['上次换届日期', '换届时间'] }),
    covers: links('覆盖的组织', 'organization', { width: 240, aliases: ['覆盖组织', '覆盖单位', '所属企业'] }),
    venue_area: amount('活动场所面积(㎡)', { width: 130, aliases: ['活动场所面积', '场所面积'] }),
    venue_use: code('场所使用', venueUse, { width: 90, aliases: ['独用/共用'] }),
    fund_source: text('经费来源', { width: 140, aliases: ['活动经费来源'] }),
    fund_in_budget: yesNo('经费列入预算', { width: 110 }),
    fund_in_charter: yesNo('党建写入章程', { width: 110 }),
    in_management: yesNo('进入管理层', { width: 100, aliases: ['书记进入管理层'] }),
    demo_level: code('示范点级别', demoLevel, { width: 100, aliases: ['示范点'] }),
    stars: code('星级', stars, { width: 80 }),
    is_weak: yesNo('软弱涣散', { width: 90, aliases: ['是否软弱涣散'] }),
    ended_on: date('撤销日期', { width: 110, aliases: ['撤销时间'] }),
    note: note('备注', { width: 200 }),
  },
  { label: 'name', match: ['name'], matchWithin: 'parent', alike: ['name'], search: ['secretary'] },
);

export const partyGroup = table(
  'party_group',
  '党小组',
  {
    name: text('名称', { required: true, width: 200, aliases: ['党小组名称', '小组名称'] }),
    branch: link('党支部', 'party_organization', { required: true, width: 260, aliases: ['所属党支部', '所属支部'] }),
    leader: text('组长', { width: 100, aliases: ['小组长', '党小组组长'] }),
    note: note('备注', { width: 200 }),
  },
  { label: 'name', match: ['name'], matchWithin: 'branch', search: ['leader'] },
);
