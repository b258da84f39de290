import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import { buildingRate, countsOf, coverageOf, coveringRate } from '#shared/coverage/coverage.ts';
import { titleOfGroup, titleOfGrouping } from '#shared/coverage/group-titles.ts';
import { type CoverageGroup, type CoverageRuleset, type Grouping, groupedBy, groupings } from '#shared/coverage/grouped.ts';
import { standingOn } from '#shared/coverage/standing.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import { useLabels, useLiveRowSets } from '../../app/rows.ts';
import { useRuleset } from '../../app/ruleset.ts';
import './coverage-page.css';
import { BehindFigure, type Figure } from './behind-figure.tsx';
import { CoverageBasis } from './coverage-basis.tsx';
import { GroupTable } from './group-table.tsx';
import { RateCard } from './rate-card.tsx';
import { TrendTable } from './trend-table.tsx';
import { useTrend } from './use-trend.ts';

const none: CoverageRuleset = { criteria: [], parameters: {} };

/** The ways to group: a township has no townships below it. */
const groupingsFor = (level: Identity['level']) =>
  groupings
    .filter((grouping) => grouping !== 'township' || level !== 'township')
    .map((grouping) => ({ value: grouping, label: titleOfGrouping(grouping) }));

/** 组建率 and 覆盖率, whole and by group; each figure opens the organizations behind it [COV-001]. */
export function CoveragePage({ identity }: { identity: Identity }) {
  const sets = useLiveRowSets(['organization', 'party_organization', 'unit']);
  const { labelOf } = useLabels(['unit']);
  const [grouping, setGrouping] = useState<Grouping>('category');
  const [figure, setFigure] = useState<Figure>();
  const [organizations, parties] = [sets.get('organization'), sets.get('party_organization')];
  const today = chinaDate(new Date());
  const ruleset = useRuleset();
  const rules = ruleset ?? none;
  const trend = useTrend(grouping, ruleset);
  const version = `${organizations?.version()} ${parties?.version()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the set stays the same while its rows change
  const { whole, groups } = useMemo(() => {
    const rows = standingOn(organizations?.byId.values() ?? [], parties?.byId.values() ?? [], today);
    return { whole: coverageOf(rows, rules.criteria), groups: groupedBy(rows, grouping, rules) };
  }, [organizations, parties, version, grouping, rules, today]);
  if (!organizations || !parties || !ruleset) return <div className="plain-page" />;

  const all: CoverageGroup = { value: null, coverage: whole };
  const titleOf = (group: CoverageGroup) => titleOfGroup(grouping, group.value, labelOf);
  const chosen = figure && {
    ...figure,
    rows: (figure.whole ? whole : groups.find(({ value }) => value === figure.value)?.coverage)?.[figure.list] ?? [],
  };
  const counts = countsOf(whole);
  const last = trend?.last && { period: trend.last.period, counts: trend.last.counts };
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>覆盖</h1>
        <span className="page-note">随台账即时计算，只算状态为“正常”的两新组织。点任一数字，看它后面的名单。</span>
      </header>
      <div className="coverage-rates">
        <RateCard
          title="组建率"
          rate={buildingRate(counts)}
          last={last && { period: last.period, rate: buildingRate(last.counts) }}
          part="应建中已建"
          whole="应建"
        />
        <RateCard
          title="覆盖率"
          rate={coveringRate(counts)}
          last={last && { period: last.period, rate: coveringRate(last.counts) }}
          part="已建和工作覆盖"
          whole="全部正常组织"
        />
      </div>
      <section className="card" aria-labelledby="groups-title">
        <header>
          <h2 id="groups-title">分组情况</h2>
          <Segmented
            aria-label="分组"
            size="small"
            value={grouping}
            onChange={(value) => {
              setGrouping(value);
              setFigure(undefined);
            }}
            options={groupingsFor(identity.level)}
          />
        </header>
        <GroupTable all={all} groups={groups} last={trend?.last} titleOf={titleOf} onOpen={setFigure} />
        <p className="page-note">名次按组建率从高到低，相同的并列；没有应建组织的不排名。</p>
      </section>
      {chosen && <BehindFigure key={chosen.title} figure={chosen} criteria={rules.criteria} onClose={() => setFigure(undefined)} />}
      {trend && <TrendTable now={counts} trend={trend} />}
      <CoverageBasis ruleset={ruleset} organizations={whole.live} />
    </div>
  );
}
