import { activityKind } from '../codes/party-work-codes.ts';
import { attachments, code, count, date, link, note, text } from './field.ts';
import { table } from './table.ts';

/** 培训活动: trainings and activities that a standard asks evidence of [衢州]. */
export const activity = table(
  'activity',
  '培训活动',
  {
    name: text('名称', { required: true, width: 220, aliases: ['活动名称', '培训名称', '主题'] }),
    kind: code('类型', activityKind, { required: true, width: 130, aliases: ['活动类型', '培训类型'] }),
    held_on: date('日期', { required: true, width: 110, aliases: ['活动日期', '培训日期', '举办日期', '时间'] }),
    organization: link('组织', 'organization', {
      width: 220,
      aliases: ['企业名称', '组织名称', '参加组织'],
      help: '面向全乡镇街道的不填。',
    }),
    party_organization: link('党组织', 'party_organization', { width: 220, aliases: ['党支部', '主办党组织'] }),
    people: count('参加人数', { width: 90, aliases: ['人数'] }),
    hours: count('学时', { width: 70 }),
    content: note('内容', { width: 280, aliases: ['活动内容', '培训内容'] }),
    attachments: attachments(),
    note: note('备注', { width: 160 }),
  },
  { label: 'name', match: [], alike: ['name', 'held_on'], search: ['content'] },
);
