import { changeSince, ranksOf } from '#shared/coverage/comparing.ts';
import {
  buildingRate,
  type Coverage,
  type CoverageCounts,
  type CoverageList,
  countsOf,
  coverageOf,
  coveringRate,
  percent,
} from '#shared/coverage/coverage.ts';
import { titleOfGroup } from '#shared/coverage/group-titles.ts';
import { type CoverageGroup, type CoverageRuleset, type Grouping, groupedBy, groupings } from '#shared/coverage/grouped.ts';
import { standingOn } from '#shared/coverage/standing.ts';
import { LedgerError } from '#shared/errors.ts';
import { chinaDate } from '#shared/model/china-time.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { metBy } from '#shared/standards/eight-criteria.ts';
import type { LedgerThread } from '../host/host.ts';
import { type CommandDefinition, flagOf, type Given, maybeText } from './command.ts';
import { lines, some } from './said.ts';

const listTitles: Readonly<Record<CoverageList, string>> = {
  live: '正常组织',
  due: '应建',
  built: '已建',
  dueBuilt: '应建已建',
  dueOpen: '应建未建',
  covered: '已覆盖',
  uncovered: '未覆盖',
};
const lists = Object.keys(listTitles) as CoverageList[];

export const coverage: CommandDefinition = {
  name: 'coverage',
  summary: '组建率、覆盖率：分组数字和名次，某个数字后面的名单，或各月封账时的数字',
  options: [
    { usage: '--by <FIELD>', help: '按什么分组；不写则按类别', choices: groupings },
    { usage: '--rows <LIST>', help: '列出这个数字后面的组织', choices: lists },
    { usage: '--group <VALUE>', help: '与 --rows 同用：只要这一组，写分组的值；空值写 ""' },
    { usage: '--trend', help: '近 12 个封账月份的数字' },
  ],
  json: '{period, by, whole:{live, due, dueBuilt, covered, buildingRate, coveringRate}, groups:[{value, title, rank, …同 whole}]}；--rows：{list, rows:[{id, unit, name, criteria, coverage}]}；--trend：{months:[{period, revision, reopened, …同 whole}]}',
  remarks: [
    '只算状态为“正常”的两新组织；应建条件为工作月份执行的“八必建”，--trend 为各月当时执行的。率是 0 到 1 的数，没有可建、可覆盖的为 null。',
    '名次按组建率从高到低，相同的并列；没有应建组织的、没有填分组的为 null。',
  ],
  async run(given, context) {
    const ledger = await context.ledger();
    if (flagOf(given, 'trend')) return trendOf(ledger);
    const { working: period } = await ledger.call('bookkeeping.periods', {});
    const ruleset = await ledger.call('exchange.ruleset', { period });
    const organizations = await ledger.call('ledger.rows', { table: 'organization' });
    const parties = await ledger.call('ledger.rows', { table: 'party_organization' });
    const rows = standingOn(organizations.rows, parties.rows, chinaDate(new Date()));
    const by = groupingOf(given);
    const list = maybeText(given, 'rows');
    if (list !== undefined) return behind(rows, ruleset, by, list as CoverageList, maybeText(given, 'group'));
    if (given.group !== undefined) throw new LedgerError('USAGE', { reason: '--group 要与 --rows 同用' });
    const names = await unitNames(ledger);
    const titleOf = (value: string | null) => titleOfGroup(by, value, (_, id) => names.get(id));
    const whole = coverageOf(rows, ruleset.criteria);
    const groups = groupedBy(rows, by, ruleset);
    const ranks = rankedGroups(groups);
    return {
      json: {
        period,
        by,
        whole: figuresOf(countsOf(whole)),
        groups: groups.map((group) => ({
          value: group.value,
          title: titleOf(group.value),
          rank: ranks.get(group) ?? null,
          ...figuresOf(countsOf(group.coverage)),
        })),
      },
      text: lines(
        figuresText('全部', whole),
        ...groups.map((group) => `${figuresText(titleOf(group.value), group.coverage)}，名次 ${ranks.get(group) ?? '—'}`),
      ),
    };
  },
};

const groupingOf = (given: Given): Grouping => groupings.find((one) => one === given.by) ?? 'category';

/** Counts and both rates. */
const figuresOf = (counts: CoverageCounts) => ({
  ...counts,
  buildingRate: buildingRate(counts).rate ?? null,
  coveringRate: coveringRate(counts).rate ?? null,
});

function figuresText(title: string, of: Coverage): string {
  const counts = countsOf(of);
  return `${title}：正常 ${counts.live}，应建 ${counts.due}，应建已建 ${counts.dueBuilt}，组建率 ${percent(buildingRate(counts))}；已覆盖 ${counts.covered}，覆盖率 ${percent(coveringRate(counts))}`;
}

function rankedGroups(groups: readonly CoverageGroup[]): ReadonlyMap<CoverageGroup, number | undefined> {
  const placed = groups.filter(({ value }) => value !== null);
  const ranks = ranksOf(placed.map((group) => buildingRate(countsOf(group.coverage))));
  return new Map(placed.map((group, index) => [group, ranks[index]]));
}

/** Names of the units that rows are linked to, by id. */
async function unitNames(ledger: LedgerThread): Promise<ReadonlyMap<string, string>> {
  const { rows } = await ledger.call('ledger.rows', { table: 'unit' });
  return new Map(rows.flatMap(({ id, name }) => (typeof name === 'string' ? [[id, name]] : [])));
}

function behind(rows: readonly AnyRow[], ruleset: CoverageRuleset, by: Grouping, list: CoverageList, group: string | undefined) {
  const found =
    group === undefined
      ? coverageOf(rows, ruleset.criteria)
      : groupedBy(rows, by, ruleset).find(({ value }) => (value ?? '') === group)?.coverage;
  const organizations = (found?.[list] ?? []).map((row) => ({
    id: row.id,
    unit: row.unit,
    name: typeof row.name === 'string' ? row.name : null,
    criteria: metBy(row, ruleset.criteria).map(({ title }) => title),
    coverage: typeof row.coverage === 'string' ? row.coverage : null,
  }));
  return {
    json: { list, rows: organizations },
    text: lines(
      `${listTitles[list]} ${organizations.length} 个`,
      ...some(
        organizations,
        ({ id, name, criteria: met }) => `${name ?? '（未填名称）'} ${id}${met.length > 0 ? `：${met.join('；')}` : ''}`,
      ),
    ),
  };
}

async function trendOf(ledger: LedgerThread) {
  const months = await ledger.call('coverage.trend', { months: 12 });
  return {
    json: { months: months.map(({ period, revision, reopened, counts }) => ({ period, revision, reopened, ...figuresOf(counts) })) },
    text: lines(
      ...(months.length === 0 ? ['还没有封过账的月份'] : []),
      ...months.map(({ period, counts, reopened }, at) => {
        const then = months[at - 1]?.counts;
        const change = then && changeSince(buildingRate(counts), buildingRate(then));
        const building = `组建率 ${percent(buildingRate(counts))}（${counts.dueBuilt} ÷ ${counts.due}${change ? `，${change}` : ''}）`;
        return `${period}${reopened ? '（更正中）' : ''} ${building}，覆盖率 ${percent(coveringRate(counts))}（${counts.covered} ÷ ${counts.live}）`;
      }),
    ),
  };
}
