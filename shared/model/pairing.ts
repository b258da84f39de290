import { pairingKind } from '../codes/party-work-codes.ts';
import { code, date, link, note, records, text } from './field.ts';
import { table } from './table.ts';

/** 五结对 [衢州]. */
export const pairing = table(
  'pairing',
  '五结对',
  {
    kind: code('类型', pairingKind, { required: true, width: 180, aliases: ['结对类型', '结对类别'] }),
    side_a: text('甲方', {
      required: true,
      width: 140,
      aliases: ['结对对象', '帮扶对象'],
      help: '业主、发展对象、困难员工、流动党员或务工人员。',
    }),
    side_b: text('乙方', {
      required: true,
      width: 180,
      aliases: ['联系人', '结对人', '结对单位', '帮扶人'],
      help: '两新工委班子成员、党员、服务中心（站、点）或部门。',
    }),
    organization: link('所在组织', 'organization', { width: 240, aliases: ['所在企业', '所属组织', '工作单位'] }),
    started_on: date('起始日期', { width: 110, aliases: ['结对日期', '开始日期', '结对时间'] }),
    ended_on: date('解除日期', { width: 110, aliases: ['截止日期', '终止日期'] }),
    help: records(
      '帮扶记录',
      [
        { key: 'on', title: '日期', kind: 'text' },
        { key: 'content', title: '内容', kind: 'text' },
      ],
      { width: 240, aliases: ['联系记录', '帮扶情况'], help: '日期|内容，多次用分号分开。' },
    ),
    note: note('备注', { width: 200 }),
  },
  { label: 'side_a', match: [], alike: ['kind', 'side_a', 'side_b'], search: ['side_b'] },
);
