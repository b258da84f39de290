import fc from 'fast-check';
import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames, tableOf } from '#shared/model/tables.ts';
import { validCreditCode, validIdNumber } from '../../support/facts.ts';

/** A small world in which rows meet each other often: few ids, few values. */
export const ids = {
  organization: ['o1', 'o2', 'o3'],
  party_organization: ['b1', 'b2', 'b3'],
  party_group: ['g1', 'g2'],
  member: ['m1', 'm2', 'm3', 'm4'],
  meeting: ['t1', 't2', 't3', 't4'],
  development: ['d1', 'd2', 'd3'],
  standard_mark: ['s1', 's2', 's3'],
  visit_aid: ['v1', 'v2'],
  assignment: ['a1', 'a2', 'a3'],
  worker: ['w1', 'w2'],
} satisfies Partial<Record<TableName, string[]>>;
export type WorldTable = keyof typeof ids;
export const worldTables = Object.keys(ids) as WorldTable[];

const day = ['2020-01-31', '2021-01-31', '2026-09-30', '2026-12-05', '2026-12-31'];
/** The first of the valid numbers as it was written before 1999. */
const oldIdNumber = validIdNumber(1).slice(0, 6) + validIdNumber(1).slice(8, 17);
const names = ['周书记', '吴委员', '郑组长'];
const minutes =
  '会议传达学习了有关要求，通报了生产经营和安全检查情况，讨论研究了责任区划分、走访慰问和技能比武方案，与会党员逐一发言，一致同意由支部委员分头负责落实。';

/** For each table, the fields that are edited and what they become. */
const pools = {
  organization: {
    name: ['示例有限公司', '示例有限责任公司', '另一公司'],
    credit_code: [validCreditCode(1), validCreditCode(2), '9.13308E+17', '12'],
    category: ['new_economic', 'new_social'],
    status: ['active', 'moved'],
    members_full: [0, 1, 2],
    members_probationary: [0, 1],
    staff_full: [1, 5, 60],
    staff_part: [0, 50],
    applicants: [0, 1],
    activists: [0, 1],
    instructor: ['张指导'],
    coverage: ['single', 'none'],
    party_organization: ids.party_organization,
    registered_on: [...day, { unread: '2020年春' }],
  },
  party_organization: {
    name: names,
    kind: ['branch', 'joint_branch', 'temporary_branch', 'committee'],
    parent: ids.party_organization,
    covers: [['o1'], ['o1', 'o2', 'o4', 'o5', 'o6']],
    secretary_source: ['elected', 'assigned'],
    term_start: day,
    last_election: day,
    extended_to: day,
    founded_on: day,
    ended_on: day,
    secretary: names,
    committee_members: names,
    committee_size: [0, 3, 5],
  },
  party_group: { name: ['一组', '二组'], branch: ids.party_organization, leader: names },
  member: {
    name: names,
    id_number: [validIdNumber(1), validIdNumber(2), '110105194912310021', oldIdNumber],
    sex: ['male', 'female'],
    born_on: ['1985-03-12', '2010-01-01'],
    joined_on: day,
    full_on: day,
    category: ['full', 'probationary'],
    branch: ids.party_organization,
    group: ids.party_group,
    employer: ids.organization,
    party_post: ['secretary', 'group_leader'],
    under_observation: [true],
    study_hours: [10, 40, 60],
    dues_paid_to: ['2026-03', '2026-11'],
    left_on: day,
    left_reason: ['died'],
  },
  meeting: {
    branch: ids.party_organization,
    group: ids.party_group,
    kinds: [['general'], ['committee'], ['group'], ['general', 'lecture'], ['theme_day', 'life']],
    purpose: ['ordinary', 'admit', 'election'],
    start: ['2026-12-05T09:00', '2026-12-05T09:30', '2026-11-05T09:00', '2026-12-31T09:00', { unread: '年底' }],
    place: ['一楼', '二楼', '示例大厦'],
    host: names,
    recorder: names,
    lecturer: names,
    agenda: ['学习', '总结'],
    expected: [1, 2, 3],
    present: [1, 2, 3],
    absentees: [[{ name: '缺席', reason: '病假' }]],
    voters_expected: [1, 2, 3],
    voters_present: [1, 2, 3],
    votes: [[{ item: '事项', for: 2, against: 0, abstain: 0 }]],
    summary: [minutes, minutes.replace('有关', '上级'), '太短'],
  },
  development: {
    name: names,
    id_number: [validIdNumber(1), validIdNumber(2, { born: '2010-01-01' }), '110105194912310021'],
    branch: ids.party_organization,
    employer: ids.organization,
    applied_on: day,
    talked_on: day,
    activist_on: day,
    mentors: [...names, '周书记、吴委员', '某某'],
    reviews: [[{ on: '2020-07-01', result: '合格' }], [{ on: '去年底', result: null }]],
    candidate_on: day,
    introducers: [...names, '周书记、吴委员'],
    political_review_on: day,
    training_days: [2, 3],
    training_hours: [24],
    pre_examined_on: day,
    admitted_on: day,
    approved_on: day,
    extended_to: day,
    full_on: day,
    full_approved_on: day,
    ended_reason: ['moved'],
    ended_on: day,
  },
  standard_mark: {
    item: ['special_window', 'economic_duty', 'system_openness', 'red_hall'],
    year: [1999, 2026],
    organization: ids.organization,
    party_organization: ids.party_organization,
    met: [true, false],
    evidence: ['橱窗照片'],
    marked_on: day,
  },
  visit_aid: {
    rule: ['WRN-001', '书记空缺'],
    party_organization: ids.party_organization,
    organization: ids.organization,
    raised_on: day,
    due_on: day,
    outcome: ['已选出新书记'],
    closed_on: day,
  },
  assignment: {
    organization: ids.organization,
    due_on: day,
    progress: ['waiting', 'built'],
    completed_on: day,
  },
  worker: {
    kind: ['instructor', 'liaison'],
    serves: [['o1'], ['o1', 'o2'], ['o3']],
    ended_on: day,
  },
} satisfies Record<WorldTable, Record<string, readonly unknown[]>>;

