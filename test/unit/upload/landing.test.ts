import { createHash } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Landing } from '../../../electron/upload/server/landing.ts';
import { temporaryFolder } from '../../support/ledger.ts';

const unit = '330802005';
async function land(landing: Landing, text: string): Promise<void> {
  const content = `age-encryption.org/v1\n${text}`;
  const part = join(landing.uploading, 'part');
  writeFileSync(part, content);
  await landing.land(part, { unit, sha256: createHash('sha256').update(content).digest('hex'), filename: null });
}

test('what came is counted by its day in China and by unit, read from the disk once and kept in memory from then on', async () => {
  const folder = temporaryFolder('landing-');
  let now = new Date('2026-11-28T15:59:00Z');
  const landing = new Landing(folder, () => now);
  expect([landing.receivedOn('2026-11-28'), landing.lastOf(unit)]).toEqual([0, null]);
  await land(landing, '一');
  now = new Date('2026-11-28T16:00:00Z');
  await land(landing, '二');
  const counted = (of: Landing) => [of.receivedOn('2026-11-28'), of.receivedOn('2026-11-29'), of.lastOf(unit), of.lastOf('330802006')];
  const expected = [1, 1, '2026-11-28T16:00:00.000Z', null];
  expect(counted(landing)).toEqual(expected);

  const again = new Landing(folder);
  expect(counted(again)).toEqual(expected);
  const markers = join(folder, '.landed');
  for (const name of readdirSync(markers)) rmSync(join(markers, name));
  expect(counted(again)).toEqual(expected);
});
