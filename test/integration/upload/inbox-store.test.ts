import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { InboxStore } from '../../../electron/upload/server/inbox-store.ts';
import { temporaryFolder } from '../../support/ledger.ts';

test('the store makes no folder behind our back: where it could not, the whole process would end', async () => {
  const folder = temporaryFolder('inbox-');
  writeFileSync(join(folder, 'file'), '');
  const store = (name: string) => new InboxStore(join(folder, name), 1000, async () => true);
  store('uploading');
  store('file/uploading');
  await setTimeout(100);
  expect(existsSync(join(folder, 'uploading'))).toBe(false);
});
