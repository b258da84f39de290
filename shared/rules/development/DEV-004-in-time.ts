import { type Development, isEnded } from '../../development/stages.ts';
import { addMonths } from '../../model/civil-date.ts';
import { type Finding, reads, rule, type ValuesOf } from '../rule.ts';

const parameters = {
  talk_months: { title: '收到申请书后几个月内派人谈话', shipped: 1 },
  approval_months: { title: '党委几个月内审批', shipped: 3 },
  longest_months: { title: '特殊情况审批最长几个月', shipped: 6 },
} as const;
type Limits = ValuesOf<typeof parameters>;

interface Deadline {
  readonly begun: string;
  readonly months: number;
  readonly done: string | null;
}

/** Whether something was done after its deadline, or is not done though the deadline is over. */
const isLate = ({ begun, months, done }: Deadline, today: string): boolean => (done ?? today) > addMonths(begun, months);

function talk({ applied_on: begun, talked_on: done }: Development, { talk_months: months }: Limits, today: string): Finding[] {
  if (begun === null || !isLate({ begun, months, done }, today)) return [];
  const said = done === null ? '已超过' : `${done} 才谈话，超过`;
  const mend = done === null ? '请尽快派人谈话，已谈话的请补填日期' : '请核对日期或填写说明';
  return [{ field: 'talked_on', message: `申请日期 ${begun}，${said} ${months} 个月；收到申请书后应当在一个月内派人谈话，${mend}。` }];
}

interface Approval {
  readonly field: 'approved_on' | 'full_approved_on';
  /** What the members' meeting decided. */
  readonly decision: string;
  readonly begun: string | null;
  /** Months after which even a special case is late; undefined where the rules know of none. */
  readonly longest?: number;
}

function approval({ field, decision, begun, longest }: Approval, row: Development, months: number, today: string): Finding[] {
  const done = row[field];
  if (begun === null || !isLate({ begun, months, done }, today)) return [];
  const over = longest !== undefined && isLate({ begun, months: longest, done }, today) ? longest : months;
  const said = done === null ? `已超过 ${over} 个月没有上级审批` : `上级审批在 ${done}，超过 ${over} 个月`;
  const law = `党委应当在 ${months} 个月内审批${longest === undefined ? '' : `，特殊情况不超过 ${longest} 个月`}`;
  const mend = done === null ? '请催办，已审批的请补填日期' : '请核对日期或填写说明';
  return [{ field, message: `${begun} ${decision}，${said}；${law}，${mend}。` }];
}

export default rule({
  id: 'DEV-004',
  table: 'development',
  title: '谈话、审批按时办理',
  severity: 'warning',
  source: '细则7、26、34（2026年修订版为7、25、33）',
  parameters,
  reads: [
    reads('development', [
      'applied_on',
      'talked_on',
      'admitted_on',
      'approved_on',
      'full_on',
      'full_approved_on',
      'ended_reason',
      'ended_on',
    ]),
  ],
  check(row, { today, parameters: limits }) {
    if (isEnded(row)) return [];
    const { approval_months: months, longest_months: longest } = limits;
    return [
      ...talk(row, limits, today),
      ...approval({ field: 'approved_on', decision: '支部大会接收为预备党员', begun: row.admitted_on, longest }, row, months, today),
      ...approval({ field: 'full_approved_on', decision: '支部大会通过转正', begun: row.full_on }, row, months, today),
    ];
  },
});
