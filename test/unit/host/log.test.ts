import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LedgerError } from '#shared/errors.ts';
import { causeForLog, causeInText, openLog } from '../../../electron/host/log.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a line of JSON a call, added to what is there', () => {
  openLog(folder).write({ call: 'desk.state', ms: 3 });
  openLog(folder).write({ call: 'desk.open', ms: 4, code: 'KEY-WRONG' });
  const lines = readFileSync(join(folder, 'ledger.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { call: 'desk.state', ms: 3 },
    { call: 'desk.open', ms: 4, code: 'KEY-WRONG' },
  ]);
});
test('five files of a megabyte are kept and no more', () => {
  const log = openLog(folder);
  for (let line = 0; line < 70; line++) log.write({ call: 'x'.repeat(100_000), ms: line });
  expect(readdirSync(folder).sort()).toEqual(['ledger.1.log', 'ledger.2.log', 'ledger.3.log', 'ledger.4.log', 'ledger.log']);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1_000_000);
  expect(readFileSync(join(folder, 'ledger.log'), 'utf8')).toContain('"ms":69');
});
test('a disk that takes no log stops nothing, and is told of once', () => {
  const troubles: unknown[] = [];
  writeFileSync(join(folder, 'file'), '');
  const log = openLog(join(folder, 'file'), (error) => troubles.push(error));
  log.write({ call: 'desk.state' });
  log.write({ call: 'desk.state' });
  expect(troubles).toHaveLength(1);
});
test('of a failure the log keeps names and places, never the sentence', () => {
  const cause = new TypeError('cannot read 张三');
  const kept = causeForLog(new LedgerError('INTERNAL', {}, { cause }));
  expect(kept).toMatchObject({ name: 'TypeError', at: expect.arrayContaining([expect.stringMatching(/^at /)]) });
  expect(causeInText(cause.stack ?? '')).toMatchObject({ name: 'TypeError', at: kept?.at });
  expect(JSON.stringify([kept, causeInText(cause.stack ?? '')])).not.toContain('张三');
  expect(causeForLog(new LedgerError('KEY-WRONG'))).toBeUndefined();
});
