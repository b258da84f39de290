import { pointKind } from '../codes/party-work-codes.ts';
import { code, count, date, link, note, text } from './field.ts';
import { table } from './table.ts';

/** 新就业群体站点: couriers, riders, ride-hailing and lorry drivers, by platform and station. */
export const newEmploymentPoint = table(
  'new_employment_point',
  '新就业群体站点',
  {
    platform: text('平台/企业', { required: true, width: 160, aliases: ['平台', '企业', '平台企业', '所属平台'] }),
    name: text('站点', { required: true, width: 180, aliases: ['站点名称', '网点', '网点名称'] }),
    kind: code('类型', pointKind, { required: true, width: 90, aliases: ['群体类型', '从业类型'] }),
    workers: count('从业人数', { width: 90, aliases: ['从业人员数', '人数', '员工数'] }),
    members_here: count('关系在站点党员数', { width: 130, aliases: ['组织关系在本站点党员数', '党员数', '党员人数'] }),
    members_elsewhere: count('关系不在站点党员数', { width: 150, aliases: ['组织关系不在本站点党员数', '流动党员数'] }),
    branch: link('党支部', 'party_organization', { width: 220, aliases: ['所属党支部', '党组织', '所属党组织'] }),
    rest_station: text('驿站', { width: 160, aliases: ['党群驿站', '服务驿站'] }),
    address: text('地址', { width: 220, aliases: ['站点地址'] }),
    liaison: text('联络员', { width: 100, aliases: ['党建联络员', '联系人'] }),
    closed_on: date('撤销日期', { width: 110 }),
    note: note('备注', { width: 200 }),
  },
  { label: 'name', match: ['name'], matchWithin: 'platform', search: ['platform', 'liaison'] },
);
