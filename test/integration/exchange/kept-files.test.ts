import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { receive, receiveAt } from '../../../electron/exchange/receive.ts';
import { temporaryFolder } from '../../support/ledger.ts';
import { makeCounty, quarantined } from './desks.ts';
import { sentPackage } from './refusals.ts';

const bytesOf = (name: string) => Buffer.byteLength(name);
const damaged = new TextEncoder().encode('no package');

test.each([
  ['only Chinese', `${'坏'.repeat(78)}.lxpkg`],
  ['as long as a file system takes', `${'街'.repeat(83)}.lxpkg`],
  ['one letter behind, so that the cut falls within a character', `${'道'.repeat(78)}a.lxpkg`],
  ['two letters behind', `${'道'.repeat(78)}ab.lxpkg`],
  ['only letters', `${'x'.repeat(249)}.lxpkg`],
])('a refused file with a long name is kept with its reason: %s', async (_, name) => {
  const county = makeCounty();
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), damaged);
  for (const _again of [1, 2])
    expect(await receiveAt(county.books, join(folder, name))).toMatchObject({ outcome: 'refused', code: 'DOC-KIND' });
  const [kept = '', reason = '', ...more] = quarantined(county);
  expect(more).toEqual([]);
  expect(kept).toMatch(/^[0-9a-f]{16}_([\u4e00-\u9fff]+[ab]*|x+)\.lxpkg$/);
  expect(bytesOf(`${reason}.part`)).toBeLessThanOrEqual(255);
  expect(JSON.parse(readFileSync(join(county.folder, 'quarantine', reason), 'utf8'))).toMatchObject({ file: name });
});

test('a name that is not too long stays as it is', async () => {
  const county = makeCounty();
  await receive(county.books, { name: '花园街道 10月（更正）.lxpkg', bytes: damaged });
  expect(quarantined(county)[0]).toMatch(/^[0-9a-f]{16}_花园街道_10月_更正_\.lxpkg$/);
});

test('a sound package is kept by its own name, whatever the file was called', async () => {
  const { county, file } = await sentPackage();
  await receive(county.books, { ...file, name: `${'包'.repeat(83)}.lxpkg` });
  expect(readdirSync(join(county.folder, 'received'))).toEqual([expect.stringMatching(/^330802005_2026-10_r1_0001_[0-9a-f-]{36}\.lxpkg$/)]);
});

test.skipIf(process.platform !== 'linux')(
  'a file that lies on a bad spot of its stick is told by its name, and ails nothing else',
  async () => {
    const county = makeCounty();
    // reading it from the start fails as a bad sector does
    const path = join(temporaryFolder(), '330802005_2026-10_r1_0001.lxpkg');
    symlinkSync('/proc/self/mem', path);
    await expect(receiveAt(county.books, path)).rejects.toMatchObject({
      code: 'FILE-GONE',
      message: expect.stringContaining('0001.lxpkg'),
    });
    expect(quarantined(county)).toEqual([]);
  },
);
