import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnyRow } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import { rules } from '#shared/rules/catalogue.ts';
import { minutesToSearch } from '#shared/rules/meeting/minutes-to-search.ts';
import type { FactsView, Problem } from '#shared/rules/rule.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { factsInMemory } from '../../../electron/checking/facts-in-memory.ts';
import { type Recheck, recheck } from '../../../electron/checking/recheck.ts';
import { prepared } from '../../../electron/checking/running.ts';
import { checkAll } from '../../../electron/checking/whole-check.ts';
import { contextFor } from '../../support/facts.ts';
import { batches, beginning, carryOut, type Edit, emptyWorld, type World } from './world.ts';

// the last month of a quarter and a year, in which every rule has something to ask
// a branch of two is too large, so that a small world has one
const context = contextFor('2026-12', '2026-12-20', {
  ...shipped,
  parameters: { ...shipped.parameters, 'PTY-002': { most: 1, for_committee: 2 } },
});
const rowsOf = (world: World) => (table: TableName) => [...world[table].values()];
const build = (edits: readonly Edit[]) => {
  const world = emptyWorld();
  for (const edit of edits) carryOut(world, edit);
  return world;
};
// as a database does: another object for every answer
const fresh = (facts: FactsView): FactsView => ({
  get: (table, id) => structuredClone(facts.get(table, id)),
  where: (table, field, value) => structuredClone(facts.where(table, field, value)),
  minutes: (place) =>
    minutesToSearch(
      facts
        .minutes(place)
        .ids?.()
        .flatMap((id) => facts.get('meeting', id) ?? []) ?? [],
    ),
});
const pairsOf = (rechecked: Recheck['rechecked']) => [...rechecked].flatMap(([rule, ids]) => [...ids].map((id) => `${rule} ${id}`));
const comparable = (problems: readonly Problem[]) => problems.map((problem) => JSON.stringify(problem)).sort();

test.each([
  ['asked of a database', fresh],
  ['all at hand', (facts: FactsView) => facts],
])('after any edits, what was checked again together with what stood before is what a whole check finds: %s', (_, facts) => {
  fc.assert(
    fc.property(beginning, batches, (edits, steps) => {
      const world = build(edits);
      let stored = checkAll(rowsOf(world), context);
      for (const step of steps) {
        const changes = step.map((edit) => carryOut(world, edit)).filter((change) => change !== undefined);
        const { rechecked, problems } = recheck(changes, facts(factsInMemory(rowsOf(world))), context);
        const again = new Set(pairsOf(rechecked));
        stored = [...stored.filter(({ rule, id }) => !again.has(`${rule} ${id}`)), ...problems];
        expect(comparable(stored)).toEqual(comparable(checkAll(rowsOf(world), context)));
      }
    }),
    { numRuns: 200 },
  );
});

test('the worlds of that test make every rule speak', () => {
  const heard = new Set<string>();
  for (const edits of fc.sample(beginning, { numRuns: 300, seed: 1 }))
    for (const problem of checkAll(rowsOf(build(edits)), context)) heard.add(problem.rule);
  expect(rules.map((rule) => rule.id).filter((id) => !heard.has(id))).toEqual([]);
});

/** Facts that write down which fields of which tables a check looks at. */
function watched(facts: FactsView, seen: Set<string>): FactsView {
  const watch = <T>(table: string, row: T): T =>
    row === undefined
      ? row
      : (new Proxy(row as object, {
          get(target, field, receiver) {
            seen.add(`${table}.${String(field)}`);
            return Reflect.get(target, field, receiver);
          },
        }) as T);
  return {
    minutes: (place) => {
      for (const field of ['start', 'branch', 'summary']) seen.add(`meeting.${field}`);
      return facts.minutes(place);
    },
    get: (table, id) => watch(table, facts.get(table, id)),
    where(table, field, value) {
      seen.add(`${table}.${field}`);
      return facts.where(table, field, value).map((row) => watch(table, row));
    },
  };
}

test.each(rules.map((rule) => [rule.id, rule] as const))('%s looks at nothing that its reads do not name', (_, rule) => {
  const declared = new Set(rule.reads.flatMap((read) => read.fields.map((field) => `${read.table}.${field}`)));
  const derived = /\.(id|unit|normalized_name|name_and_birth|number_digits|day_and_unit)$/;
  for (const edits of fc.sample(beginning, { numRuns: 60, seed: 2 })) {
    const facts = factsInMemory(rowsOf(build(edits)));
    const seen = new Set<string>();
    const view = watched(facts, seen);
    for (const { id } of facts.all(rule.table)) {
      const subject = view.get(rule.table, id);
      if (subject) prepared(rule, view, context)(subject);
    }
    expect([...seen].filter((name) => !declared.has(name) && !derived.test(name))).toEqual([]);
  }
});

