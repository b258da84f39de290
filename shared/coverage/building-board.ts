import { daysBetween } from '../model/civil-date.ts';
import { factsOf } from '../model/facts-of.ts';
import type { AnyRow } from '../model/table.ts';
import type { FactsOf } from '../model/tables.ts';
import { isBuilt } from './coverage.ts';

type Assignment = FactsOf<'assignment'>;

/** Whether an assignment says that the Party organization is there; whether it is, the ledger of 两新组织 says [COV-002]. */
export const isCompleted = ({ completed_on, progress }: Pick<Assignment, 'completed_on' | 'progress'>): boolean =>
  completed_on !== null || progress === 'built';

/** How far the building in an organization that is 应建未建 has come; those without anybody responsible come first [COV-002]. */
export const buildingStates = ['unassigned', 'overdue', 'unproved', 'underway'] as const;
export type BuildingState = (typeof buildingStates)[number];
export const buildingStateTitles: Readonly<Record<BuildingState, string>> = {
  unassigned: '未落实责任',
  overdue: '逾期',
  unproved: '已报建成，待核对',
  underway: '推进中',
};

/** An organization that is 应建未建, and who is to build there by when. */
export interface BuildingTask {
  readonly organization: AnyRow;
  /** Its assignment; of several open ones the one that is due first. */
  readonly assignment: Assignment | undefined;
  readonly state: BuildingState;
  /** Days until it is due, negative where that day is past; undefined without a day. */
  readonly daysLeft: number | undefined;
}

/** A completed assignment of this year whose organization is built, or an open one that no 应建未建 organization waits for. */
export interface AssignedOrganization {
  readonly organization: AnyRow | undefined;
  readonly assignment: Assignment;
}

export interface BuildingBoard {
  readonly open: readonly BuildingTask[];
  /** 本年建成: completed in the year of today, and the ledger shows the organization as built. */
  readonly builtThisYear: readonly AssignedOrganization[];
  /** Open assignments of organizations that are built already, or are not 应建. */
  readonly beside: readonly AssignedOrganization[];
}

const duty = ['area_leader', 'point_cadre', 'responsible', 'due_on', 'target'] as const;
/** 两包三定 is laid down only when each of the five is, 包片, 包点, 定人, 定时, 定量: those that are not. */
export const missingDuties = (assignment: Assignment): readonly (typeof duty)[number][] =>
  duty.filter((field) => assignment[field] === null);

/**
 * Brings 应建未建 organizations and their 两包三定 together [COV-002]. `dueOpen` is that list of coverage, `organizations` all rows by id.
 * Without anybody responsible first, then overdue, those that are to be looked at, and those under way; in each the one due first.
 */
export function buildingBoard(
  dueOpen: readonly AnyRow[],
  rows: Iterable<AnyRow>,
  organizations: ReadonlyMap<string, AnyRow>,
  today: string,
): BuildingBoard {
  const assignments = [...rows].map((row) => factsOf<'assignment'>(row)).sort(gravestFirst);
  const first = new Map<string, Assignment>();
  for (const assignment of assignments) {
    const { organization } = assignment;
    if (organization !== null && !first.has(organization)) first.set(organization, assignment);
  }
  const open = dueOpen
    .map((organization) => taskOf(organization, first.get(organization.id), today))
    .sort((a, b) => buildingStates.indexOf(a.state) - buildingStates.indexOf(b.state) || dueFirst(a, b));
  const waited = new Set(dueOpen.map(({ id }) => id));
  const year = today.slice(0, 4);
  const known = assignments.map(
    (assignment): AssignedOrganization => ({
      organization: organizations.get(assignment.organization ?? ''),
      assignment,
    }),
  );
  return {
    open,
    builtThisYear: known.filter(
      ({ organization, assignment: { completed_on: day } }) =>
        day?.startsWith(year) && day <= today && organization !== undefined && isBuilt(organization),
    ),
    beside: known.filter(({ assignment }) => !isCompleted(assignment) && !waited.has(assignment.organization ?? '')),
  };
}

function taskOf(organization: AnyRow, assignment: Assignment | undefined, today: string): BuildingTask {
  const daysLeft = assignment?.due_on ? daysBetween(today, assignment.due_on) : undefined;
  return { organization, assignment, state: stateOf(assignment, daysLeft), daysLeft };
}

function stateOf(assignment: Assignment | undefined, daysLeft: number | undefined): BuildingState {
  if (!assignment) return 'unassigned';
  if (isCompleted(assignment)) return 'unproved';
  if (missingDuties(assignment).length > 0) return 'unassigned';
  return daysLeft !== undefined && daysLeft < 0 ? 'overdue' : 'underway';
}

/** Open ones before completed ones, of the open ones the one due first, of the completed ones the last. */
function gravestFirst(a: Assignment, b: Assignment): number {
  const byState = Number(isCompleted(a)) - Number(isCompleted(b));
  if (byState !== 0) return byState;
  const order = (a.due_on ?? '9999') < (b.due_on ?? '9999') ? -1 : a.due_on === b.due_on ? (a.id < b.id ? -1 : 1) : 1;
  return isCompleted(a) ? -order : order;
}

const dueFirst = (a: BuildingTask, b: BuildingTask) => (a.daysLeft ?? Number.MAX_SAFE_INTEGER) - (b.daysLeft ?? Number.MAX_SAFE_INTEGER);
