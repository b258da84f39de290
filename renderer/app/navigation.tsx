import { memo, useMemo } from 'react';
import type { Identity } from '#shared/contract/ledger.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import { useProblemCounts } from './problems.ts';
import { hashOf, type Route, useRoute } from './route.ts';
import { sheetGroups } from './sheet-groups.ts';

interface Entry {
  readonly title: string;
  readonly route: Route;
}
interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

const sheetEntry = (table: TableName): Entry => ({ title: tableOf(table).title, route: { page: 'table', table } });

/** The pages of what crosses the desk; most of them are for those who have units below them. */
const exchange = (above: boolean): Group => ({
  title: '往来',
  entries: [
    ...(above
      ? ([
          { title: '接收上报', route: { page: 'receive' } },
          { title: '报送情况', route: { page: 'completeness' } },
          { title: '任务书', route: { page: 'task' } },
          sheetEntry('unit'),
        ] as const)
      : []),
    { title: above ? '授权管理' : '授权', route: { page: 'enrolment' } },
    { title: '底册与转接', route: { page: 'roster' } },
    { title: '查看文件', route: { page: 'inspect' } },
  ],
});

/** What the desk of a level works with. */
function groupsFor(level: Identity['level']): Group[] {
  const above = level !== 'township';
  const sheets = sheetGroups.map(({ title, tables }) => ({ title, entries: tables.map(sheetEntry) }));
  return [
    {
      title: '工作',
      entries: [
        { title: '本月', route: { page: 'month' } },
        { title: '导入', route: { page: 'import', table: undefined } },
        { title: '覆盖', route: { page: 'coverage' } },
        { title: '发展', route: { page: 'development' } },
        { title: '组建攻坚', route: { page: 'assignment' } },
        { title: '预警', route: { page: 'warning' } },
        { title: '衢州标准', route: { page: 'standards' } },
        { title: '回收站', route: { page: 'recycle' } },
      ],
    },
    // who receives works here each month; a township comes here once a year
    ...(above ? [exchange(above), ...sheets] : [...sheets, exchange(above)]),
    { title: '帮助', entries: [{ title: '使用手册', route: { page: 'manual', chapter: undefined } }] },
  ];
}

/** The entry that a page belongs to. */
function entryOf(route: Route): Route {
  if (route.page === 'manual') return { page: 'manual', chapter: undefined };
  return route.page === 'import' ? { page: 'import', table: undefined } : route;
}

export const Navigation = memo(function Navigation({ level, version }: { level: Identity['level']; version: string }) {
  const route = useRoute();
  const groups = useMemo(() => groupsFor(level), [level]);
  const here = hashOf(entryOf(route));
  return (
    <nav className="navigation" aria-label="主导航">
      {groups.map((group) => (
        <section key={group.title}>
          <h2>{group.title}</h2>
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.title}>
                <a href={hashOf(entry.route)} aria-current={hashOf(entry.route) === here ? 'page' : undefined}>
                  <span>{entry.title}</span>
                  {entry.route.page === 'table' && <Badge table={entry.route.table} />}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="navigation-foot">
        F1 快捷键
        <br />
        F8 下一处问题
        <br />
        版本 {version}
      </p>
    </nav>
  );
});

const Badge = memo(function Badge({ table }: { table: TableName }) {
  const { errors, warnings } = useProblemCounts(table);
  if (errors === 0 && warnings === 0) return null;
  return (
    <span className={errors > 0 ? 'badge badge-error' : 'badge badge-warning'} title={`${errors} 处错误，${warnings} 处提醒`}>
      <span className="spoken">{errors > 0 ? '错误' : '提醒'}</span>
      {errors > 0 ? errors : warnings}
    </span>
  );
});
