import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import { buildingRate, type CoverageList, coverageOf, coveringRate, percent, type Rate } from '#shared/coverage/coverage.ts';
import { type CoverageGroup, type Grouping, groupedBy } from '#shared/coverage/grouped.ts';
import type { Criterion } from '#shared/standards/eight-criteria.ts';
import { useLabels, useLiveRowSets } from '../../app/rows.ts';
import { useRuleset } from '../../app/ruleset.ts';
import './coverage-page.css';
import { BehindFigure, type Figure } from './behind-figure.tsx';
import { CoverageBasis } from './coverage-basis.tsx';
import { titleOfGroup, titleOfGrouping } from './group-titles.ts';

const none: readonly Criterion[] = [];
const columns: readonly { readonly list: CoverageList; readonly title: string }[] = [
  { list: 'live', title: '正常组织' },
  { list: 'due', title: '应建' },
  { list: 'dueBuilt', title: '应建已建' },
  { list: 'dueOpen', title: '应建未建' },
  { list: 'covered', title: '已覆盖' },
  { list: 'uncovered', title: '未覆盖' },
];

/** 组建率 and 覆盖率, whole and by group; each figure opens the organizations behind it [COV-001]. */
export function CoveragePage({ identity }: { identity: Identity }) {
  const sets = useLiveRowSets(['organization', 'unit']);
  const { labelOf } = useLabels(['unit']);
  const [grouping, setGrouping] = useState<Grouping>('category');
  const [figure, setFigure] = useState<Figure>();
  const organizations = sets.get('organization');
  const ruleset = useRuleset();
  const criteria = ruleset?.criteria ?? none;
  const version = organizations?.version();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the set stays the same while its rows change
  const { whole, groups } = useMemo(() => {
    const rows = [...(organizations?.byId.values() ?? [])];
    return { whole: coverageOf(rows, criteria), groups: groupedBy(rows, grouping, criteria) };
  }, [organizations, version, grouping, criteria]);
  if (!organizations || !ruleset) return <div className="plain-page" />;

  const all: CoverageGroup = { value: null, coverage: whole };
  const titleOf = (group: CoverageGroup) => (group === all ? '全部' : titleOfGroup(grouping, group.value, labelOf));
  const chosen = figure && {
    ...figure,
    rows: (figure.whole ? whole : groups.find(({ value }) => value === figure.value)?.coverage)?.[figure.list] ?? [],
  };
  const line = (group: CoverageGroup) => (
    <tr key={group === all ? '全部' : String(group.value)} className={group === all ? 'coverage-whole' : undefined}>
      <th scope="row">{titleOf(group)}</th>
      {columns.map(({ list, title }) => {
        const count = group.coverage[list].length;
        const open = () => setFigure({ whole: group === all, value: group.value, list, title: `${titleOf(group)} · ${title}` });
        return (
          <td key={list} className="number">
            {count === 0 ? (
              0
            ) : (
              <button type="button" className="figure" aria-label={`${titleOf(group)}，${title} ${count} 个，查看名单`} onClick={open}>
                {count}
              </button>
            )}
          </td>
        );
      })}
      <td className="number">{percent(buildingRate(group.coverage))}</td>
      <td className="number">{percent(coveringRate(group.coverage))}</td>
    </tr>
  );
  return (
    <div className="plain-page">
      <header className="page-head">
        <h1>覆盖</h1>
        <span className="page-note">随台账即时计算，只算状态为“正常”的两新组织。点任一数字，看它后面的名单。</span>
      </header>
      <div className="coverage-rates">
        <RateCard title="组建率" rate={buildingRate(whole)} part="应建中已建" whole="应建" />
        <RateCard title="覆盖率" rate={coveringRate(whole)} part="已建和工作覆盖" whole="全部正常组织" />
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
            options={titleOfGrouping(identity.level)}
          />
        </header>
        <table className="plain-table coverage-table">
          <thead>
            <tr>
              <th>分组</th>
              {columns.map(({ list, title }) => (
                <th key={list} className="number">
                  {title}
                </th>
              ))}
              <th className="number">组建率</th>
              <th className="number">覆盖率</th>
            </tr>
          </thead>
          <tbody>
            {line(all)}
            {groups.map(line)}
          </tbody>
        </table>
      </section>
      {chosen && <BehindFigure key={chosen.title} figure={chosen} criteria={criteria} onClose={() => setFigure(undefined)} />}
      <CoverageBasis ruleset={ruleset} organizations={whole.live} />
    </div>
  );
}

function RateCard({ title, rate, part, whole }: { title: string; rate: Rate; part: string; whole: string }) {
  return (
    <section className="card coverage-rate" aria-label={title}>
      <h2>{title}</h2>
      <strong>{percent(rate)}</strong>
      <span className="page-note">
        {part} {rate.part} ÷ {whole} {rate.whole}
      </span>
    </section>
  );
}
