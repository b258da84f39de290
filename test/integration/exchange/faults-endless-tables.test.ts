import { expect, test } from 'vitest';
import { resourceColumns } from '#shared/documents/table-csv.ts';
import { readTableText } from '#shared/documents/table-rows.ts';
import { tables } from '#shared/model/tables.ts';
import { receive } from '../../../electron/exchange/receive.ts';
import { forged, setText, textIn } from './desks.ts';
import { expectRefused, sentPackage } from './refusals.ts';

const mebi = 1024 * 1024;
const member = 'data/member.csv';
/** Text that does not compress away, so that the ratio of what stands before it passes. */
const noise = (length: number) => {
  let state = 1;
  return Array.from({ length: length / 8 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state.toString(16).padStart(8, '0');
  }).join('');
};

/** Whoever holds a township's key signs these: only reading the rows is left to refuse them, and it must not read them to the end. */
test.each([
  ['line ends', '\n'.repeat(6 * mebi)],
  ['commas', ','.repeat(6 * mebi)],
  ['doubled quotes', `"${'""'.repeat(3 * mebi)}"`],
  ['one cell', 'a'.repeat(6 * mebi)],
])('a signed table of millions of %s is refused before it fills the memory', async (_, text) => {
  const { county, township, file } = await sentPackage();
  const endless = await forged(file, { from: township, to: county }, (parts) =>
    setText(parts, member, `${textIn(parts, member)}${text}${noise(64 * 1024)}`),
  );
  const before = process.memoryUsage().rss;
  const began = performance.now();
  expect(await receive(county.books, endless)).toMatchObject({ outcome: 'refused', code: 'DOC-ROWS' });
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * mebi);
  expect(performance.now() - began).toBeLessThan(3000);
});

test('tables that are counted to hold more than two million rows together are refused before one is read', async () => {
  const { county, township, file } = await sentPackage();
  const counts = { meeting: 1_000_000, member: 999_999, organization: 2 };
  const many = await forged(file, { from: township, to: county }, ({ manifest }) =>
    Object.assign(manifest, { 'lx:counts': { ...(manifest['lx:counts'] as object), ...counts } }),
  );
  await expectRefused(county, many, 'DOC-LIMIT', 'rows');
});

test('a cell of a million characters is read, a longer one and more than a million rows are not', () => {
  const header = resourceColumns(tables.party_group).join();
  const read = (rows: readonly string[]) => readTableText(tables.party_group, [header, ...rows].join('\r\n'));
  const rowOf = (id: number, name: string) => `r${id},330802005,${name},b1,,`;
  expect(read([rowOf(1, 'a'.repeat(1_000_000))])).toHaveProperty('rows');
  expect(read([rowOf(1, 'a'.repeat(1_000_001))])).toMatchObject({ fault: { row: 2 } });
  expect(read([rowOf(1, `"${'a'.repeat(1_000_001)}"`)])).toMatchObject({ fault: { row: 2 } });
  expect(read(Array.from({ length: 1_000_000 }, (_, id) => rowOf(id, '一')))).toMatchObject({ fault: { row: 1_000_001 } });
});
