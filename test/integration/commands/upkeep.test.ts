import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from '../../support/terminal.ts';

test('integrity and backup: a sound ledger says so, a damaged file ends with status 4', async () => {
  const { ledger, folder } = terminal();
  await ledger('init', '--unit', '330802005', '--level', 'township', '--ledger', '台账');
  const sound = await ledger('integrity', '--ledger', '台账', '--json');
  expect(sound).toMatchObject({ status: 0, json: { ok: true, batches: 1, problems: [] } });

  const saved = await ledger('backup', '--out', '备份.lxbak', '--ledger', '台账', '--json');
  expect(saved.json).toEqual({ file: join(folder, '备份.lxbak'), bytes: statSync(join(folder, '备份.lxbak')).size });

  // no second copy stays in the ledger's own folder
  expect(readdirSync(join(folder, '台账', 'backups')).filter((name) => name.includes('_'))).toEqual([]);
  expect((await ledger('backup', '--out', '2026.11/', '--ledger', '台账', '--json')).json.file).toMatch(/2026\.11[\\/].*\.lxbak$/);

  const restored = await ledger('restore', '备份.lxbak', '--ledger', '恢复/', '--json');
  expect(restored).toMatchObject({ status: 0, json: { folder: join(folder, '恢复'), unit: '330802005', level: 'township' } });
  expect(await ledger('integrity', '--ledger', '恢复')).toMatchObject({ status: 0 });
  const again = await ledger('restore', '备份.lxbak', '--ledger', '恢复', '--json');
  expect(again).toMatchObject({ status: 3, json: { error: { code: 'LEDGER-EXISTS' } } });
  expect((await ledger('restore', '没有.lxbak', '--ledger', '别处', '--json')).json).toMatchObject({ error: { code: 'FILE-MISSING' } });

  const database = join(folder, '台账', 'ledger.db');
  const bytes = readFileSync(database);
  bytes.fill(7, 0, 4096);
  writeFileSync(database, bytes);
  const damaged = await ledger('integrity', '--ledger', '台账', '--json');
  expect(damaged.status).toBe(4);
  expect(damaged.json).toMatchObject({ error: { code: 'LEDGER-DAMAGED' } });
});
