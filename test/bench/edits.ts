import { join } from 'node:path';
import { addToMonth } from '#shared/model/civil-date.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames } from '#shared/model/tables.ts';
import { openBookkeeping } from '../../electron/bookkeeping/open-bookkeeping.ts';
import { recheck } from '../../electron/checking/recheck.ts';
import { type Chance, chanceOf } from '../../electron/demo/township-names.ts';
import { clockOf } from '../../electron/host/clock.ts';
import { createLedger } from '../../electron/ledger/open-ledger.ts';
import { rulesetInForce } from '../../electron/ledger/seeding.ts';
import { township } from '../support/township.ts';
import { key, month } from './desks.ts';
import { withMinutes } from './minutes.ts';

/** 2,000 organizations, 300 branches of 3 to 63 members, two years of meetings: about 10,000 members and 30,000 minutes; a part of it for less than one. */
export function wholeTownship(part = 1, seed?: number) {
  const rows = township({
    organizations: Math.round(2000 * part),
    branches: Array.from({ length: Math.round(300 * part) }, (_, index) => 3 + ((index * 7) % 61)),
    months: Array.from({ length: 24 }, (_, index) => addToMonth(month, index - 23)),
    ...(seed === undefined ? {} : { seed }),
  });
  return { ...rows, meeting: withMinutes(rows.meeting) };
}

const unitOf = (nth: number) => `3308020${String(nth + 5).padStart(2, '0')}`;

/** Names of organizations that towns have in common: one in so many, as branches of a chain have; the others name their town, as registers do. */
const shared = 50;
const places = [...'柯衢龙江常开石航高峡廿华灰沟杜湖塔溪清贺莲双'];

const ofTown = (nth: number, name: string, at: number): string =>
  nth === 0 || at % shared === 0 ? name : `${places[nth % places.length]}${nth}镇${name}`;

/** The nth of several townships: its own unit, and ids that no other has. */
function* rowsOf(nth: number, part: number): Generator<readonly [TableName, AnyRow]> {
  const tables: Partial<Record<TableName, readonly AnyRow[]>> = wholeTownship(part, 2026 + nth);
  const own = `019300${String(nth).padStart(2, '0')}-0000-7000`;
  const named = tables.organization?.map((row, at) => ({ ...row, name: ofTown(nth, String(row.name), at) }));
  for (const table of tableNames)
    for (const row of (table === 'organization' ? named : tables[table]) ?? [])
      yield [table, JSON.parse(JSON.stringify({ ...row, unit: unitOf(nth) }).replaceAll('01930000-0000-7000', own)) as AnyRow];
}

/** A ledger of so many townships, one of whose units is its own; a quarter of one for 0.25. Nothing is checked yet. */
function makeTownships(folder: string, townships: number) {
  const clock = clockOf('2026-11-03');
  const ledger = createLedger(
    { folder: join(folder, `of-${townships}`), key, now: clock.now },
    { unit: unitOf(0), level: 'township', name: '新新街道' },
  );
  ledger.atomically(() => {
    for (let nth = 0; nth < Math.max(townships, 1); nth++)
      for (const [table, row] of rowsOf(nth, Math.min(townships, 1))) ledger.insertRow(table, row);
  });
  return { ledger, books: openBookkeeping(ledger, { clock, ruleset: rulesetInForce(ledger) }) };
}

interface Kind {
  readonly title: string;
  readonly table: TableName;
  /** The new values of a row; `other` is another row of its table. */
  values(row: AnyRow, other: AnyRow, chance: Chance): Readonly<Record<string, unknown>>;
}

const dayOf = (chance: Chance) => `2026-10-${chance.whole(10, 28)}`;

