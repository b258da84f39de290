import type { AnyRow } from './table.ts';
import type { TableName } from './tables.ts';

/** How a row leaves its table: it is closed by a date and a reason and stays on file, it is never deleted. */
export interface Leaving {
  /** The act as people name it. */
  readonly act: string;
  /** The cells that say it, in the order in which they are asked for. */
  readonly fields: readonly string[];
  /** Of these, the ones without which it is not said. */
  readonly needed: readonly string[];
  /** Codes that a cell can then have, where not all of its list. */
  readonly codes?: Readonly<Record<string, readonly string[]>>;
  /** The cell that says why; none where the table has no such cell: then it is asked before the month is closed. */
  readonly reason?: string;
  isGone(row: AnyRow): boolean;
}

const filled = (value: unknown) => value !== null && value !== undefined;
const endedBy = (act: string, on: string): Leaving => ({ act, fields: [on], needed: [on], isGone: (row) => filled(row[on]) });

const leavings: Partial<Record<TableName, Leaving>> = {
  organization: {
    act: '注销或迁出',
    fields: ['status', 'left_on', 'left_reason'],
    needed: ['status', 'left_on', 'left_reason'],
    codes: { status: ['deregistered', 'moved'] },
    reason: 'left_reason',
    isGone: ({ status }) => status === 'deregistered' || status === 'moved',
  },
  party_organization: endedBy('撤销', 'ended_on'),
  member: {
    act: '离开',
    fields: ['left_reason', 'left_on', 'left_to'],
    needed: ['left_reason', 'left_on'],
    reason: 'left_reason',
    isGone: (row) => filled(row.left_reason) || filled(row.left_on),
  },
  development: {
    act: '终止',
    fields: ['ended_reason', 'ended_on'],
    needed: ['ended_reason', 'ended_on'],
    reason: 'ended_reason',
    isGone: (row) => filled(row.ended_reason) || filled(row.ended_on),
  },
  worker: endedBy('离任', 'ended_on'),
  service_center: endedBy('撤销', 'closed_on'),
  new_employment_point: endedBy('撤销', 'closed_on'),
  pairing: endedBy('解除', 'ended_on'),
};

/** How rows of a table leave; undefined for tables whose rows are records of one day and can be deleted. */
export const leavingOf = (table: TableName): Leaving | undefined => leavings[table];
