import { App, Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { RulesetShown } from '#shared/contract/exchange.ts';
import type { Identity } from '#shared/contract/ledger.ts';
import { addToMonth } from '#shared/model/civil-date.ts';
import { rulesetDifferences } from '#shared/standards/ruleset-difference.ts';
import { download } from '../../app/files.ts';
import { useAsk, useBridge } from '../../app/host-context.tsx';
import { useJournal } from '../../app/journal-context.tsx';
import { monthTitle } from '../../app/period-words.ts';
import { rulesetNameSince, useNextRuleset, useRuleset } from '../../app/ruleset.ts';
import { TaskProgress } from '../../app/task.tsx';
import { AssignmentsForm } from './assignments-form.tsx';
import { CriteriaForm } from './criteria-form.tsx';
import { Differences } from './differences.tsx';
import { draftOf, keepDraft, keptDraft, orderOf, rulesetOf, type TaskDraft } from './draft.ts';
import { DueDatesForm } from './due-dates-form.tsx';
import { ListsForm } from './lists-form.tsx';
import { RulesForm } from './rules-form.tsx';
import { StandardsForm } from './standards-form.tsx';
import { TaskHistory } from './task-history.tsx';
import { useTaskAct } from './use-task-act.ts';
import './task-page.css';

/** 任务书: by what rules the units below keep their months; written here, signed and saved as a file. */
export function TaskPage({ identity }: { identity: Identity }) {
  const ruleset = useRuleset();
  const next = useNextRuleset();
  const working = useAsk('bookkeeping.periods', {}).data?.working;
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>任务书</h1>
        <span className="page-note">写明报送期限、规则、应建条件和衢州标准，签名后发给下级；下级导入后按此检查。</span>
      </header>
      {ruleset && next && working && <TaskForm ruleset={ruleset} next={next} working={working} laysDown={identity.level === 'county'} />}
      <TaskHistory />
    </div>
  );
}

const monthsAhead = 12;
const monthsFrom = (first: string) => Array.from({ length: monthsAhead + 1 }, (_, ahead) => addToMonth(first, ahead));

interface FormProps {
  /** What the units below are held to now. */
  readonly ruleset: RulesetShown;
  /** What is written anew. */
  readonly next: RulesetShown;
  readonly working: string;
  readonly laysDown: boolean;
}

function TaskForm({ ruleset, next, working, laysDown }: FormProps) {
  const journal = useJournal();
  const bridge = useBridge();
  const { task, act } = useTaskAct();
  const { message } = App.useApp();
  const [draft, setDraft] = useState<TaskDraft>();
  const current = draft ?? keptDraft(journal) ?? draftOf(next, working);
  const before = useAsk('exchange.ruleset', { period: current.from }).data;
  const keep = (next: TaskDraft | undefined) => {
    keepDraft(journal, next);
    setDraft(next);
  };
  const change = (part: Partial<TaskDraft>) => keep({ ...current, ...part });
  const asked = orderOf(current);
  const differences = before && 'order' in asked ? rulesetDifferences(before, rulesetOf(asked.order, before)) : [];

  const issue = async () => {
    if (!('order' in asked)) return;
    const issued = await act((id) => bridge.call('exchange.issueTask', asked.order, id));
    if (!issued) return;
    download(issued);
    keep(undefined);
    message.success(
      `任务书第 ${issued.version} 版已生成：${issued.name}，请发给各下级单位；本单位从${monthTitle(asked.order.from)}起同时采用`,
    );
  };
  return (
    <>
      <section className="card" aria-labelledby="task-issue-title">
        <h2 id="task-issue-title">下发任务书</h2>
        <dl className="facts task-facts">
          <dt>现在使用</dt>
          <dd>{rulesetNameSince(ruleset)}</dd>
          <dt>
            <label htmlFor="task-from">从哪个月起</label>
          </dt>
          <dd>
            <Select
              id="task-from"
              size="small"
              className="task-month"
              value={current.from}
              onChange={(from) => change({ from })}
              options={monthsFrom(working).map((month) => ({
                value: month,
                label: monthTitle(month),
              }))}
            />
          </dd>
          <dt>
            <label htmlFor="task-due">报送期限</label>
          </dt>
          <dd>
            次月{' '}
            <InputNumber
              id="task-due"
              size="small"
              min={1}
              max={28}
              precision={0}
              value={current.dueDay}
              onChange={(dueDay) => change({ dueDay })}
            />{' '}
            日前
          </dd>
          <dt>单独定期限</dt>
          <dd>
            <DueDatesForm dueDates={current.dueDates} months={monthsFrom(current.from)} onChange={(dueDates) => change({ dueDates })} />
          </dd>
          <dt>
            <label htmlFor="task-notice">通知</label>
          </dt>
          <dd>
            <Input.TextArea
              id="task-notice"
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={4000}
              placeholder="下级采用前先看到的话，可以不写"
              value={current.notice}
              onChange={(event) => change({ notice: event.target.value })}
            />
          </dd>
        </dl>
        <h3>与{monthTitle(current.from)}现用的相比</h3>
        {differences.length > 0 ? <Differences differences={differences} /> : <p className="page-note">规则和期限没有变化。</p>}
        <div className="step-acts">
          <Button type="primary" loading={task.busy} disabled={'fault' in asked || task.running} onClick={() => void issue()}>
            签名并下发
          </Button>
          <Button disabled={draft === undefined && keptDraft(journal) === undefined} onClick={() => keep(undefined)}>
            放弃修改
          </Button>
          {'fault' in asked && <span className="reason">{asked.fault}</span>}
        </div>
        <TaskProgress task={task} label="正在签名" />
      </section>
      {laysDown && <AssignmentsForm assignments={current.assignments} onChange={(assignments) => change({ assignments })} />}
      <CriteriaForm criteria={current.criteria} onChange={(criteria) => change({ criteria })} />
      <StandardsForm standards={current.standards} lists={current.lists} inForce={before?.lists} onChange={change} />
      <ListsForm lists={current.lists} inForce={before?.lists} onChange={(lists) => change({ lists })} />
      <RulesForm draft={current} onChange={change} />
    </>
  );
}
