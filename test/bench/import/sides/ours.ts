// Ours: the file through the host, as a page would have it: read in a process of its own, staged, committed with the rules run.
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openThread } from '../../../../electron/host/client.ts';
import { makeForkReader } from '../../../../electron/intake/reading/fork-reader.ts';
import { watchChildren } from '../../../support/watch-children.ts';
import { partyOrganizations, table, unit } from '../../grid/pages/rows.ts';
import { tell } from './told.ts';

const at = (path: string) => new URL(`../../../../electron/${path}`, import.meta.url);
const file = process.argv[2] ?? '';
const folder = await mkdtemp(join(tmpdir(), 'ledger-bench-import-'));
const ledger = await openThread({
  threadUrl: at('worker.ts'),
  readCells: makeForkReader(at('intake/reading/reader.ts')),
  request: { act: 'create', folder: join(folder, 'ledger'), passphrase: '性能试验-一二三四', unit, level: 'township', name: '新新街道' },
});
const parties = partyOrganizations.map(({ id, label }) => ({
  op: 'insert' as const,
  table: 'party_organization' as const,
  id,
  after: { name: label, kind: 'branch' },
}));
await ledger.call('bookkeeping.apply', { origin: 'import', label: '党组织', changes: parties });
const input = () => ({ table, name: basename(file), bytes: new Uint8Array(readFileSync(file)) }) as const;
const children = watchChildren();
const marks: Record<string, number> = {};
const marked = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const result = await act();
  marks[name] = performance.now() - began;
  return result;
};
/** How long a call under way takes to end once it is called off. */
async function calledOff(act: (id: string) => Promise<unknown>, after: number): Promise<number> {
  const running = act('off').then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
  await new Promise((resolve) => setTimeout(resolve, after));
  const began = performance.now();
  ledger.cancel('off');
  const code = await running;
  return code === 'CALL-CANCELLED' ? performance.now() - began : Number.NaN;
}

await tell(async () => {
  const staged = await marked('stage', () => ledger.call('intake.stage', input()));
  const part = staged.parts[0];
  if (!part || part.inserted === 0 || part.rejected > 0) throw new Error(`staged otherwise than meant: ${JSON.stringify(staged.parts)}`);
  await marked('commit', () => ledger.call('intake.commit', { stage: staged.stage }));
});
marks.reader = children.end() ?? Number.NaN;
if (process.argv[3] === 'cancel') {
  const reading = (id: string) => ledger.call('intake.stage', input(), { id });
  marks.cancelReading = await calledOff(reading, 300);
  marks.cancelStaging = await calledOff(reading, (marks.stage ?? 0) * 0.9);
}
console.log(JSON.stringify(marks));
await ledger.close();
rmSync(folder, { recursive: true, force: true });
