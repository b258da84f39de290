import { creditCheckCharacter } from '#shared/codes/credit-code.ts';
import { idCheckCharacter } from '#shared/codes/id-number.ts';
import type { RowId } from '#shared/model/field.ts';
import type { AnyRow } from '#shared/model/table.ts';
import { type FactsOf, type TableName, tableOf } from '#shared/model/tables.ts';
import type { AnyRule, Finding, ParameterValue, Ruleset } from '#shared/rules/rule.ts';
import { shipped } from '#shared/standards/shipped.ts';
import { factsInMemory } from '../../electron/checking/facts-in-memory.ts';
import { type CheckContext, parametersInForce } from '../../electron/checking/running.ts';

/** Row values with links written as plain ids. */
type Plain<V> = V extends RowId<string> ? string : V extends readonly RowId<string>[] ? readonly string[] : V;
export type Given<N extends TableName> = { readonly [K in keyof FactsOf<N>]?: Plain<FactsOf<N>[K]> };

let rowsMade = 0;

/** A row of a table with nothing in it but what is given. */
export function rowOf<N extends TableName>(table: N, given: Given<N> = {}): FactsOf<N> {
  const empty = Object.fromEntries(Object.keys(tableOf(table).fields).map((field) => [field, null]));
  return { id: `${table}-${String(++rowsMade).padStart(5, '0')}`, unit: '330802005', ...empty, ...given } as unknown as FactsOf<N>;
}

/** A sound, live enterprise. */
export const organizationFacts = (given: Given<'organization'> = {}) =>
  rowOf('organization', {
    name: `示例工贸有限公司${rowsMade}号`,
    credit_code: validCreditCode(rowsMade),
    category: 'new_economic',
    status: 'active',
    registered_on: '2012-05-08',
    ...given,
  });

/** A sound, live branch without a committee. */
export const branchFacts = (given: Given<'party_organization'> = {}) =>
  rowOf('party_organization', {
    name: `示例党支部${rowsMade}`,
    kind: 'branch',
    founded_on: '2015-07-01',
    secretary: '周书记',
    committee_size: 0,
    ...given,
  });

export const groupFacts = (given: Given<'party_group'> = {}) => rowOf('party_group', { name: '第一党小组', leader: '吴组长', ...given });

/** A sound full member. */
export const memberFacts = (given: Given<'member'> = {}) =>
  rowOf('member', {
    name: `党员${rowsMade}`,
    id_number: validIdNumber(rowsMade),
    sex: 'male',
    joined_on: '2010-07-01',
    full_on: '2011-07-01',
    category: 'full',
    ...given,
  });

/** A sound members' meeting of October 2026, without a vote. */
export const meetingFacts = (given: Given<'meeting'> = {}) =>
  rowOf('meeting', {
    kinds: ['general'],
    purpose: 'ordinary',
    start: '2026-10-15T14:00',
    minutes: 60,
    host: '周书记',
    recorder: '郑记录',
    expected: 0,
    present: 0,
    summary: '学习党章有关内容，通报三季度工作情况，讨论四季度安全生产和结对帮扶的安排，党员逐一发言并认领任务。',
    ...given,
  });

export type Rows = Partial<Record<TableName, readonly AnyRow[] | readonly FactsOf<TableName>[]>>;
export const factsFrom = (rows: Rows) => factsInMemory((table) => (rows[table] ?? []) as readonly AnyRow[]);

export interface Checking {
  /** What else the ledger holds. */
  readonly rows?: Rows;
  readonly today?: string;
  readonly period?: string;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
}

/** What a rule finds on a row that stands in a ledger with the given other rows. */
export function check(
  rule: AnyRule,
  row: FactsOf<TableName>,
  { rows = {}, today = '2026-11-05', period = '2026-10', parameters = {} }: Checking = {},
): Finding[] {
  const facts = factsFrom({ ...rows, [rule.table]: [...(rows[rule.table] ?? []), row] } as Rows);
  const inForce = parametersInForce(rule, { ...shipped, parameters: { [rule.id]: parameters } });
  return [...rule.check(row as never, { facts, today, period, parameters: inForce } as never)];
}

/** Severity and field of each finding of a rule, as `error name`. */
export const verdicts = (rule: AnyRule, row: FactsOf<TableName>, checking: Checking = {}): string[] =>
  check(rule, row, checking).map((finding) => `${finding.severity ?? rule.severity} ${finding.field}`);

export const contextFor = (period: string, today = '2026-11-05', ruleset: Ruleset = shipped): CheckContext => ({ today, period, ruleset });

export interface Person {
  readonly born?: string;
  readonly sex?: 'male' | 'female';
  readonly division?: string;
}

/** A well-formed number of a made-up person; another seed, another number (up to 500 for one birthday and sex). */
export function validIdNumber(seed: number, { born = '1985-03-12', sex = 'male', division = '330802' }: Person = {}): string {
  const order = (seed % 500) * 2 + (sex === 'male' ? 1 : 0);
  const seventeen = division + born.replaceAll('-', '') + String(order).padStart(3, '0');
  return seventeen + idCheckCharacter(seventeen);
}

/** A well-formed credit code of a made-up body; another seed, another code. */
export function validCreditCode(seed: number, start = '91'): string {
  const first = `${start}330802MA${String(seed).padStart(7, '0')}`;
  return first + creditCheckCharacter(first);
}