export type World = Record<TableName, Map<string, AnyRow>>;
export const emptyWorld = (): World => Object.fromEntries(tableNames.map((name) => [name, new Map<string, AnyRow>()])) as World;

export interface Edit {
  readonly table: WorldTable;
  readonly id: string;
  /** null takes the row away; a row that is not there is made. */
  readonly values: Readonly<Record<string, unknown>> | null;
}

const valuesOf = (table: WorldTable, howMany: { minLength: number; maxLength: number }) => {
  const fields: Record<string, readonly unknown[]> = pools[table];
  const one = fc
    .constantFrom(...Object.keys(fields))
    .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(null, ...(fields[field] ?? []))));
  return fc.array(one, howMany).map((pairs) => Object.fromEntries(pairs));
};

const editOf = (table: WorldTable, minLength: number, maxLength: number) =>
  fc.record({
    table: fc.constant(table),
    id: fc.constantFrom(...ids[table]),
    values: fc.option(valuesOf(table, { minLength, maxLength }), { freq: 8 }),
  });

/** A world to begin with: most rows there, most fields filled. */
export const beginning: fc.Arbitrary<Edit[]> = fc.tuple(
  ...worldTables.flatMap((table) =>
    ids[table].map((id) => valuesOf(table, { minLength: 8, maxLength: 30 }).map((values): Edit => ({ table, id, values }))),
  ),
);
/** Batches of one to three edits. */
export const batches: fc.Arbitrary<Edit[][]> = fc.array(
  fc.array(
    fc.constantFrom(...worldTables).chain((table) => editOf(table, 1, 3)),
    { minLength: 1, maxLength: 3 },
  ),
  {
    maxLength: 6,
  },
);

/** Carries out an edit and gives the row before and after; undefined where nothing was to be done. */
export function carryOut(world: World, { table, id, values }: Edit) {
  const before = world[table].get(id) ?? null;
  if (values === null) {
    world[table].delete(id);
    return before ? { table, before, after: null } : undefined;
  }
  const empty = Object.fromEntries(Object.keys(tableOf(table).fields).map((field) => [field, null]));
  const after: AnyRow = { ...(before ?? { id, unit: '330802005', ...empty }), ...values };
  world[table].set(id, after);
  return { table, before, after };
}
