import { date, link, note, text } from './field.ts';
import { table } from './table.ts';

/** 预警帮扶: what was done about a warning. The warning is named by its rule and its subject; it is closed by what the ledger then shows [WRN-003]. */
export const visitAid = table(
  'visit_aid',
  '预警帮扶',
  {
    rule: text('预警规则', { required: true, width: 110, aliases: ['规则', '预警编号'], help: '规则编号，如 WRN-001。' }),
    party_organization: link('党组织', 'party_organization', { width: 240, aliases: ['党组织名称', '党支部'] }),
    organization: link('两新组织', 'organization', { width: 240, aliases: ['组织名称', '企业名称', '组织'] }),
    warning: note('预警内容', { width: 280, aliases: ['预警', '问题'] }),
    raised_on: date('预警日期', { width: 110, aliases: ['发现日期'] }),
    measures: note('措施', { required: true, width: 260, aliases: ['帮扶措施', '整改措施'] }),
    responsible: text('责任人', { required: true, width: 100, aliases: ['帮扶责任人'] }),
    due_on: date('期限', { required: true, width: 110, aliases: ['完成期限', '整改期限'] }),
    outcome: note('结果', { width: 240, aliases: ['帮扶结果', '整改结果'] }),
    closed_on: date('办结日期', { width: 110, aliases: ['完成日期', '销号日期'] }),
    note: note('备注', { width: 160 }),
  },
  { label: 'measures', match: [], alike: ['rule', 'party_organization', 'organization', 'raised_on'], search: ['responsible', 'outcome'] },
);
