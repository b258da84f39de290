import type { FactsOf } from '../model/tables.ts';
import { asOfNow, cell, isThere, type Judge, met, shownBy } from './automatic.ts';
import type { StandardItem } from './catalogue.ts';

/** What the ledger can tell of a reporting unit, by the rows that it keeps itself [衢州]. */
export const unitVerdicts: Readonly<Partial<Record<StandardItem, Judge<FactsOf<'unit'>>>>> = {
  five_team: asOfNow((ledger, { code }, { today }) => {
    const workers = ledger.workersOf(code ?? '').filter(({ ended_on }) => isThere(ended_on, today));
    return shownBy(
      workers.map((row) => cell('worker', row, 'kind')),
      `有在任的党务工作者 ${workers.length} 名。`,
      '党务工作者表没有本单位在任的人。',
      [],
    );
  }),
  five_venue: asOfNow((ledger, { code, level }, { today }) => {
    const centres = ledger
      .centresOf(code ?? '')
      .filter((row) => row.level === level && isThere(row.closed_on, today) && (row.opened_on === null || row.opened_on <= today));
    return shownBy(
      centres.map((row) => cell('service_center', row, 'level')),
      `有本级党员服务中心 ${centres.length} 个。`,
      '党员服务中心表没有本单位本级的中心。',
      [],
    );
  }),
  digital_database: (ledger, { code }) => {
    const kept = (table: 'organization' | 'party_organization') => ledger.all(table).filter(({ unit }) => unit === code).length;
    return met(
      `本台账就是两新组织党建数据库，现有本单位的两新组织 ${kept('organization')} 个、党组织 ${kept('party_organization')} 个。`,
      [],
    );
  },
};
