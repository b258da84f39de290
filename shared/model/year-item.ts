import { yearItemKind } from '../codes/party-work-codes.ts';
import { attachments, code, count, date, link, note } from './field.ts';
import { table } from './table.ts';

/** 年度事项: what a branch does once a year. */
export const yearItem = table(
  'year_item',
  '年度事项',
  {
    party_organization: link('党组织', 'party_organization', { required: true, width: 240, aliases: ['党支部', '党组织名称', '支部名称'] }),
    year: count('年度', { required: true, width: 80, aliases: ['年份', '年'] }),
    kind: code('事项', yearItemKind, { required: true, width: 130, aliases: ['事项类型', '类型'] }),
    done_on: date('日期', { width: 110, aliases: ['完成日期', '时间'] }),
    detail: note('内容', { width: 320, aliases: ['内容说明', '情况', '主要内容'] }),
    attachments: attachments(),
    note: note('备注', { width: 160 }),
  },
  { label: 'detail', match: [], alike: ['party_organization', 'year', 'kind'], search: ['note'] },
);
