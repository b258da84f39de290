import type { AnyRow } from '#shared/model/table.ts';
import { type TableName, tableNames } from '#shared/model/tables.ts';
import { numberOf, type Town, textOf } from './town.ts';

/** Where a rule must speak once. */
export interface Planted {
  readonly rule: string;
  readonly table: TableName;
  readonly id: string;
  readonly field: string;
}

/** A finding to come; of the planter's own rule where it names none. */
export type Spot = Omit<Planted, 'rule'> & { readonly rule?: string };

/** Puts one defect of a rule into a field with subjects that no other defect has touched. */
export interface Planter {
  readonly rule: string;
  readonly defect: string;
  /** Rules that cannot but speak too. */
  readonly raises?: readonly string[];
  plant(field: Field): readonly Spot[];
}

export const at = (table: TableName, id: string, field: string, rule?: string): Spot => ({
  table,
  id,
  field,
  ...(rule === undefined ? {} : { rule }),
});

/** A branch with all that hangs on it. */
export interface Holding {
  readonly branch: AnyRow;
  readonly members: readonly AnyRow[];
  readonly groups: readonly AnyRow[];
  readonly meetings: readonly AnyRow[];
}

type Fits<T> = (candidate: T) => boolean;

/** A town from which subjects are taken at random, each once. */
export interface Field {
  readonly town: Town;
  /** A row that nobody has taken. Throws where none is left. */
  take(table: TableName, fits?: Fits<AnyRow>): AnyRow;
  /** A branch none of whose rows anybody has taken; all of them are taken with it. Throws where none is left. */
  takeBranch(fits?: Fits<Holding>): Holding;
  /** What hangs on a branch, taken or not. */
  holding(branch: string): Holding;
  isTaken(id: string): boolean;
  /** A full member without a post, not leader of a group, whose name no meeting needs. */
  takeMember(fits?: Fits<AnyRow>): AnyRow;
}

const isLive = (member: AnyRow) => member.left_on === null && member.left_reason === null;
const isPlain = (member: AnyRow) => isLive(member) && member.party_post === 'none' && member.category === 'full';

export function fieldOf(town: Town): Field {
  const taken = new Set<string>();
  const order = new Map(
    tableNames.map((table) => [
      table,
      shuffled(
        town,
        town.rows(table).map(({ id }) => id),
      ),
    ]),
  );
  const branchIds = (table: TableName) => Map.groupBy(town.rows(table), (row) => row.branch);
  const hung = { member: branchIds('member'), party_group: branchIds('party_group'), meeting: branchIds('meeting') };
  const of = (table: keyof typeof hung, branch: string) => hung[table].get(branch) ?? [];
  const holding = (branch: string): Holding => ({
    branch: town.row('party_organization', branch),
    members: of('member', branch),
    groups: of('party_group', branch),
    meetings: of('meeting', branch),
  });
  const find = (table: TableName, fits: Fits<string>): string => {
    const found = (order.get(table) ?? []).find((id) => !taken.has(id) && fits(id));
    if (found === undefined) throw new Error(`no ${table} is left for this defect: the town is too small`);
    taken.add(found);
    return found;
  };
  const take = (table: TableName, fits: Fits<AnyRow> = () => true) =>
    town.row(
      table,
      find(table, (id) => fits(town.row(table, id))),
    );
  return {
    town,
    take,
    holding,
    isTaken: (id) => taken.has(id),
    takeBranch(fits = () => true) {
      const idsOf = ({ branch, members, groups, meetings }: Holding) => [
        ...[...members, ...groups, ...meetings].map(({ id }) => id),
        ...((branch.covers ?? []) as readonly string[]),
      ];
      const branch = find('party_organization', (id) => {
        const held = holding(id);
        return held.meetings.length > 0 && !idsOf(held).some((one) => taken.has(one)) && fits(held);
      });
      const held = holding(branch);
      for (const id of idsOf(held)) taken.add(id);
      return held;
    },
    takeMember: (fits = () => true) => take('member', (member) => isPlain(member) && fits(member)),
  };
}

function shuffled<T>({ chance }: Town, items: readonly T[]): T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = chance.whole(0, at);
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

export const isOfKind = (meeting: AnyRow, kind: string): boolean => ((meeting.kinds ?? []) as readonly string[]).includes(kind);
export const isIn = (meeting: AnyRow, span: string): boolean => textOf(meeting.start).startsWith(span);
export const fullOf = ({ members }: Holding): number => members.filter((member) => isLive(member) && member.category === 'full').length;
export const hasRoster = ({ members }: Holding): boolean => members.length > 0;
export const livePlain = ({ members }: Holding): AnyRow[] => members.filter(isPlain);
/** Whether a meeting holds a vote of the members. */
export const isVoted = (meeting: AnyRow): boolean => meeting.votes !== null && numberOf(meeting.voters_expected) > 0;
