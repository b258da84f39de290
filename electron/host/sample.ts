import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LedgerError } from '#shared/errors.ts';
import { type TableName, tableOf } from '#shared/model/tables.ts';
import type { LedgerThread } from './host.ts';

/** The invented township that the program ships: its ledger's unit, and a passphrase that is no secret. */
export const sampleLedger = { unit: '330802005', level: 'township', name: '新新街道', passphrase: '示例台账-无需保密' } as const;

/** The month that the sample ends with, and a day on which a desk would close it. */
export const sampleMonth = '2026-10';
export const sampleDay = '2026-11-03';

export interface SampleSheet {
  readonly file: string;
  readonly table: TableName;
  readonly title: string;
}

/** In the order of import: links lead to what came before. */
export const sampleSheets: readonly SampleSheet[] = [
  { file: 'party-organizations.csv', table: 'party_organization', title: '党组织基本情况表' },
  { file: 'organizations.csv', table: 'organization', title: '两新组织花名册' },
  { file: 'coverage.csv', table: 'party_organization', title: '党组织覆盖情况表' },
  { file: 'party-groups.csv', table: 'party_group', title: '党小组名册' },
  { file: 'members.csv', table: 'member', title: '党员花名册' },
  { file: 'meetings.csv', table: 'meeting', title: '组织生活记录' },
];

/** resources/ lies in the program's folder, however deep the build has put this file. */
function sampleFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const sample = join(folder, 'resources', 'sample');
    if (existsSync(sample)) return sample;
    if (folder === dirname(folder)) throw new Error('resources/sample is missing');
  }
}

/** Imports one of the sample's sheets; gives how many rows it read and how many went in. Throws HEADER-MISSING. */
export async function importSheet(ledger: LedgerThread, { file, table }: SampleSheet) {
  const bytes = new Uint8Array(readFileSync(join(sampleFolder(), file)));
  const staged = await ledger.call('intake.stage', { table, name: file, bytes });
  const part = staged.parts.find((one) => one.table === table);
  if (!part) throw new LedgerError('HEADER-MISSING', { name: file, table: tableOf(table).title });
  await ledger.call('intake.commit', { stage: staged.stage });
  return part;
}

/** Fills an empty ledger with the sample. */
export async function fillSample(ledger: LedgerThread): Promise<void> {
  for (const sheet of sampleSheets) await importSheet(ledger, sheet);
  await ledger.call('bookkeeping.choosePeriod', { period: sampleMonth });
}
