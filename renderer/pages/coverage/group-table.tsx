import type { ReactNode } from 'react';
import type { CoverageMonth } from '#shared/contract/coverage.ts';
import { ranksOf } from '#shared/coverage/comparing.ts';
import { buildingRate, type CoverageList, countsOf, coveringRate, percent } from '#shared/coverage/coverage.ts';
import type { CoverageGroup } from '#shared/coverage/grouped.ts';
import type { Figure } from './behind-figure.tsx';
import { Change } from './rate-card.tsx';

const columns: readonly { readonly list: CoverageList; readonly title: string }[] = [
  { list: 'live', title: '正常组织' },
  { list: 'due', title: '应建' },
  { list: 'dueBuilt', title: '应建已建' },
  { list: 'dueOpen', title: '应建未建' },
  { list: 'covered', title: '已覆盖' },
  { list: 'uncovered', title: '未覆盖' },
];

interface Props {
  readonly all: CoverageGroup;
  readonly groups: readonly CoverageGroup[];
  /** The closed month that this one is held against. */
  readonly last: CoverageMonth | undefined;
  titleOf(group: CoverageGroup): string;
  onOpen(figure: Figure): void;
}

/** The figures of each group, its place by 组建率 and how that stands to the last closed month; each count opens its list. */
export function GroupTable({ all, groups, last, titleOf, onOpen }: Props) {
  // who has no value is no group that could be first or last
  const placed = groups.filter(({ value }) => value !== null);
  const ranks = ranksOf(placed.map(({ coverage }) => buildingRate(countsOf(coverage))));
  const rankOf = new Map(placed.map((group, index) => [group, ranks[index]]));
  const lastOf = ({ value }: CoverageGroup) => last?.groups.find((group) => group.value === value)?.counts;
  return (
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
          {last && <th className="number">较{Number(last.period.slice(5))}月</th>}
          <th className="number">名次</th>
          <th className="number">覆盖率</th>
        </tr>
      </thead>
      <tbody>
        <Line group={all} title="全部" last={last && { period: last.period, counts: last.counts }} rank="" onOpen={onOpen} isWhole />
        {groups.map((group) => (
          <Line
            key={String(group.value)}
            group={group}
            title={titleOf(group)}
            last={last && { period: last.period, counts: lastOf(group) }}
            rank={rankOf.get(group) ?? '—'}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly group: CoverageGroup;
  readonly title: string;
  readonly last: { readonly period: string; readonly counts: CoverageMonth['counts'] | undefined } | undefined;
  readonly rank: ReactNode;
  readonly isWhole?: true;
  onOpen(figure: Figure): void;
}

function Line({ group: { value, coverage }, title, last, rank, isWhole, onOpen }: LineProps) {
  const counts = countsOf(coverage);
  return (
    <tr className={isWhole ? 'coverage-whole' : undefined}>
      <th scope="row">{title}</th>
      {columns.map(({ list, title: column }) => {
        const count = coverage[list].length;
        return (
          <td key={list} className="number">
            {count === 0 ? (
              0
            ) : (
              <button
                type="button"
                className="link-button"
                aria-label={`${title}，${column} ${count} 个，查看名单`}
                onClick={() => onOpen({ whole: isWhole === true, value, list, title: `${title} · ${column}` })}
              >
                {count}
              </button>
            )}
          </td>
        );
      })}
      <td className="number">{percent(buildingRate(counts))}</td>
      {last && <td className="number">{last.counts ? <Change now={buildingRate(counts)} then={buildingRate(last.counts)} /> : '—'}</td>}
      <td className="number">{rank}</td>
      <td className="number">{percent(coveringRate(counts))}</td>
    </tr>
  );
}
