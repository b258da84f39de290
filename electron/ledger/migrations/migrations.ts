import { firstTables } from './0001-first-tables.sql.ts';
import { whoseAct } from './0002-whose-act.sql.ts';
import { developmentTable } from './0003-development.sql.ts';
import { yearItemTable } from './0004-year-item.sql.ts';
import { activityTable } from './0005-activity.sql.ts';
import { workerTable } from './0006-worker.sql.ts';
import { serviceCenterTable } from './0007-service-center.sql.ts';
import { newEmploymentPointTable } from './0008-new-employment-point.sql.ts';
import { assignmentTable } from './0009-assignment.sql.ts';
import { pairingTable } from './0010-pairing.sql.ts';
import { standardMarkTable } from './0011-standard-mark.sql.ts';
import { visitAidTable } from './0012-visit-aid.sql.ts';
import { reasons } from './0013-reasons.sql.ts';
import { lookupKeys } from './0014-lookup-keys.sql.ts';
import { lessBesideRows } from './0015-less-beside-rows.sql.ts';
import { namedDocument } from './0016-named-document.sql.ts';
import { dayByIndex } from './0017-day-by-index.sql.ts';

/** In order; the database's user_version counts how many have run. A shipped one never changes, new ones are added at the end. */
export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-first-tables', sql: firstTables },
  { name: '0002-whose-act', sql: whoseAct },
  { name: '0003-development', sql: developmentTable },
  { name: '0004-year-item', sql: yearItemTable },
  { name: '0005-activity', sql: activityTable },
  { name: '0006-worker', sql: workerTable },
  { name: '0007-service-center', sql: serviceCenterTable },
  { name: '0008-new-employment-point', sql: newEmploymentPointTable },
  { name: '0009-assignment', sql: assignmentTable },
  { name: '0010-pairing', sql: pairingTable },
  { name: '0011-standard-mark', sql: standardMarkTable },
  { name: '0012-visit-aid', sql: visitAidTable },
  { name: '0013-reasons', sql: reasons },
  { name: '0014-lookup-keys', sql: lookupKeys },
  { name: '0015-less-beside-rows', sql: lessBesideRows },
  { name: '0016-named-document', sql: namedDocument },
  { name: '0017-day-by-index', sql: dayByIndex },
];
