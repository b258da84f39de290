import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sheetNames } from '#shared/model/tables.ts';
import { catalogue } from '#shared/rules/catalogue.ts';
import { itemsOf, itemTitle, pairingOf, standardGroups } from '#shared/standards/catalogue.ts';
import { readInline, readMarkdown } from '../../../renderer/pages/manual/markdown.ts';

const text = readFileSync(join(import.meta.dirname, '../../../resources/manual/18-speech.md'), 'utf8');
const rows = readMarkdown(text).flatMap((block) => (block.kind === 'table' ? block.rows : []));
/** Reckoned from rows and the day, never stored as problems, or a figure: the manual names them beside the rules. */
const reckoned = ['COV-001', 'WRN-001', 'WRN-002'];
const isLink = ({ kind }: { kind: string }) => kind === 'link' || kind === 'page';

test('讲话的每一条都有回答，也都有可以打开的地方', () => {
  expect(rows.length).toBeGreaterThan(25);
  for (const [said, answer = '', open = ''] of rows) {
    expect(answer, said).not.toBe('');
    expect(readInline(open).some(isLink), said).toBe(true);
  }
});

test('提到的规则都有', () => {
  const known = [...catalogue.map(({ id }) => id), ...reckoned];
  const named = text.match(/[A-Z]{3}-\d{3}/g) ?? [];
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((id) => !known.includes(id))).toEqual([]);
});

test('标准的每一项都在对照表里', () => {
  const said = rows.map(([first]) => first).join('\n');
  const items = standardGroups.flatMap(itemsOf).filter((item) => pairingOf(item) === undefined);
  expect(items.map(itemTitle).filter((title) => !said.includes(title))).toEqual([]);
});

test('讲话用到的每张表都打得开', () => {
  const ownOffice = ['unit', 'organization', 'party_group'];
  const linked = text.match(/#\/table\/\w+/g)?.map((address) => address.slice('#/table/'.length)) ?? [];
  expect(sheetNames.filter((name) => !ownOffice.includes(name) && !linked.includes(name))).toEqual([]);
});
