import { activity } from './activity.ts';
import { assignment } from './assignment.ts';
import { development } from './development.ts';
import { meeting } from './meeting.ts';
import { member } from './member.ts';
import { newEmploymentPoint } from './new-employment-point.ts';
import { organization } from './organization.ts';
import { pairing } from './pairing.ts';
import { partyGroup, partyOrganization } from './party-organization.ts';
import { serviceCenter } from './service-center.ts';
import { standardMark } from './standard-mark.ts';
import type { Facts, Row, Table } from './table.ts';
import { unit } from './unit.ts';
import { visitAid } from './visit-aid.ts';
import { waiver } from './waiver.ts';
import { worker } from './worker.ts';
import { yearItem } from './year-item.ts';

/** Every table, in an order in which links lead backwards where they can. */
export const tables = {
  unit,
  organization,
  party_organization: partyOrganization,
  party_group: partyGroup,
  member,
  meeting,
  development,
  year_item: yearItem,
  activity,
  worker,
  service_center: serviceCenter,
  new_employment_point: newEmploymentPoint,
  assignment,
  pairing,
  standard_mark: standardMark,
  visit_aid: visitAid,
  waiver,
} as const;

export type Tables = typeof tables;
export type TableName = keyof Tables;
export type RowOf<N extends TableName> = Row<Tables[N]>;
export type FactsOf<N extends TableName> = Facts<Tables[N]>;
export type FieldName<N extends TableName> = keyof Tables[N]['fields'] & string;

export const tableNames = Object.keys(tables) as TableName[];
/** The tables that people keep on sheets. */
export const sheetNames = tableNames.filter((name) => !tableOf(name).own);

export const isTableName = (name: string): name is TableName => Object.hasOwn(tables, name);
/** The description of a table, seen without its row type. */
export function tableOf(name: TableName): Table {
  return tables[name];
}
