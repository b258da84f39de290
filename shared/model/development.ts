import { developmentEnded, developmentSource } from '../codes/party-work-codes.ts';
import { amount, code, count, date, link, note, records, text } from './field.ts';
import { table } from './table.ts';

/** 发展党员 in its five stages [细则], and 四个双 as the steps they are recorded as [衢州]. */
export const development = table(
  'development',
  '发展党员',
  {
    name: text('姓名', { required: true, width: 100, aliases: ['人员姓名', '申请人', '申请人姓名'] }),
    id_number: text('公民身份号码', {
      format: 'idNumber',
      personal: true,
      width: 180,
      aliases: ['身份证号', '身份证号码', '身份证', '公民身份证号', '证件号码'],
    }),
    branch: link('党支部', 'party_organization', {
      required: true,
      width: 240,
      aliases: ['所在党支部', '所属党支部', '培养党支部', '支部', '党组织'],
    }),
    employer: link('工作单位', 'organization', { width: 220, aliases: ['单位', '所在单位'] }),
    source: code('来源', developmentSource, { width: 100, aliases: ['人员来源', '人员类别'] }),
    applied_on: date('申请日期', { required: true, width: 110, aliases: ['申请入党日期', '递交入党申请书日期', '申请时间'] }),
    talked_on: date('派人谈话日期', { width: 120, aliases: ['谈话日期'], help: '收到申请书后一个月内派人谈话。' }),
    activist_on: date('积极分子日期', { width: 120, aliases: ['确定积极分子日期', '确定为入党积极分子日期', '列为积极分子时间'] }),
    mentors: text('培养联系人', { width: 130, aliases: ['联系人', '培养人'], help: '一至二名正式党员，多人用顿号分开。' }),
    reviews: records(
      '培养考察',
      [
        { key: 'on', title: '日期', kind: 'text' },
        { key: 'result', title: '意见', kind: 'text' },
      ],
      { width: 180, aliases: ['考察情况', '培养考察情况'], help: '日期|意见，每半年一次，多次用分号分开。' },
    ),
    candidate_on: date('发展对象日期', { width: 120, aliases: ['确定发展对象日期', '列为发展对象时间'] }),
    introducers: text('入党介绍人', { width: 130, aliases: ['介绍人'], help: '两名正式党员，用顿号分开。' }),
    political_review_on: date('政治审查日期', { width: 120, aliases: ['政审日期', '政治审查'] }),
    training_days: count('集中培训天数', { width: 110, aliases: ['培训天数'] }),
    training_hours: amount('集中培训学时', { width: 110, aliases: ['培训学时'] }),
    pre_examined_on: date('预审日期', { width: 110, aliases: ['党委预审日期'] }),
    admitted_on: date('预备日期', { width: 110, aliases: ['接收预备党员日期', '吸收为预备党员日期', '支部大会接收日期'] }),
    approved_on: date('上级审批日期', {
      width: 120,
      aliases: ['审批日期', '批准日期'],
      help: '党委应在三个月内审批，特殊情况不超过六个月。',
    }),
    extended_to: date('预备期延长至', { width: 120, aliases: ['延长预备期至'] }),
    full_on: date('转正日期', { width: 110, aliases: ['转正时间', '按期转正日期'] }),
    full_approved_on: date('转正审批日期', { width: 120 }),
    dual_training_on: date('双培养日期', { width: 110, aliases: ['双培养'], help: '两新组织党组织与村党组织共同培养。' }),
    dual_review_on: date('双考察日期', { width: 110, aliases: ['双考察'] }),
    dual_notice_on: date('双公示日期', { width: 110, aliases: ['双公示'] }),
    dual_management_on: date('双管理日期', { width: 110, aliases: ['双管理'] }),
    village_party: text('村（社区）党组织', { width: 180, aliases: ['村党组织', '社区党组织'] }),
    ended_reason: code('终止原因', developmentEnded, { width: 100 }),
    ended_on: date('终止日期', { width: 110 }),
    note: note('备注', { width: 200 }),
  },
  { label: 'name', match: ['id_number'], alike: ['name', 'branch'], search: ['id_number', 'mentors'] },
);
