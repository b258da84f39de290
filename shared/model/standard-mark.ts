import { standardItem } from '../codes/standard-codes.ts';
import { code, count, date, link, note, text, yesNo } from './field.ts';
import { table } from './table.ts';

/** 达标情况: one for a subject, an item of the standards catalogue and a year [衢州]. The subject is an organization, a Party organization, or, where neither stands, the reporting unit. */
export const standardMark = table(
  'standard_mark',
  '达标情况',
  {
    item: code('标准项', standardItem, { required: true, width: 200, aliases: ['标准', '项目', '达标项目'] }),
    year: count('年度', { required: true, width: 80, aliases: ['年份', '年'] }),
    organization: link('两新组织', 'organization', { width: 220, aliases: ['对象', '组织名称', '企业名称'] }),
    party_organization: link('党组织', 'party_organization', { width: 220, aliases: ['党组织名称', '党支部'] }),
    met: yesNo('达标', { required: true, width: 70, aliases: ['是否达标', '达标？'] }),
    evidence: note('佐证说明', { width: 300, aliases: ['佐证', '佐证材料', '说明'] }),
    marked_on: date('评定日期', { width: 110, aliases: ['评定时间'] }),
    marked_by: text('评定人', { width: 100 }),
    note: note('备注', { width: 160 }),
  },
  { label: 'evidence', match: [], alike: ['item', 'year', 'organization', 'party_organization'], search: ['marked_by'] },
);