const checkOne = (before: AnyRow | null, after: AnyRow | null, world: World) =>
  pairsOf(recheck([{ table: 'member', before, after }], fresh(factsInMemory(rowsOf(world))), context).rechecked);

test('only rules that read a changed field run again', () => {
  const world = build([
    { table: 'party_organization', id: 'b1', values: { name: '支部', kind: 'branch' } },
    { table: 'member', id: 'm1', values: { name: '周书记', branch: 'b1' } },
    { table: 'meeting', id: 't1', values: { branch: 'b1' } },
  ]);
  const before = world.member.get('m1') ?? null;
  const change = (values: Record<string, unknown>) =>
    checkOne(before, carryOut(world, { table: 'member', id: 'm1', values })?.after ?? null, world).sort();
  expect(change({ phone: '13800138000' })).toEqual(['MEM-005 m1', 'ROW-001 m1', 'ROW-002 m1', 'ROW-003 m1']);
  expect(change({ phone: null, address: '某地' })).toEqual(['ROW-001 m1', 'ROW-002 m1', 'ROW-003 m1']);
  expect(change({ address: null, study_hours: 3 })).toEqual(['MTG-006 b1', 'ROW-001 m1', 'ROW-002 m1', 'ROW-003 m1']);
  expect(change({ study_hours: null, under_observation: true })).toEqual(['MTG-011 t1', 'ROW-001 m1', 'ROW-002 m1', 'ROW-003 m1']);
});

test('a row that is gone leaves no problem behind', () => {
  const world = build([{ table: 'member', id: 'm1', values: { phone: '1' } }]);
  const before = world.member.get('m1') ?? null;
  world.member.delete('m1');
  const { rechecked, problems } = recheck([{ table: 'member', before, after: null }], factsInMemory(rowsOf(world)), context);
  expect(problems).toEqual([]);
  const standing = checkAll((table) => (table === 'member' && before ? [before] : []), context);
  for (const { rule, id } of standing) expect(pairsOf(rechecked)).toContain(`${rule} ${id}`);
});

const minutes = '组织党员到纪念馆参观，重温入党誓词，返程途中座谈，大家结合岗位谈体会，决定成立志愿服务小队。';
test.each([
  ['ORG-004', 'organization', { credit_code: '913308021234567000' }, { credit_code: '1' }],
  ['ORG-004', 'organization', { name: '同名公司' }, { name: '另一公司' }],
  ['MEM-004', 'member', { id_number: '1' }, { id_number: '2' }],
  ['MEM-004', 'member', { name: '周书记', born_on: '1985-03-12' }, { born_on: '1985-03-13' }],
  ['MTG-015', 'meeting', { start: '2026-12-05T09:00', summary: minutes }, { summary: '改写过' }],
  ['MTG-016', 'meeting', { start: '2026-12-05T09:00', host: '周书记' }, { start: '2026-12-06T09:00' }],
] as const)('%s: a %s whose twin is edited is looked at again', (rule, table, alike, edit) => {
  const twins = ['x1', 'x2'].map((id) => ({ table, id, values: alike }));
  const world = build(twins);
  const change = carryOut(world, { table, id: 'x1', values: edit });
  const { rechecked } = recheck(change ? [change] : [], factsInMemory(rowsOf(world)), context);
  expect(pairsOf(rechecked)).toContain(`${rule} x2`);
});

test('MTG-016: what a branch covers says whether its 会议室 is another’s, so the other’s meetings of its days are looked at again', () => {
  const world = build([
    { table: 'party_organization', id: 'b1', values: { kind: 'branch', covers: ['o1'] } },
    { table: 'party_organization', id: 'b2', values: { kind: 'branch', covers: ['o2'] } },
    { table: 'meeting', id: 't1', values: { branch: 'b1', start: '2026-12-05T09:00', place: '会议室', host: '周书记' } },
    { table: 'meeting', id: 't2', values: { branch: 'b2', start: '2026-12-05T09:30', place: '会议室', host: '周书记' } },
    { table: 'meeting', id: 't3', values: { branch: 'b2', start: '2026-12-06T09:30', place: '会议室', host: '周书记' } },
  ]);
  const clashes = (problems: readonly Problem[]) => problems.flatMap(({ rule, id }) => (rule === 'MTG-016' ? [id] : []));
  expect(clashes(checkAll(rowsOf(world), context))).toEqual(['t2']);
  const change = carryOut(world, { table: 'party_organization', id: 'b1', values: { covers: ['o1', 'o2'] } });
  const { rechecked, problems } = recheck(change ? [change] : [], fresh(factsInMemory(rowsOf(world))), context);
  expect([...(rechecked.get('MTG-016') ?? [])].sort()).toEqual(['t1', 't2']);
  expect(clashes(problems)).toEqual([]);
});
