import { appraisal, workerKind } from '../codes/party-work-codes.ts';
import { code, count, date, links, note, records, text } from './field.ts';
import { table } from './table.ts';

/** 党务工作者: those who are sent to organizations or look after them [衢州]. */
export const worker = table(
  'worker',
  '党务工作者',
  {
    name: text('姓名', { required: true, width: 100, aliases: ['人员姓名'] }),
    kind: code('类型', workerKind, { required: true, width: 120, aliases: ['人员类型', '类别', '身份'] }),
    employer: text('派出单位', { width: 180, aliases: ['单位', '工作单位', '选派单位'] }),
    phone: text('手机', { format: 'phone', personal: true, width: 130, aliases: ['手机号', '手机号码', '联系电话', '电话', '联系方式'] }),
    serves: links('联系组织', 'organization', { width: 260, aliases: ['联系企业', '指导企业', '服务组织', '联系单位'] }),
    term_start: date('任期起', { width: 110, aliases: ['任职日期', '选派日期', '任期开始'] }),
    term_end: date('任期止', { width: 110, aliases: ['到期日期', '任期结束'] }),
    monthly_visits: count('每月走访次数', { width: 110, aliases: ['走访次数', '月走访次数'] }),
    appraisal: code('年度考核等次', appraisal, { width: 110, aliases: ['考核等次', '考核结果'] }),
    training: records(
      '培训记录',
      [
        { key: 'on', title: '日期', kind: 'text' },
        { key: 'content', title: '内容', kind: 'text' },
        { key: 'hours', title: '学时', kind: 'count' },
      ],
      { width: 200, aliases: ['培训情况'], help: '日期|内容|学时，多次用分号分开。' },
    ),
    ended_on: date('离任日期', { width: 110, aliases: ['离任时间'] }),
    note: note('备注', { width: 200 }),
  },
  { label: 'name', match: [], alike: ['name', 'employer'], search: ['employer', 'phone'] },
);
