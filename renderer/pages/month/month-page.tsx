import type { Period } from '#shared/contract/bookkeeping.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import { useAsk } from '../../app/host-context.tsx';
import { useOwnProblems } from '../../app/own-problems.ts';
import { monthTitle, stateWords } from '../../app/period-words.ts';
import { countProblems } from '../../app/problem-set.ts';
import { useProblems } from '../../app/problems.ts';
import { EnrolmentTodo } from '../enrolment/enrolment-todo.tsx';
import { TaskInForce } from '../task/task-in-force.tsx';
import { BuildingTodo } from './building-todo.tsx';
import { CheckStep } from './check-step.tsx';
import { CloseStep } from './close-step.tsx';
import { ExportStep } from './export-step.tsx';
import { GrantsCard } from './grants-card.tsx';
import { MonthReminders } from './month-reminders.tsx';
import { Overview, PastMonths } from './overview.tsx';
import { ReceiptStep } from './receipt-step.tsx';
import './month-page.css';

/** The working month as steps: 检查 → 封账 → 导出 → 回执. */
export function MonthPage({ identity }: { identity: Identity }) {
  const known = useAsk('bookkeeping.periods', {}).data;
  const own = useOwnProblems(identity);
  const all = useProblems();
  const counts = countProblems(own);
  if (!known) return null;
  const period = known.periods.find((item) => item.period === known.working) ?? unopened(known.working);
  // the city is the highest desk: it closes its month and sends it nowhere
  const sends = identity.level !== 'city';
  return (
    <div className="month">
      <header className="page-head">
        <h1>{monthTitle(period.period)}</h1>
        <PeriodBadge period={period} />
        {sends && period.due !== '' && <span className="page-note">报送期限 {period.due}</span>}
      </header>
      <MonthReminders identity={identity} sends={sends} />
      <BuildingTodo />
      <EnrolmentTodo />
      <ol className="steps">
        <CheckStep period={period} counts={counts} problems={own} others={all.length - own.length} />
        <CloseStep period={period} counts={counts} />
        {sends && <ExportStep period={period} />}
        {sends && <ReceiptStep period={period} />}
      </ol>
      <div className="month-foot">
        <Overview period={period.period} />
        {sends && (
          <div className="month-beside">
            <TaskInForce />
            <GrantsCard unit={identity.unit} />
            <PastMonths working={known.working} />
          </div>
        )}
      </div>
    </div>
  );
}

function PeriodBadge({ period }: { period: Period }) {
  const { title, tone } = stateWords[period.state];
  return (
    <span className={`state state-${tone}`}>
      {title}
      {period.revision > 1 && ` · 第 ${period.revision} 版`}
    </span>
  );
}

const unopened = (period: string): Period => ({
  period,
  state: 'open',
  revision: 1,
  closedAt: null,
  changes: null,
  amendments: [],
  file: null,
  due: '',
});
