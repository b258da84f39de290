import { factsOf } from '../model/facts-of.ts';
import type { AnyRow } from '../model/table.ts';
import type { FactsOf, TableName } from '../model/tables.ts';

/** The tables that standards are judged by. */
export const standardTables = [
  'unit',
  'organization',
  'party_organization',
  'party_group',
  'meeting',
  'development',
  'activity',
  'worker',
  'service_center',
  'pairing',
] as const satisfies readonly TableName[];
export type StandardTable = (typeof standardTables)[number];

/** A cell that a verdict rests on. */
export interface Evidence {
  readonly table: TableName;
  readonly id: string;
  readonly field: string;
}

type Found<N extends TableName> = (key: string) => readonly FactsOf<N>[];

/** The ledger's rows as standards ask for them, each table gone through once. */
export interface StandardLedger {
  all<N extends StandardTable>(table: N): readonly FactsOf<N>[];
  /** The organizations of a Party organization, named on its own row or on theirs. */
  readonly coveredBy: Found<'organization'>;
  /** The Party organizations of an organization, ended ones too. */
  readonly partyOf: Found<'party_organization'>;
  readonly groupsOf: Found<'party_group'>;
  readonly meetingsOf: Found<'meeting'>;
  /** 发展党员 by branch, and by the organization where the person works. */
  readonly developedIn: Found<'development'>;
  readonly developedAt: Found<'development'>;
  readonly activitiesAt: Found<'activity'>;
  readonly activitiesBy: Found<'activity'>;
  /** Activities of a unit, by its code, that are for all its organizations. */
  readonly activitiesForAll: Found<'activity'>;
  readonly workersFor: Found<'worker'>;
  readonly workersOf: Found<'worker'>;
  readonly centresFor: Found<'service_center'>;
  readonly centresOf: Found<'service_center'>;
  readonly pairingsAt: Found<'pairing'>;
  /** The month of the earliest meeting of any branch: before it the ledger was not kept. Undefined where there is none. */
  firstMeetingMonth(): string | undefined;
}

/** Indexes rows; `rowsOf` gives the rows of a table as the ledger keeps them. */
export function standardLedger(rowsOf: (table: StandardTable) => Iterable<AnyRow>): StandardLedger {
  const read = new Map<StandardTable, readonly AnyRow[]>();
  const all = <N extends StandardTable>(table: N): readonly FactsOf<N>[] => {
    const known = read.get(table) ?? [...rowsOf(table)].map((row) => factsOf(row) as unknown as AnyRow);
    read.set(table, known);
    return known as unknown as readonly FactsOf<N>[];
  };
  const by = <N extends StandardTable>(table: N, keysOf: (row: FactsOf<N>) => readonly (string | null)[]): Found<N> =>
    looked(() => indexed(all(table), keysOf));
  const pairs = lazily(() => coverage(all('organization'), all('party_organization')));
  return {
    all,
    coveredBy: (id) => pairs().organizations.get(id) ?? [],
    partyOf: (id) => pairs().parties.get(id) ?? [],
    groupsOf: by('party_group', ({ branch }) => [branch]),
    meetingsOf: by('meeting', ({ branch }) => [branch]),
    developedIn: by('development', ({ branch }) => [branch]),
    developedAt: by('development', ({ employer }) => [employer]),
    activitiesAt: by('activity', ({ organization }) => [organization]),
    activitiesBy: by('activity', ({ party_organization }) => [party_organization]),
    activitiesForAll: by('activity', (row) => [row.organization === null && row.party_organization === null ? row.unit : null]),
    workersFor: by('worker', ({ serves }) => serves ?? []),
    workersOf: by('worker', ({ unit }) => [unit]),
    centresFor: by('service_center', ({ covers }) => covers ?? []),
    centresOf: by('service_center', ({ unit }) => [unit]),
    pairingsAt: by('pairing', ({ organization }) => [organization]),
    firstMeetingMonth: lazily(() => earliest(all('meeting').map(({ start }) => start))?.slice(0, 7)),
  };
}

function indexed<R>(rows: readonly R[], keysOf: (row: R) => readonly (string | null)[]): ReadonlyMap<string, readonly R[]> {
  const index = new Map<string, R[]>();
  for (const row of rows)
    for (const key of new Set(keysOf(row))) {
      if (key === null) continue;
      const known = index.get(key);
      if (known) known.push(row);
      else index.set(key, [row]);
    }
  return index;
}

const earliest = (times: readonly (string | null)[]) =>
  times.reduce<string | undefined>((first, time) => (time !== null && (first === undefined || time < first) ? time : first), undefined);

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
/** An index that is made when it is first asked. */
function looked<R>(make: () => ReadonlyMap<string, readonly R[]>): (key: string) => readonly R[] {
  const index = lazily(make);
  return (key) => index().get(key) ?? [];
}

/** Who covers whom, each pair once. */
function coverage(organizations: readonly FactsOf<'organization'>[], parties: readonly FactsOf<'party_organization'>[]) {
  const organization = new Map<string, FactsOf<'organization'>>(organizations.map((row) => [row.id, row]));
  const party = new Map<string, FactsOf<'party_organization'>>(parties.map((row) => [row.id, row]));
  const pairs = new Map<string, readonly [string, string]>();
  const put = (one: string, other: string) => pairs.set(`${one} ${other}`, [one, other]);
  for (const row of organizations) if (row.party_organization !== null) put(row.party_organization, row.id);
  for (const row of parties) for (const id of row.covers ?? []) put(row.id, id);
  const found = [...pairs.values()].flatMap(([one, other]) => {
    const [covering, covered] = [party.get(one), organization.get(other)];
    return covering && covered ? [{ covering, covered }] : [];
  });
  const both = { organizations: new Map<string, FactsOf<'organization'>[]>(), parties: new Map<string, FactsOf<'party_organization'>[]>() };
  for (const { covering, covered } of found) {
    const here = both.organizations.get(covering.id);
    if (here) here.push(covered);
    else both.organizations.set(covering.id, [covered]);
    const there = both.parties.get(covered.id);
    if (there) there.push(covering);
    else both.parties.set(covered.id, [covering]);
  }
  return both;
}
