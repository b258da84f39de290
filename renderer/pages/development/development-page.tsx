import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import { type Urgency, urgencies } from '#shared/development/next-steps.ts';
import type { Progress } from '#shared/development/progress.ts';
import { type Stage, stages, stageTitles } from '#shared/development/stages.ts';
import { hashOf } from '../../app/route.ts';
import './development-page.css';
import { DevelopmentBasis } from './development-basis.tsx';
import { urgencyTitles } from './due-words.ts';
import { columnTitles, PersonLine } from './person-line.tsx';
import { type LiveProgress, useProgress } from './use-progress.ts';

/** 发展党员进度: everybody under way by stage, what is next for each and by when, and 四个双 [细则, 衢州]. */
export function DevelopmentPage({ identity }: { identity: Identity }) {
  const live = useProgress();
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>发展党员进度</h1>
        <span className="page-note">随台账即时计算，最急的在前。点姓名，到台账里下一步要填的那一格；点“四个双”，到它的日期。</span>
      </header>
      {live && (live.people.length === 0 ? <Nobody /> : <People live={live} identity={identity} />)}
      {live && <DevelopmentBasis ruleset={live.ruleset} />}
    </div>
  );
}

const Nobody = () => (
  <section className="card" aria-label="怎样开始">
    <p>
      还没有发展对象的记录。收到入党申请书以后，在<a href={hashOf({ page: 'table', table: 'development' })}>发展党员表</a>
      录入姓名、党支部和申请日期，这里就会写出下一步和期限；也可以
      <a href={hashOf({ page: 'import', table: 'development' })}>导入原来的表格</a>。
    </p>
  </section>
);

type StageShown = Stage | 'all';
type UrgencyShown = Urgency | 'all';

const isOfStage = ({ stage }: Progress, shown: StageShown) => (shown === 'all' ? stage !== 'ended' : stage === shown);
const isOfUrgency = ({ urgency }: Progress, shown: UrgencyShown) => shown === 'all' || urgency === shown;

/** Lines added at a time: a long list is not drawn at once. */
const step = 50;

function People({ live, identity }: { live: LiveProgress; identity: Identity }) {
  const { people, sets } = live;
  const [stage, setStage] = useState<StageShown>('all');
  const [urgency, setUrgency] = useState<UrgencyShown>('all');
  const [sought, setSought] = useState('');
  const [limit, setLimit] = useState(step);
  const text = sought.trim();
  const branchOf = ({ row }: Progress) => String(sets.get('party_organization')?.byId.get(row.branch ?? '')?.name ?? '');
  const found = people.filter((person) => text === '' || (person.row.name ?? '').includes(text) || branchOf(person).includes(text));
  const inStage = found.filter((person) => isOfStage(person, stage));
  const shown = inStage.filter((person) => isOfUrgency(person, urgency));
  const ofStage = (one: StageShown) => found.filter((person) => isOfStage(person, one) && isOfUrgency(person, urgency)).length;
  const choosing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setLimit(step);
    };
  return (
    <section className="card" aria-labelledby="development-people">
      <header className="development-filters">
        <h2 id="development-people">人员：{shown.length} 名</h2>
        <Segmented<StageShown>
          aria-label="阶段"
          size="small"
          value={stage}
          onChange={choosing(setStage)}
          options={(['all', ...stages] as const).map((one) => ({
            value: one,
            label: `${one === 'all' ? '在册' : stageTitles[one]} ${ofStage(one)}`,
          }))}
        />
        <Segmented<UrgencyShown>
          aria-label="期限"
          size="small"
          value={urgency}
          onChange={choosing(setUrgency)}
          options={(['all', ...urgencies] as const).map((one) => ({
            value: one,
            label: `${one === 'all' ? '全部' : urgencyTitles[one]} ${inStage.filter((person) => isOfUrgency(person, one)).length}`,
          }))}
        />
        <Input
          aria-label="按姓名或党支部查找"
          className="development-sought"
          size="small"
          allowClear
          placeholder="按姓名或党支部查找"
          value={sought}
          onChange={(event) => choosing(setSought)(event.target.value)}
        />
      </header>
      {shown.length === 0 ? (
        <p>没有符合条件的人员。</p>
      ) : (
        <table className="plain-table fixed-table development-table">
          <thead>
            <tr>
              {columnTitles.map((title) => (
                <th key={title}>{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, limit).map((person) => (
              <PersonLine key={person.row.id} person={person} live={live} withUnit={identity.level !== 'township'} />
            ))}
          </tbody>
        </table>
      )}
      {limit < shown.length && (
        <Button size="small" onClick={() => setLimit(limit + step)}>
          再显示 {Math.min(step, shown.length - limit)} 名
        </Button>
      )}
    </section>
  );
}
