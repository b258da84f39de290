import { meetingKind, meetingPurpose } from '../codes/party-codes.ts';
import { attachments, code, codes, count, link, note, records, text, time } from './field.ts';
import { table } from './table.ts';

const personAndReason = [
  { key: 'name', title: '姓名', kind: 'text' },
  { key: 'reason', title: '原因', kind: 'text' },
] as const;

export const meeting = table(
  'meeting',
  '组织生活',
  {
    branch: link('党支部', 'party_organization', { required: true, width: 240, aliases: ['支部', '所属支部', '党组织'] }),
    start: time('开始时间', {
      required: true,
      width: 150,
      aliases: ['时间', '会议时间', '日期', '活动时间', '召开时间'],
      duration: 'minutes',
    }),
    kinds: codes('类型', meetingKind, {
      required: true,
      width: 160,
      aliases: ['会议类型', '活动类型', '组织生活类型'],
      help: '一次活动可算几种，用顿号分开。',
    }),
    group: link('党小组', 'party_group', { width: 140 }),
    purpose: code('目的', meetingPurpose, { width: 110, aliases: ['会议目的'], initial: 'ordinary' }),
    minutes: count('时长(分钟)', { width: 100, aliases: ['时长'] }),
    place: text('地点', { width: 140, aliases: ['会议地点', '活动地点'] }),
    host: text('主持人', { width: 90, aliases: ['主持'] }),
    recorder: text('记录人', { width: 90, aliases: ['记录'] }),
    lecturer: text('授课人', { width: 90, aliases: ['主讲人', '党课授课人'] }),
    agenda: note('议题', { width: 220, aliases: ['会议议题', '主题', '会议主题', '活动主题'] }),
    expected: count('应到', { width: 70, aliases: ['应到人数', '应到党员'] }),
    excluded: records('不计入应到', personAndReason, { width: 160, help: '姓名|原因，多人用分号分开。' }),
    present: count('实到', { width: 70, aliases: ['实到人数', '实到党员', '参加人数'] }),
    voters_expected: count('有表决权应到', { width: 110 }),
    voters_present: count('有表决权实到', { width: 110 }),
    written_opinions: count('缺席书面意见数', { width: 120, aliases: ['书面意见'] }),
    absentees: records('缺席名单', personAndReason, {
      width: 180,
      aliases: ['缺席人员', '缺席名单及原因', '缺席人员及原因', '请假人员'],
      help: '姓名|原因，多人用分号分开。',
    }),
    observers: text('列席', { width: 120, aliases: ['列席人员'] }),
    summary: note('内容摘要', { width: 320, aliases: ['会议内容', '活动内容', '内容', '会议记录', '主要内容'] }),
    votes: records(
      '表决',
      [
        { key: 'item', title: '事项', kind: 'text' },
        { key: 'for', title: '赞成', kind: 'count' },
        { key: 'against', title: '反对', kind: 'count' },
        { key: 'abstain', title: '弃权', kind: 'count' },
      ],
      { width: 200, aliases: ['表决情况', '表决结果'], help: '事项|赞成|反对|弃权，多项用分号分开。' },
    ),
    resolution: note('决议', { width: 200, aliases: ['会议决议', '决议事项'] }),
    attachments: attachments(),
    note: note('备注', { width: 160 }),
  },
  { label: 'agenda', match: [], alike: ['branch', 'start', 'kinds'], dated: 'start', search: ['summary', 'host', 'place', 'resolution'] },
);
