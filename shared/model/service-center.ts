import { centreLevel } from '../codes/party-work-codes.ts';
import { amount, code, date, links, note, text } from './field.ts';
import { table } from './table.ts';

/** 党员服务中心(站、点): of the city, the counties, the townships and the parks, and in enterprises [衢州]. */
export const serviceCenter = table(
  'service_center',
  '党员服务中心',
  {
    name: text('名称', { required: true, width: 220, aliases: ['中心名称', '服务中心名称', '站点名称'] }),
    level: code('级别', centreLevel, { required: true, width: 110, aliases: ['类型', '中心级别'] }),
    address: text('地址', { width: 240, aliases: ['所在地址', '地点'] }),
    manager: text('负责人', { width: 100, aliases: ['联系人'] }),
    area: amount('面积(㎡)', { width: 90, aliases: ['面积', '建筑面积', '使用面积'] }),
    covers: links('覆盖组织', 'organization', { width: 260, aliases: ['覆盖的组织', '服务组织', '覆盖企业'] }),
    opened_on: date('启用日期', { width: 110, aliases: ['建成日期', '成立日期'] }),
    closed_on: date('撤销日期', { width: 110 }),
    note: note('备注', { width: 200 }),
  },
  { label: 'name', match: ['name'], search: ['address', 'manager'] },
);