const kinds: readonly Kind[] = [
  { title: '内容摘要 changed a little', table: 'meeting', values: (row) => ({ summary: `${row.summary}会后公示了结果。` }) },
  { title: '内容摘要 copied', table: 'meeting', values: (_, other) => ({ summary: other.summary }) },
  {
    title: '内容摘要 written anew',
    table: 'meeting',
    values: (row, other) => ({ summary: `${String(other.summary).slice(0, 80)}${String(row.summary).slice(-90)}` }),
  },
  { title: '开始时间', table: 'meeting', values: (_, __, chance) => ({ start: `${dayOf(chance)}T09:30` }) },
  { title: '实到', table: 'meeting', values: (row) => ({ present: Math.max(Number(row.present) - 1, 0) }) },
  { title: '应到', table: 'meeting', values: (row) => ({ expected: Number(row.expected) + 1 }) },
  { title: '主持人', table: 'meeting', values: (_, other) => ({ host: other.host }) },
  { title: '地点', table: 'meeting', values: (_, other) => ({ place: other.place }) },
  { title: '类型', table: 'meeting', values: (_, other) => ({ kinds: other.kinds }) },
  { title: '姓名', table: 'member', values: (_, other) => ({ name: other.name }) },
  { title: '公民身份号码', table: 'member', values: (_, other) => ({ id_number: other.id_number }) },
  { title: '党支部 (of a member)', table: 'member', values: (_, other) => ({ branch: other.branch }) },
  { title: '类别 (of a member)', table: 'member', values: () => ({ category: 'probationary' }) },
  { title: '年度学时', table: 'member', values: (_, __, chance) => ({ study_hours: chance.whole(1, 80) + 0.5 }) },
  { title: '离开日期', table: 'member', values: (_, __, chance) => ({ left_on: dayOf(chance), left_reason: 'transferred' }) },
  { title: '名称 (of an organization)', table: 'organization', values: (_, other) => ({ name: other.name }) },
  { title: '统一社会信用代码', table: 'organization', values: (_, other) => ({ credit_code: other.credit_code }) },
  { title: '专职职工数', table: 'organization', values: (row) => ({ staff_full: Number(row.staff_full) + 1 }) },
  { title: '状态', table: 'organization', values: () => ({ status: 'moved' }) },
  {
    title: '名称 (of a branch)',
    table: 'party_organization',
    values: (_, __, chance) => ({ name: `改名第${chance.whole(1, 1e9)}党支部` }),
  },
  { title: '书记', table: 'party_organization', values: (_, other) => ({ secretary: other.secretary }) },
  { title: '成立日期', table: 'party_organization', values: (_, __, chance) => ({ founded_on: `2012-03-${chance.whole(10, 28)}` }) },
  { title: '委员数', table: 'party_organization', values: (row) => ({ committee_size: row.committee_size === 3 ? 5 : 3 }) },
];

// so many that the two or three of them that read another year of minutes, once a ledger is opened, are not the 95th part
const times = 100;
const quantile = (sorted: readonly number[], share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;

interface EditFigures {
  readonly title: string;
  /** ms: of the re-check alone, and of the whole edit with its way to the disk. */
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
  readonly whole95: number;
}

/** Edits so many rows of the ledger's own unit in every way there is. Rows are taken at random, the same ones in every run. */
function measureEdits({ ledger, books }: ReturnType<typeof makeTownships>): {
  readonly first: number;
  readonly kinds: readonly EditFigures[];
} {
  const own = new Map(tableNames.map((table) => [table, ledger.rows(table, ledger.identity.unit).map(({ id }) => id)]));
  const chance = chanceOf(17);
  const takeRow = (table: TableName) => ledger.row(table, chance.pick(own.get(table) ?? [])) as AnyRow;
  const context = { today: '2026-11-03', period: month, ruleset: books.ruleset };
  const edit = ({ table, values, title }: Kind) => {
    const [before, other] = [takeRow(table), takeRow(table)];
    const began = performance.now();
    books.apply({
      origin: 'keyboard',
      label: title,
      seq: 0,
      changes: [{ op: 'update', table, id: before.id, before: {}, after: values(before, other, chance) }],
    });
    const applied = performance.now();
    recheck([{ table, before, after: ledger.row(table, before.id) ?? null }], ledger.facts(), context);
    return { whole: applied - began, alone: performance.now() - applied };
  };
  const [summary] = kinds;
  const first = summary ? edit(summary).whole : 0;
  return {
    first,
    kinds: kinds.map((kind) => {
      const all = Array.from({ length: times }, () => edit(kind));
      const sorted = all.map(({ alone }) => alone).sort((a, b) => a - b);
      const wholes = all.map(({ whole }) => whole).sort((a, b) => a - b);
      return {
        title: kind.title,
        p50: quantile(sorted, 0.5),
        p95: quantile(sorted, 0.95),
        worst: sorted.at(-1) ?? 0,
        whole95: quantile(wholes, 0.95),
      };
    }),
  };
}

/** Makes ledgers of so many townships, checks each and edits it; says how long everything took. */
export function sayEdits(folder: string, sizes: readonly number[]): ReturnType<typeof makeTownships> {
  let last: ReturnType<typeof makeTownships> | undefined;
  for (const townships of sizes) {
    last?.ledger.close();
    last = makeTownships(folder, townships);
    const began = performance.now();
    const { problems } = last.books.check(month);
    const took = performance.now() - began;
    console.log(`\n${townships} townships: a whole check takes ${(took / 1000).toFixed(1)} s and finds ${problems.length} problems`);
    const { first, kinds: all } = measureEdits(last);
    console.log(`the first edit of minutes after opening, in which they are read, takes ${first.toFixed(0)} ms; then, ms:`);
    console.log(`${'p50'.padStart(8)}${'p95'.padStart(8)}${'most'.padStart(8)}${'edit p95'.padStart(10)}`);
    for (const { title, p50, p95, worst, whole95 } of all)
      console.log(`${[p50, p95, worst].map((ms) => ms.toFixed(1).padStart(8)).join('')}${whole95.toFixed(1).padStart(10)}  ${title}`);
  }
  if (!last) throw new Error('no sizes');
  return last;
}
