import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resourceColumns } from '#shared/documents/table-csv.ts';
import { tableNames, tableOf } from '#shared/model/tables.ts';
import { issueEnrolment } from '../../../electron/exchange/enrolling/issue-enrolment.ts';
import { readRequest } from '../../../electron/exchange/enrolling/read-request.ts';
import { inspect } from '../../../electron/exchange/inspect.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { verify } from '../../../electron/exchange/verify.ts';
import { makeLedger, type TestLedger, temporaryFolder } from '../../support/ledger.ts';

// it signs by the machine's clock, so this county lives today
const today = new Date().toISOString().slice(0, 10);
const period = today.slice(0, 7);
const [unit, name] = ['330802005', '花园街道'];
const script = join(import.meta.dirname, '../../fixtures/second-writer/write.sh');

const tools = ['age', 'age-keygen', 'openssl', 'jq', 'zip', 'unzip', 'sha256sum'];
const lacking = tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);

/** A program of somebody else's at work in a folder. */
function secondProgram() {
  const folder = temporaryFolder('second-writer-');
  const tables = join(folder, 'tables');
  mkdirSync(tables);
  const paths = tableNames.map((table) => `${table} ${table === 'waiver' ? 'data/waivers.csv' : `data/${table}.csv`}`);
  writeFileSync(join(tables, 'order.txt'), `${paths.join('\n')}\n`);
  const write = (...words: string[]) => execFileSync('sh', [script, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const file = (path: string) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(join(folder, path))) });
  return {
    folder,
    write,
    file,
    /** A table's rows as cells by column; other cells stay empty. */
    fill(table: (typeof tableNames)[number], rows: readonly Readonly<Record<string, string>>[]) {
      const columns = resourceColumns(tableOf(table));
      const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => cells.join(','));
      writeFileSync(join(tables, `${table}.csv`), `${lines.join('\r\n')}\r\n`);
    },
  };
}

describe.skipIf(lacking.length > 0)(
  `a program that knows docs/format.md only${lacking.length > 0 ? `: no ${lacking.join(', ')} here` : ''}`,
  () => {
    let county: TestLedger;
    let other: ReturnType<typeof secondProgram>;
    const organization = { id: 'a-1', unit, name: '=甲厂', credit_code: '91330800471867129Q', category: 'new_economic', status: 'active' };

    async function enrolled(): Promise<void> {
      county = makeLedger({ unit: '330802', level: 'county', name: '柯城区', today });
      other = secondProgram();
      other.write('request', unit, name);
      const request = other.file(`${unit}.lxreq`);
      expect(await inspect(county.books, request)).toMatchObject({ kind: 'request', verdict: 'unfounded', unit });
      expect(await readRequest(county.books, request)).toMatchObject({ unit, name, kind: 'first' });
      writeFileSync(join(other.folder, 'given.lxauth'), (await issueEnrolment(county.books, request)).bytes);
      other.write('accept', 'given.lxauth');
      for (const table of tableNames) other.fill(table, []);
    }

    test('is enrolled, sends two months, and is received like any other', async () => {
      await enrolled();
      other.fill('organization', [organization]);
      other.write('package', unit, name, period, '1', '1');
      const first = other.file(`${unit}_${period}_r1_0001.lxpkg`);
      expect(await inspect(county.books, first)).toMatchObject({ verdict: 'trusted', software: 'second-writer 1' });
      const verified = await verify(county.books, first);
      expect(verified.checks.filter(({ ok }) => !ok)).toEqual([]);
      expect(verified).toMatchObject({ ok: true, package: { sequence: 1, gap: false } });
      expect(await receive(county.books, first)).toMatchObject({ outcome: 'accepted', diff: { organization: { added: 1 } } });
      expect(county.row('organization', 'a-1')).toMatchObject({ name: '=甲厂', unit, category: 'new_economic' });

      other.fill('organization', [
        { ...organization, name: '甲厂' },
        { ...organization, id: 'a-2', name: '乙厂', credit_code: '91330802MA28F12347' },
      ]);
      other.write('package', unit, name, period, '2', '2', 'last.json');
      expect(await receive(county.books, other.file(`${unit}_${period}_r2_0002.lxpkg`))).toMatchObject({
        outcome: expect.stringContaining('accepted'),
        diff: { organization: { added: 1, changed: 1 } },
      });
    });

    test('is refused where it does not keep to it', async () => {
      await enrolled();
      other.fill('organization', [{ ...organization, category: '新经济组织' }]);
      other.write('package', unit, name, period, '1', '1');
      expect(await verify(county.books, other.file(`${unit}_${period}_r1_0001.lxpkg`))).toMatchObject({ ok: false, code: 'DOC-ROWS' });
    });
  },
);
