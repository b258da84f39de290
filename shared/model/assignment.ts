import { assignmentProgress } from '../codes/party-work-codes.ts';
import { code, date, link, note, text } from './field.ts';
import { table } from './table.ts';

/** 两包三定: 领导包片, 干部包点, and the building of a Party organization 定人, 定时, 定量 [衢州]. */
export const assignment = table(
  'assignment',
  '两包三定',
  {
    organization: link('组织', 'organization', { required: true, width: 240, aliases: ['组织名称', '企业名称', '单位名称', '责任企业'] }),
    area_leader: text('包片领导', { required: true, width: 100, aliases: ['领导包片', '联系领导'] }),
    point_cadre: text('包点干部', { required: true, width: 100, aliases: ['干部包点', '联系干部'] }),
    responsible: text('定人（责任人）', { required: true, width: 120, aliases: ['责任人', '定人'] }),
    due_on: date('定时（完成期限）', { required: true, width: 130, aliases: ['完成期限', '定时', '完成时限', '组建期限'] }),
    target: text('定量（目标）', { required: true, width: 180, aliases: ['目标', '定量', '组建目标'] }),
    progress: code('进度', assignmentProgress, { required: true, width: 100, aliases: ['工作进度', '进展'], initial: 'waiting' }),
    progress_note: note('推进说明', { width: 220 }),
    completed_on: date('完成日期', { width: 110, aliases: ['建成日期', '完成时间'] }),
    note: note('备注', { width: 200 }),
  },
  { label: 'target', match: [], alike: ['organization'], search: ['area_leader', 'point_cadre', 'responsible'] },
);
